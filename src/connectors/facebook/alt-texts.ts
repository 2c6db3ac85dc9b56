import { Rejected, type Access, type MediaRef } from '../connector.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'

/** An album may hold hundreds; each picture is a call of its own, taken from the same allowance as the replies. */
const MOST_PICTURES = 10

/**
 * What somebody wrote for those who cannot see the pictures of a post. It stands on the photo, not on the attachment, so each is asked.
 * A photo that may not be read has none, and the page then says that there is none (WCAG 1.1.1).
 */
export async function withAltTexts(
  calls: GraphCalls,
  access: Access,
  raw: Json,
  media: readonly MediaRef[],
): Promise<readonly MediaRef[]> {
  const photos = photosOf(raw).slice(0, MOST_PICTURES)
  const texts = new Map<string, string>()
  for (const { id, url } of photos) {
    const altText = await readAltText(calls, access, id)
    if (altText !== null) texts.set(url, altText)
  }
  return media.map((ref) => {
    const altText = ref.kind === 'image' ? texts.get(ref.url) : undefined
    return altText === undefined ? ref : { ...ref, altText }
  })
}

/** Words that a person chose before those that the network's machine guessed. */
async function readAltText(calls: GraphCalls, access: Access, photoId: string): Promise<string | null> {
  const photo = await calls
    .read(access, [photoId], { fields: 'alt_text_custom,alt_text' })
    .catch((error: unknown) => {
      if (error instanceof Rejected) return null
      throw error
    })
  const custom = textAt(photo, 'alt_text_custom')?.trim() ?? ''
  const any = custom === '' ? (textAt(photo, 'alt_text')?.trim() ?? '') : custom
  return any === '' ? null : any
}

type Photo = { readonly id: string; readonly url: string }

function photosOf(raw: Json): readonly Photo[] {
  return listAt(recordAt(raw, 'attachments'), 'data').flatMap(photosIn)
}

function photosIn(value: unknown): readonly Photo[] {
  const attachment = asRecord(value)
  const inner = listAt(recordAt(attachment, 'subattachments'), 'data')
  if (inner.length > 0) return inner.flatMap(photosIn)
  const kind = textAt(attachment, 'media_type') ?? textAt(attachment, 'type') ?? ''
  const id = idAt(recordAt(attachment, 'target'), 'id')
  const url = textAt(recordAt(recordAt(attachment, 'media'), 'image'), 'src')
  return kind === 'photo' && id !== null && url !== null ? [{ id, url }] : []
}
