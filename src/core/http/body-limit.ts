import { bodyLimit } from 'hono/body-limit'
import { BodyTooLarge } from './refusals.ts'
import type { HttpMiddleware } from './variables.ts'

const MEBIBYTE = 1024 * 1024

/** Bytes. Forms are text, a file among them a list of at most 5 MiB; networks batch many events in one body; the API takes what a form takes and some context. */
export const BODY_LIMITS = {
  form: MEBIBYTE,
  file: 6 * MEBIBYTE,
  hook: 10 * MEBIBYTE,
  api: 2 * MEBIBYTE,
} as const

/** Refuses a body that says it is too large unread, and one that does not say when it gets there. Throws `BodyTooLarge` (413). */
export function limitBody(kind: keyof typeof BODY_LIMITS): HttpMiddleware {
  const maxSize = BODY_LIMITS[kind]
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new BodyTooLarge(maxSize)
    },
  })
}
