/** Answers for those who wonder what they may do: employees, managers, politicians (B-001 to B-003, B-081, B-094 to B-108). */
import { z } from 'zod'
import { key, localText, orUnknown } from './primitives.ts'
import { rule } from './rule.ts'

const audiences = ['allStaff', 'assigned', 'managers', 'politicians', 'public'] as const

const sectors = ['healthCare', 'socialServices', 'preschool', 'school'] as const

const entry = rule(
  z.strictObject({
    key,
    audience: z.array(z.enum(audiences)).min(1),
    situation: localText.describe('Situationen, så som den som undrar skulle säga det.'),
    text: localText,
    phrases: z.array(localText).max(10).default([]).describe('Färdiga formuleringar att använda.'),
    sectors: z
      .array(z.enum(sectors))
      .default([])
      .describe('Områden där svaret gäller särskilt. Tom lista = alla.'),
    links: z
      .array(z.strictObject({ label: localText, url: orUnknown(z.url()) }))
      .max(20)
      .default([]),
  }),
)

export const guidance = z.array(entry).max(300)
