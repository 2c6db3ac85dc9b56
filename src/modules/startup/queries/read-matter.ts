import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { findRegistered } from '#modules/accounts/index.ts'
import { roleName, type LocalText } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import type { ApplicationState } from '../rules/application.ts'
import { applicationName } from '../rules/name-application.ts'
import { findApplication } from '../store/applications.ts'
import { findStep } from '../store/steps.ts'

/** What a notice about an application, or about one of its steps, is about. */
export type Matter = {
  readonly name: string
  readonly state: ApplicationState
  /** The role that is asked, and whether it still is; null when the notice is about the whole application. */
  readonly asked: { readonly role: LocalText; readonly isOpen: boolean } | null
}

/** `subjectId`: a step's or an application's; null when there is none (any more). */
export async function readMatter(
  { policies }: Pick<StartupDeps, 'policies'>,
  tx: Tx,
  orgId: OrgId,
  subjectId: string,
): Promise<Matter | null> {
  const step = await findStep(tx, orgId, subjectId)
  const application = await findApplication(tx, orgId, step?.applicationId ?? subjectId)
  if (application === null) return null
  const { accountId, policyVersionId, state } = application
  const account = accountId === null ? null : await findRegistered(tx, orgId, accountId)
  const { policy } = await policies.version(tx, orgId, policyVersionId)
  const isOpen = step !== null && step.outcome === null && step.openedAt !== null
  return {
    name: applicationName(application, account?.name ?? null),
    state,
    asked: step === null ? null : { role: roleName(policy, step.role), isOpen },
  }
}
