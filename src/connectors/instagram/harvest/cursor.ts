import { z } from 'zod'

/** Where a harvest stands, as JSON: small, because it is kept after every call. */
const place = z.object({
  media: z.string(),
  /** The comment whose answers are read; null: the comments directly under the post. */
  parent: z.string().nullable(),
  after: z.string().nullable(),
  pages: z.number().int(),
})

const newsCursor = z.object({
  /** Everything before this was told by earlier rounds. */
  since: z.string(),
  /** When this round began: the next one's `since`. */
  began: z.string(),
  step: z.enum(['media', 'threads', 'tags', 'messages']),
  /** How many comments each of the newest posts had when it was last looked at; null before the first round. */
  counts: z.record(z.string(), z.number()).nullable(),
  queue: z.array(place),
  after: z.string().nullable(),
})

const pastCursor = z.object({
  step: z.enum(['media', 'tags', 'messages', 'done']),
  after: z.string().nullable(),
  /** Threads to be read before the list goes on. */
  queue: z.array(place),
})

export type Place = z.infer<typeof place>
export type NewsCursor = z.infer<typeof newsCursor>
export type PastCursor = z.infer<typeof pastCursor>

/** null for a cursor that cannot be read: then the harvest begins anew, which tells nothing twice. */
export function readNewsCursor(text: string | null): NewsCursor | null {
  return read(newsCursor, text)
}

export function readPastCursor(text: string | null): PastCursor | null {
  return read(pastCursor, text)
}

function read<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
