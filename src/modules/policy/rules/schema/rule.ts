/** Every rule of a policy says what it demands, how strongly and where that stands: the paragraph chip is made from this. */
import { z } from 'zod'
import { key, line, localText, orUnknown } from './primitives.ts'

/** ska: must, a breach when broken · bör: should, a recorded deviation · får: may · gärna: advice only. */
const modalities = ['ska', 'bör', 'får', 'gärna'] as const

export type Modality = (typeof modalities)[number]

export const modality = z.enum(modalities).meta({
  id: 'modality',
  description: 'ska = krav, bör = avsteg noteras, får = tillåtet, gärna = råd.',
})

const lawReference = z
  .strictObject({
    id: key.describe('Lagens id i listan laws eller i den medföljande lagförteckningen.'),
    section: line.optional().describe('Lagrummet, till exempel "5 §".'),
  })
  .meta({ id: 'lawReference' })

/** Sources that need no entry in `documents`: the law itself, and the product's own starting value where the document is silent. */
export const builtInDocuments = ['law', 'torget'] as const

export const source = z
  .strictObject({
    doc: key.describe(
      'Dokumentets id i listan documents, "law" för lag eller "torget" för produktens grundläge.',
    ),
    section: line.optional(),
    requirements: z
      .array(z.string().regex(/^[A-ZÅÄÖ]{1,4}-\d{1,4}$/, { error: '@schema.bad-requirement' }))
      .optional()
      .describe('Kravets nummer i kravlistan, till exempel F-101.'),
    law: lawReference.optional(),
  })
  .meta({ id: 'source', description: 'Var regeln står.' })

const ruleFields = {
  id: key.describe('Regelns id. Beslut pekar på det, så byt det aldrig.'),
  label: localText,
  modality,
  source,
  note: z.string().trim().min(1).max(1000).optional(),
}

export function rule<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ ...ruleFields, value })
}

/** A rule whose value the source may leave open: "unknown" then blocks go-live for that part (F-050, B-110). */
export function openRule<Value extends z.ZodType>(value: Value) {
  return rule(orUnknown(value))
}
