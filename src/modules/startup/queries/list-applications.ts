import { may, type PersonActor } from '#core/actor.ts'
import { readPeople, readUnits, type Person } from '#modules/organisation/index.ts'
import { roleName, type LocalText } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { findDeciders } from '../actions/find-deciders.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application, ApplicationState } from '../rules/application.ts'
import { accountNameOf } from '../rules/derive-opening.ts'
import { countApplications, listApplications, type Scope, type StateCounts } from '../store/applications.ts'
import { readOpenSteps, readSteps } from '../store/steps.ts'

export const LIST_VIEWS = ['mine', 'unit', 'all'] as const
export type ListView = (typeof LIST_VIEWS)[number]

export type ListWish = {
  readonly view: ListView
  readonly state: ApplicationState | null
  readonly before: { readonly changedAt: string; readonly id: string } | null
}

export type AskedNow = {
  readonly role: LocalText
  /** Empty where nobody holds the role. */
  readonly names: readonly string[]
  readonly since: Temporal.Instant
}

export type ListedApplication = {
  readonly application: Application
  readonly name: string
  readonly unit: string
  readonly applicant: string
  readonly asked: readonly AskedNow[]
}

export type ApplicationList = {
  readonly rows: readonly ListedApplication[]
  readonly counts: StateCounts
  readonly views: readonly ListView[]
  /** Where the next page begins; null on the last. */
  readonly next: ListWish['before']
}

const PAGE = 50

/** One's own, one's unit's, and everything for those who oversee. */
export async function readApplications(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
  wish: ListWish,
): Promise<ApplicationList> {
  const { orgId } = actor
  const seesAll = may(actor, startupPermissions.oversee, null)
  const view = wish.view === 'all' && !seesAll ? 'mine' : wish.view
  const scope = scopeOf(view, actor)
  const at = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const states = wish.state === null ? {} : { states: [wish.state] }
    const found = await listApplications(tx, orgId, {
      ...scope,
      ...states,
      before: wish.before,
      limit: PAGE + 1,
    })
    const shown = found.slice(0, PAGE)
    const { policy } = await deps.policies.inForce(tx, orgId, at)
    const people = new Map((await readPeople(tx, orgId)).map((person) => [person.id, person]))
    const units = new Map((await readUnits(tx, orgId)).map(({ id, name }) => [id, name]))
    const open = Map.groupBy(await readOpenSteps(tx, orgId), ({ applicationId }) => applicationId)
    const askedOf = async (application: Application): Promise<AskedNow[]> => {
      const asked: AskedNow[] = []
      for (const step of open.get(application.id) ?? []) {
        const steps = step.mustDifferFrom.includes('earlierApprovers')
          ? await readSteps(tx, orgId, application.id)
          : []
        const { eligible } = await findDeciders(tx, orgId, { application, step, steps, at })
        const names = [...new Set(eligible.map(({ person }) => person.fullName))]
        asked.push({ role: roleName(policy, step.role), names, since: step.openedAt ?? at })
      }
      return asked
    }
    const rows: ListedApplication[] = []
    for (const application of shown) rows.push(await listed(application, { people, units, askedOf }))
    const last = found.length > PAGE ? shown.at(-1) : undefined
    return {
      rows,
      counts: await countApplications(tx, orgId, scope),
      views: seesAll ? LIST_VIEWS : LIST_VIEWS.filter((one) => one !== 'all'),
      next: last === undefined ? null : { changedAt: last.changedAt.toString(), id: last.id },
    }
  })
}

function scopeOf(view: ListView, actor: PersonActor): Scope {
  if (view === 'mine') return { personId: actor.id }
  return view === 'unit' ? { unitIds: actor.unitIds } : {}
}

type Names = {
  readonly people: ReadonlyMap<string, Person>
  readonly units: ReadonlyMap<string, string>
  readonly askedOf: (application: Application) => Promise<AskedNow[]>
}

async function listed(
  application: Application,
  { people, units, askedOf }: Names,
): Promise<ListedApplication> {
  return {
    application,
    name: accountNameOf(application),
    unit: units.get(application.unitId) ?? '',
    applicant: people.get(application.applicantId)?.fullName ?? '',
    asked: await askedOf(application),
  }
}
