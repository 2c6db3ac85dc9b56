/** The building blocks of a policy file: texts in both languages, real dates and an honest "unknown". */
import { z } from 'zod'

/** What the source document does not say is written out as this word; it blocks go-live, never the loading of the file (F-050, B-110). */
export const UNKNOWN = 'unknown'

/**
 * Schema errors that carry one of our own codes start with this sign; the loader turns them into a sentence with a remedy.
 * zod's own messages are English and know nothing of the remedy.
 */
export const OWN_CODE = '@'

export function orUnknown<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal(UNKNOWN), schema])
}

export const line = z.string().trim().min(1).max(300)

/** A text shown to people, in both languages of the product. */
export const localText = z
  .strictObject({ sv: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) })
  .meta({ id: 'text', description: 'Text som visas för människor, på svenska och engelska.' })

export const day = z.iso.date({ error: '@date.impossible' })

export const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: '@schema.bad-key' })
  .max(60)

export const webAddress = z.url({ protocol: /^https?$/, error: '@schema.bad-address' })

export const accountKinds = [
  'official',
  'service',
  'assignment',
  'campaign',
  'relay',
  'closedGroup',
  'seasonal',
] as const

export const accountKind = z.enum(accountKinds)

export type AccountKind = (typeof accountKinds)[number]
