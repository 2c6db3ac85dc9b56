import type { Author, EventPost, MediaRef, NetworkPost } from '../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { shownLittleText } from './little-text.ts'
import { postPermalink, urnType } from './urns.ts'

export type Names = ReadonlyMap<string, string>

/** A post as the Posts API writes it; null when it does not say which it is. */
export function readPost(raw: Json, names: Names): NetworkPost | null {
  const externalId = postIdOf(raw)
  return externalId === null ? null : { ...eventPost(raw, externalId, names), raw }
}

export function postIdOf(raw: Json): string | null {
  return idAt(raw, 'id') ?? idAt(raw, '$URN')
}

export function eventPost(raw: Json, externalId: string, names: Names): EventPost {
  return {
    externalId,
    text: textOf(raw),
    publishedAt:
      instantAt(raw, 'publishedAt') ??
      instantAt(raw, 'createdAt') ??
      instantAt(recordAt(raw, 'created'), 'time'),
    permalink: postPermalink(externalId),
    media: [...mediaOf(recordAt(raw, 'content')), ...resharedIn(raw)],
    author: authorOf(idAt(raw, 'author'), names),
  }
}

/** A name that LinkedIn keeps to itself is empty; without a URN there is nobody. */
export function authorOf(urn: string | null, names: Names): Author | null {
  return urn === null ? null : { externalId: urn, name: names.get(urn) ?? '' }
}

/** A poll's question and choices are words of the post too. */
function textOf(raw: Json): string {
  const poll = recordAt(recordAt(raw, 'content'), 'poll')
  const choices = listAt(poll, 'options').map((one) => textAt(asRecord(one), 'text') ?? '')
  const asked = [
    textAt(poll, 'question') ?? '',
    ...choices.map((choice) => (choice === '' ? '' : `– ${choice}`)),
  ]
  const parts = [
    shownLittleText(textAt(raw, 'commentary') ?? ''),
    asked.filter((line) => line !== '').join('\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The state as it stands in the answer; a post that tells none is there for everybody. */
export function stateOf(raw: Json): string {
  return textAt(raw, 'lifecycleState') ?? 'PUBLISHED'
}

const PUBLISHED: readonly string[] = ['PUBLISHED', 'PUBLISHED_EDITED']

export function isPublished(raw: Json): boolean {
  return PUBLISHED.includes(stateOf(raw))
}

export function isEditedPost(raw: Json): boolean {
  return (
    stateOf(raw) === 'PUBLISHED_EDITED' || isTrueAt(recordAt(raw, 'lifecycleStateInfo'), 'isEditedByAuthor')
  )
}

const KINDS: Readonly<Record<string, MediaRef['kind']>> = { image: 'image', video: 'video', document: 'file' }

/** An uploaded file is known by its URN: an address to fetch it from is asked for when it is fetched, since such addresses run out. */
function mediaOf(content: Json | null): readonly MediaRef[] {
  const images = listAt(recordAt(content, 'multiImage'), 'images')
  const cards = listAt(recordAt(content, 'carousel'), 'cards').map((card) =>
    recordAt(asRecord(card), 'media'),
  )
  const files = [recordAt(content, 'media'), ...images.map(asRecord), ...cards].flatMap((one) => fileOf(one))
  const article = recordAt(content, 'article')
  const source = webUrl(article?.['source'])
  if (source === null) return files
  const title = textAt(article, 'title')
  return [...files, { kind: 'link', url: source, ...(title === null ? {} : { title }) }]
}

/** What is shared on stands in a post of its own. */
function resharedIn(raw: Json): readonly MediaRef[] {
  const parent = idAt(recordAt(raw, 'reshareContext'), 'parent')
  return parent === null || urnType(parent) === null ? [] : [{ kind: 'link', url: postPermalink(parent) }]
}

function fileOf(file: Json | null): readonly MediaRef[] {
  const urn = idAt(file, 'id')
  const kind = KINDS[urnType(urn ?? '') ?? '']
  if (urn === null || kind === undefined) return []
  const altText = textAt(file, 'altText')
  const title = textAt(file, 'title')
  return [{ kind, url: urn, ...(altText === null ? {} : { altText }), ...(title === null ? {} : { title }) }]
}
