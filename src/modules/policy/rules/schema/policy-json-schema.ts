/** The policy schema for editors: completion, hints and red underlining while a policy is being written. */
import { z } from 'zod'
import { policySchema } from './policy.ts'

/** JSON Schema draft 7, the dialect YAML editors know best. `policies/policy.schema.json` is this, written out. */
export function policyJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' })
  return { ...schema, title: 'Torget: policy för sociala medier' }
}
