import { nextId } from '../../town/town-core.ts'
import type { TownMedia, TownPost } from '../../town/state.ts'
import type { Body, LabRequest, Upload } from '../lab-core.ts'
import { invalidField } from '../problem.ts'
import { checkFields, recordField, textField } from './body-checks.ts'

const MOST_ALT_TEXT = 4_086
const FEWEST_IMAGES = 2
const MOST_IMAGES = 20

type Content = { readonly media: readonly TownMedia[]; readonly extra: Record<string, unknown> }

/** What a new post shows besides its words: a file, several pictures or a link. */
export function contentOf(request: LabRequest, value: unknown): Content {
  if (value === undefined) return { media: [], extra: {} }
  const content = recordField({ content: value }, 'content')
  checkFields(content, { required: [], optional: ['media', 'multiImage', 'article'] }, 'content/')
  if (Object.keys(content).length !== 1) throw invalidField('content', 'must have exactly one member')
  if (content['article'] !== undefined) return { media: [], extra: { article: articleOf(content) } }
  if (content['media'] !== undefined)
    return { media: [fileOf(request, recordField(content, 'media', 'content/'))], extra: {} }
  const images = recordField(content, 'multiImage', 'content/')['images']
  if (!Array.isArray(images) || images.length < FEWEST_IMAGES || images.length > MOST_IMAGES)
    throw invalidField('content/multiImage/images', `length is not ${FEWEST_IMAGES} to ${MOST_IMAGES}`)
  const media = images.map((one: unknown) => fileOf(request, recordField({ image: one }, 'image')))
  return { media, extra: {} }
}

function articleOf(content: Body): Body {
  const article = recordField(content, 'article', 'content/')
  checkFields(
    article,
    { required: ['source', 'title'], optional: ['description', 'thumbnail'] },
    'content/article/',
  )
  const source = textField(article, 'source', 'content/article/')
  if (URL.parse(source) === null) throw invalidField('content/article/source', 'is not a URL')
  return article
}

function fileOf({ core }: LabRequest, file: Body): TownMedia {
  checkFields(file, { required: ['id'], optional: ['altText', 'title'] }, 'content/media/')
  const urn = textField(file, 'id', 'content/media/')
  const upload: Upload | undefined = core.extra.uploads[urn]
  if (upload?.isWhole !== true) throw invalidField('content/media/id', `${urn} is not ready to be used`)
  const altText = typeof file['altText'] === 'string' ? file['altText'] : ''
  if (altText.length > MOST_ALT_TEXT) throw invalidField('content/media/altText', 'is too long')
  const { kind, mediaType } = upload
  const id = nextId(core.town.core, 'media')
  return { id, kind, mediaType, altText, picture: null, extra: { urn, title: file['title'] } }
}

/** As the Posts API answers it; pictures of the town itself get a URN of their own. */
export function writeContent({ media, extra }: TownPost): Body | null {
  const article = extra['article']
  if (article !== undefined) return { article }
  const files = media.map((one) => ({
    id: fileUrn(one),
    ...(one.altText === '' ? {} : { altText: one.altText }),
  }))
  const [only] = files
  if (only === undefined) return null
  return files.length === 1 ? { media: only } : { multiImage: { images: files } }
}

export function fileUrn({ id, extra, kind }: TownMedia): string {
  const urn = extra['urn']
  if (typeof urn === 'string') return urn
  return kind === 'video' ? id.replace(':image:', ':video:') : id
}
