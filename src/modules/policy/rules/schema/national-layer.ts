/** The national recommendation: the same rules as a policy, every one of them optional (requirements §4, layer 2). */
import { z } from 'zod'
import { inbox } from './inbox.ts'
import { documents } from './meta.ts'
import { moderation } from './moderation.ts'
import { policySchema } from './policy.ts'
import type { DeepReadonly } from './policy.ts'
import { key, line } from './primitives.ts'
import { records } from './records.ts'

const { aims, org, platforms, accounts, startup, register, admin, publishing, weeding, archive } =
  policySchema.shape
const { consent, crisis, monitoring, ads, evaluation, guidance, laws } = policySchema.shape

export const nationalLayerSchema = z.strictObject({
  layer: z.strictObject({ id: key, title: line, version: key }),
  documents,
  inbox: inbox.partial().prefault({}),
  moderation: moderation.partial().prefault({}),
  records: records.partial().prefault({}),
  ...{ aims, org, platforms, accounts, startup, register, admin, publishing, weeding, archive },
  ...{ consent, crisis, monitoring, ads, evaluation, guidance, laws },
})

export type NationalLayer = DeepReadonly<z.output<typeof nationalLayerSchema>>
