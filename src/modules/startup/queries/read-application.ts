import { may, type PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import type { LedgerEntry } from '#core/ledger/entry.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { findRegistered, readRegistered, type RegisteredAccount } from '#modules/accounts/index.ts'
import {
  readPeople,
  readRoleHolders,
  readUnits,
  type Deputy,
  type Person,
  type Unit,
} from '#modules/organisation/index.ts'
import { actsAs } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { findDeciders } from '../actions/find-deciders.ts'
import { completeApplication, partiesOf, stepsOfRound, type Whole } from '../actions/whole-application.ts'
import { startupPermissions } from '../permissions.ts'
import { isOpenState, mayBeChanged, type Step } from '../rules/application.ts'
import { questionsIn } from '../rules/basic-questions.ts'
import { audienceOf, platformNameOf, platformOf, purposeOf } from '../rules/derive-opening.ts'
import { findOverlaps, type Overlap } from '../rules/find-overlaps.ts'
import { findApplication } from '../store/applications.ts'

/** An application with everything that its pages show. */
export type ApplicationDetail = Whole & {
  /** The steps of the round under way, and of every round the exceptions from a platform's standing. */
  readonly ofRound: readonly Step[]
  readonly overrides: readonly Step[]
  /** Who may take each open step just now; none where the role is vacant. */
  readonly deciders: ReadonlyMap<string, readonly Deputy[]>
  /** For a question that asks who somebody's manager is: those who are. By the question's key. */
  readonly holders: ReadonlyMap<string, readonly Person[]>
  /** Those who still work here. */
  readonly people: readonly Person[]
  /** Everybody's name, those who have left too. */
  readonly names: ReadonlyMap<string, string>
  readonly units: readonly Unit[]
  readonly account: RegisteredAccount | null
  readonly overlaps: readonly Overlap[]
  readonly journal: readonly LedgerEntry[]
  readonly partyIds: readonly PersonId[]
  readonly now: Temporal.Instant
  readonly mayFillIn: boolean
  readonly mayWithdraw: boolean
}

/** Throws `NotFound`. */
export async function readApplication(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
  id: string,
): Promise<ApplicationDetail> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const application = await findApplication(tx, orgId, id)
    if (application === null) throw new NotFound('application', id)
    const whole = await completeApplication(deps, tx, orgId, application)
    const now = deps.clock.now()
    const people = await readPeople(tx, orgId)
    const { accountId, unitId, state } = application
    const partyIds = partiesOf(whole)
    const subject = { unitId, partyIds }
    return {
      ...whole,
      ofRound: stepsOfRound(whole),
      overrides: whole.steps.filter(({ kind }) => kind === 'override'),
      deciders: await readDeciders(tx, actor, whole, now),
      holders: await readHolders(tx, actor, whole, now),
      people: people.filter(({ isActive }) => isActive),
      names: new Map(people.map((person) => [person.id, person.fullName])),
      units: await readUnits(tx, orgId),
      account: accountId === null ? null : await findRegistered(tx, orgId, accountId),
      overlaps: overlapsOf(whole, await readRegistered(tx, orgId)),
      journal: await readJournal(tx, orgId, application.id),
      partyIds,
      now,
      mayFillIn: mayBeChanged(state) && may(actor, startupPermissions.fillIn, subject),
      mayWithdraw: isOpenState(state) && may(actor, startupPermissions.withdraw, subject),
    }
  })
}

async function readDeciders(
  tx: Tx,
  { orgId }: PersonActor,
  { application, steps }: Whole,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly Deputy[]>> {
  const deciders = new Map<string, readonly Deputy[]>()
  for (const step of steps.filter(({ openedAt, outcome }) => openedAt !== null && outcome === null)) {
    const ofRound = steps.filter(({ round }) => round === application.round)
    const { eligible } = await findDeciders(tx, orgId, { application, step, steps: ofRound, at })
    deciders.set(step.id, eligible)
  }
  return deciders
}

/** A question has a role's own name when it asks for the holder of that role. */
async function readHolders(
  tx: Tx,
  { orgId }: PersonActor,
  { application, judgement, inForce }: Whole,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly Person[]>> {
  const holders = new Map<string, readonly Person[]>()
  const { unitId, applicantId, assigneeId } = application
  for (const { key, type } of questionsIn(judgement.form)) {
    if (type !== 'person' || key === 'assignee' || actsAs(inForce.policy, key) === null) continue
    const held = await readRoleHolders(tx, orgId, { roleKey: key, unitId, at })
    const people = held.filter(({ standsInFor }) => standsInFor === null).map(({ person }) => person)
    const own: readonly (PersonId | null)[] = assigneeId === null ? [applicantId] : [assigneeId]
    holders.set(
      key,
      people.filter(({ id, isActive }) => isActive && !own.includes(id)),
    )
  }
  return holders
}

function overlapsOf(
  { application, judgement, inForce }: Whole,
  accounts: readonly RegisteredAccount[],
): readonly Overlap[] {
  if (application.kind === 'closing') return []
  const { answers, unitId, accountId } = application
  const { form } = judgement
  const words = `${purposeOf(form, answers)} ${audienceOf(inForce.policy, form, answers)}`
  const platformId = platformOf(inForce.policy, form, answers)?.id ?? null
  const others = accounts.filter(({ id }) => id !== accountId)
  return findOverlaps({ platformId, unitId, words }, others).map((overlap) => ({
    ...overlap,
    account: { ...overlap.account, platformName: platformNameOf(inForce.policy, overlap.account) },
  }))
}
