/** What has to be saved before anything is taken down: the floor's list and whatever the policy adds (F-129, F-132, tension 15). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { evidenceBeforeRemoval, noCopyOfChildAbuse } from './floor/floor-rules.ts'
import type { Ground } from './grounds.ts'
import { evidenceFields } from './schema/moderation.ts'
import type { Policy } from './schema/policy.ts'

export type EvidenceField = (typeof evidenceFields)[number]

export type EvidenceDemand = { readonly fields: readonly EvidenceField[]; readonly citation: Citation }

/** For child abuse material nothing that shows the content: the address, the name, the times and who found it. */
const withoutContent: readonly EvidenceField[] = ['url', 'handle', 'times', 'capturedBy']

export function evidenceDemand(policy: Policy, grounds: readonly Ground[]): EvidenceDemand {
  if (grounds.some((ground) => ground.childAbuse)) {
    return { fields: withoutContent, citation: citationOf(policy, noCopyOfChildAbuse) }
  }
  return {
    fields: evidenceFields,
    citation: citationOf(policy, policy.moderation.evidence ?? evidenceBeforeRemoval),
  }
}
