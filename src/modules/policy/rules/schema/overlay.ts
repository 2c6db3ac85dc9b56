/** What a board, company, department or single account tightens or adds, in the same file as the municipality's policy (requirements §4, layer 4). */
import { z } from 'zod'
import { basicInformation } from './accounts.ts'
import { minPosts } from './admin.ts'
import { accountKind, key, line, localText } from './primitives.ts'
import { accessibility, publishingRule } from './publishing.ts'
import { decision, snapshot } from './retention.ts'
import { modality, source } from './rule.ts'

const change = z.strictObject({
  rule: key.describe('Regelns id i kommunens policy.'),
  value: z.json().optional().describe('Det nya värdet. Bara skärpningar går att göra.'),
  modality: modality.optional(),
  source,
  note: z.string().trim().min(1).max(1000).optional(),
})

const additions = z.strictObject({
  basicInformation: z.array(basicInformation).default([]),
  publishingRules: z.array(publishingRule).default([]),
  accessibility: z.array(accessibility).default([]),
  minPosts: z.array(minPosts).default([]),
  weedingDecisions: z.array(decision).default([]),
  snapshots: z.array(snapshot).default([]),
})

export const overlay = z.strictObject({
  id: key,
  name: localText,
  units: z.array(key).max(200).default([]).describe('Enheter tillägget gäller, med allt under dem.'),
  accountKinds: z.array(accountKind).default([]),
  accounts: z
    .array(line)
    .max(500)
    .default([])
    .describe('Enskilda konton: plattform/namn, till exempel instagram/museet.'),
  changes: z.array(change).max(100).default([]),
  adds: additions.prefault({}),
})
