import type { TownMedia } from '../town/state.ts'
import { nextId } from '../town/town-core.ts'
import { mediaJson } from './entities.ts'
import { callerOf, ok, textIn, type LabCall, type Outcome } from './lab-call.ts'
import { MEDIA_TYPES } from './mastodon-rules.ts'
import { invalid, MastodonProblem, notFound } from './problem.ts'

/** How often a film is asked for before it is ready. */
const LOOKS = 1

type Upload = { readonly accountId: string; readonly media: TownMedia; looksLeft: number }

function uploadsIn({ lab }: LabCall): Record<string, Upload> {
  const { extra } = lab.town.state
  extra['uploads'] ??= {}
  return extra['uploads'] as Record<string, Upload>
}

export async function upload(call: LabCall): Promise<Outcome> {
  const { lab, body } = call
  const { core, state } = lab.town
  const file = body['file']
  if (!(file instanceof File)) throw invalid('File is invalid')
  if (!MEDIA_TYPES.includes(file.type)) throw invalid('File content type is invalid, File is invalid')
  const altText = textIn(body, 'description') ?? ''
  const { altTextCharacters, imageBytes, videoBytes } = lab.limits
  if (Array.from(altText).length > altTextCharacters)
    throw invalid(`Description is too long (maximum is ${altTextCharacters} characters)`)
  const isVideo = file.type.startsWith('video/')
  if (file.size > (isVideo ? videoBytes : imageBytes)) throw invalid('File size is too big')
  const id = nextId(core, 'media')
  const media: TownMedia = {
    id,
    kind: isVideo ? 'video' : 'image',
    mediaType: file.type,
    altText,
    picture: null,
    extra: {},
  }
  const base64 = Buffer.from(await file.arrayBuffer()).toString('base64')
  state.files[id] = { mediaType: file.type, base64 }
  uploadsIn(call)[id] = { accountId: callerOf(call).id, media, looksLeft: isVideo ? LOOKS : 0 }
  core.changed()
  const shown = mediaJson(lab, media)
  return isVideo ? { status: 202, body: { ...shown, url: null } } : ok(shown)
}

export function showMedia(call: LabCall): Outcome {
  const found = uploadsIn(call)[call.id]
  if (found?.accountId !== callerOf(call).id) throw notFound()
  const shown = mediaJson(call.lab, found.media)
  if (found.looksLeft === 0) return ok(shown)
  found.looksLeft -= 1
  return { status: 206, body: { ...shown, url: null } }
}

/** Uploads of the caller's own that are ready, or (in an edit) those that are attached already. */
export function attachedMedia(
  call: LabCall,
  ids: readonly string[],
  already: readonly TownMedia[] = [],
): readonly TownMedia[] {
  if (ids.length > call.lab.limits.attachments) throw invalid('Cannot attach more than 4 files')
  const own = callerOf(call).id
  const found = ids.map((id) => {
    const kept = already.find((one) => one.id === id)
    if (kept !== undefined) return kept
    const uploaded = uploadsIn(call)[id]
    if (uploaded?.accountId !== own) throw invalid('Media not found')
    if (uploaded.looksLeft > 0)
      throw new MastodonProblem(
        422,
        'Cannot attach files that have not finished processing. Try again in a moment!',
      )
    return { ...uploaded.media }
  })
  if (found.length > 1 && found.some(({ kind }) => kind === 'video'))
    throw invalid('Cannot attach a video to a post that already contains images')
  return found
}

/** `media_attributes`: alternative texts by id. */
export function describeMedia(media: readonly TownMedia[], attributes: unknown): readonly TownMedia[] {
  const list = Array.isArray(attributes) ? (attributes as unknown[]) : []
  const texts = new Map<string, string>()
  for (const item of list) {
    const { id, description } = (item ?? {}) as Record<string, unknown>
    if (typeof id === 'string' && typeof description === 'string') texts.set(id, description)
  }
  return media.map((one) => ({ ...one, altText: texts.get(one.id) ?? one.altText }))
}
