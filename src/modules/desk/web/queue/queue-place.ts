import { z } from 'zod'
import { decodeCursor, encodeCursor } from '#core/http/cursor.ts'
import type { QueuePlace } from '#modules/inbox/index.ts'

const place = z.tuple([z.string(), z.string()])

/** Where the next page begins, as one word for the address. */
export function writePlace({ at, id }: QueuePlace): string {
  return encodeCursor([at.toString(), id])
}

/** Throws `InvalidInput` for a word that `writePlace` did not make. */
export function readPlace(word: string): QueuePlace | null {
  if (word === '') return null
  const [at, id] = decodeCursor(word, place)
  return { at: Temporal.Instant.from(at), id }
}
