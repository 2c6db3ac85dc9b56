import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { stepsOfRound, type Whole } from '../actions/whole-application.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application, Step } from '../rules/application.ts'
import { openNow } from '../rules/progress.ts'
import { findApplication, listApplications, type ListQuery } from '../store/applications.ts'
import { readSteps } from '../store/steps.ts'

export type ApplicationQuery = ListQuery

export type FoundApplication = {
  readonly application: Application
  readonly steps: readonly Step[]
  /** Those that may be answered just now. */
  readonly openIds: ReadonlySet<string>
}

/** The latest changed first; `before` is where the page before ended. */
export async function findApplications(
  deps: Pick<StartupDeps, 'db'>,
  actor: Actor,
  query: ListQuery,
): Promise<readonly Application[]> {
  permit(actor, startupPermissions.read, null)
  return deps.db.forOrg(actor.orgId, (tx) => listApplications(tx, actor.orgId, query))
}

/** Throws `NotFound`. */
export async function findWithSteps(
  deps: Pick<StartupDeps, 'db'>,
  actor: Actor,
  id: string,
): Promise<FoundApplication> {
  permit(actor, startupPermissions.read, null)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const application = await findApplication(tx, actor.orgId, id)
    if (application === null) throw new NotFound('application', id)
    const steps = await readSteps(tx, actor.orgId, application.id)
    return { application, steps, openIds: openIdsOf({ application, steps }) }
  })
}

function openIdsOf(whole: Pick<Whole, 'application' | 'steps'>): ReadonlySet<string> {
  const exceptions = whole.steps.filter(({ kind, outcome }) => kind === 'override' && outcome === null)
  const open = [...openNow(stepsOfRound(whole)), ...exceptions].filter(({ openedAt }) => openedAt !== null)
  return new Set(open.map(({ id }) => id))
}
