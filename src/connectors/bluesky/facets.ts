import { asRecord, listAt, recordAt, textAt } from '../kit/json.ts'
import { findMarked, type Marked } from './find-facets.ts'
import { byteLength } from './post-text.ts'

type Feature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string }

/** Offsets count the bytes of the text in UTF-8: å is two, most emoji four. */
export type Facet = {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly [Feature]
}

/** `didOf` answers null for a handle that nobody has: it then stays plain text. */
export async function facetsOf(
  text: string,
  didOf: (handle: string) => Promise<string | null>,
): Promise<readonly Facet[]> {
  const facets: Facet[] = []
  for (const marked of findMarked(text)) {
    const feature = await featureOf(marked, didOf)
    if (feature === null) continue
    const byteStart = byteLength(text.slice(0, marked.start))
    const byteEnd = byteStart + byteLength(text.slice(marked.start, marked.end))
    facets.push({ index: { byteStart, byteEnd }, features: [feature] })
  }
  return facets
}

async function featureOf(
  { kind, value }: Marked,
  didOf: (handle: string) => Promise<string | null>,
): Promise<Feature | null> {
  if (kind === 'link') return { $type: 'app.bsky.richtext.facet#link', uri: value }
  if (kind === 'tag') return { $type: 'app.bsky.richtext.facet#tag', tag: value }
  const did = await didOf(value)
  return did === null ? null : { $type: 'app.bsky.richtext.facet#mention', did }
}

export type ReadLink = { readonly shown: string; readonly uri: string }

/** The links that a record marks, each with the words that show it: none where the offsets lead nowhere. */
export function linksIn(text: string, facets: readonly unknown[]): readonly ReadLink[] {
  const bytes = new TextEncoder().encode(text)
  return facets.flatMap((one) => {
    const facet = asRecord(one)
    const index = recordAt(facet, 'index')
    const [start, end] = [index?.['byteStart'], index?.['byteEnd']]
    const isPlace =
      typeof start === 'number' && typeof end === 'number' && start >= 0 && end > start && end <= bytes.length
    const shown = isPlace ? new TextDecoder().decode(bytes.subarray(start, end)) : ''
    return listAt(facet, 'features').flatMap((feature) => {
      const uri = textAt(asRecord(feature), 'uri')
      return uri === null ? [] : [{ shown, uri }]
    })
  })
}
