import type { Author, EventPost, MediaRef, NetworkPost } from '../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { fromLittleText, readableText } from './little-text.ts'
import { postPermalink, urnType } from './urns.ts'

export type Names = ReadonlyMap<string, string>

/** A post as the Posts API writes it; null when it does not say which it is. */
export function readPost(raw: Json, names: Names): NetworkPost | null {
  const externalId = idAt(raw, 'id') ?? idAt(raw, '$URN')
  return externalId === null ? null : { ...eventPost(raw, externalId, names), raw }
}

export function eventPost(raw: Json, externalId: string, names: Names): EventPost {
  return {
    externalId,
    text: readableText(fromLittleText(textAt(raw, 'commentary') ?? '')),
    publishedAt:
      instantAt(raw, 'publishedAt') ??
      instantAt(raw, 'createdAt') ??
      instantAt(recordAt(raw, 'created'), 'time'),
    permalink: postPermalink(externalId),
    media: mediaOf(recordAt(raw, 'content')),
    author: authorOf(idAt(raw, 'author'), names),
  }
}

/** A name that LinkedIn keeps to itself is empty; without a URN there is nobody. */
export function authorOf(urn: string | null, names: Names): Author | null {
  return urn === null ? null : { externalId: urn, name: names.get(urn) ?? '' }
}

export function isPublished(raw: Json): boolean {
  return (textAt(raw, 'lifecycleState') ?? 'PUBLISHED') === 'PUBLISHED'
}

export function isEditedPost(raw: Json): boolean {
  return isTrueAt(recordAt(raw, 'lifecycleStateInfo'), 'isEditedByAuthor')
}

const KINDS: Readonly<Record<string, MediaRef['kind']>> = { image: 'image', video: 'video', document: 'file' }

/** An uploaded file is known by its URN: an address to fetch it from is asked for when it is fetched, since such addresses run out. */
function mediaOf(content: Json | null): readonly MediaRef[] {
  const single = recordAt(content, 'media')
  const several = listAt(recordAt(content, 'multiImage'), 'images').map(asRecord)
  const files = [single, ...several].flatMap((one) => fileOf(one))
  const article = recordAt(content, 'article')
  const source = textAt(article, 'source')
  if (source === null) return files
  const title = textAt(article, 'title')
  return [...files, { kind: 'link', url: source, ...(title === null ? {} : { title }) }]
}

function fileOf(file: Json | null): readonly MediaRef[] {
  const urn = idAt(file, 'id')
  const kind = KINDS[urnType(urn ?? '') ?? '']
  if (urn === null || kind === undefined) return []
  const altText = textAt(file, 'altText')
  const title = textAt(file, 'title')
  return [{ kind, url: urn, ...(altText === null ? {} : { altText }), ...(title === null ? {} : { title }) }]
}
