import type { PersonActor } from '#core/actor.ts'
import { platformStanding } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { findDeciders } from '../actions/find-deciders.ts'
import { platformAnswer } from '../rules/derive-opening.ts'
import { planOverride } from '../rules/plan-steps.ts'
import type { ApplicationDetail } from './read-application.ts'

/** Names of those who may decide on an exception for the platform that was answered; none when nobody may, or the role is vacant (F-031). */
export async function readOverrideDeciders(
  deps: Pick<StartupDeps, 'db' | 'clock'>,
  { orgId }: PersonActor,
  { application, judgement, inForce }: ApplicationDetail,
): Promise<readonly string[]> {
  const typed = platformAnswer(judgement.form, application.answers)
  const { override } = platformStanding(inForce.policy, typed)
  if (override === null) return []
  const step = planOverride(override.decidedBy, override.citation.ruleId)
  return deps.db.forOrg(orgId, async (tx) => {
    const at = deps.clock.now()
    const { eligible } = await findDeciders(tx, orgId, { application, step, steps: [], at })
    return [...new Set(eligible.map(({ person }) => person.fullName))]
  })
}
