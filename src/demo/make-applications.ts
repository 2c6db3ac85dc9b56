import { systemActor, type PersonActor } from '#core/actor.ts'
import type { OrgId } from '#core/ids.ts'
import {
  actorFor,
  giveRole,
  readPeople,
  readRoleHolders,
  type OrganisationDeps,
  type Person,
} from '#modules/organisation/index.ts'
import { readRegistered } from '#modules/accounts/index.ts'
import { startGate, type Policy } from '#modules/policy/index.ts'
import {
  applyForClosing,
  decideStep,
  findApplications,
  readWaiting,
  requestOverride,
  saveAnswers,
  startApplication,
  submitApplication,
  withdrawApplication,
  type StartupDeps,
} from '#modules/startup/index.ts'
import { applicationsOf, type DemoApplication } from './applications-of-services.ts'
import { castOf, type DemoRole } from './people.ts'
import type { DemoPolicy } from './shipped-policies.ts'

type Deps = { readonly startup: StartupDeps; readonly organisation: OrganisationDeps }
type Making = {
  readonly orgId: OrgId
  readonly policy: Pick<DemoPolicy, 'sender' | 'place'>
  /** Which of the demo's casts works here. */
  readonly index: number
  readonly signal: AbortSignal
}

type Town = {
  readonly deps: Deps
  readonly orgId: OrgId
  readonly policy: Policy
  readonly words: Making['policy']
  readonly people: ReadonlyMap<string, Person>
}

/**
 * A few applications under way, each waiting for somebody else, so that every queue has something in it. Made once: who has answered one does not
 * find it unanswered after a restart.
 */
export async function makeApplications(
  deps: Deps,
  { orgId, index, signal, policy: words }: Making,
): Promise<void> {
  const { startup } = deps
  const { db, clock, policies } = startup
  const { policy, all } = await db.forOrg(orgId, async (tx) => ({
    policy: (await policies.inForce(tx, orgId, clock.now())).policy,
    all: await readPeople(tx, orgId),
  }))
  const people = new Map(
    castOf(index).flatMap(({ key, fullName }) => {
      const person = all.find((one) => one.fullName === fullName)
      return person === undefined ? [] : [[key, person] as const]
    }),
  )
  const town: Town = { deps, orgId, policy, words, people }
  await fillRoles(town)
  const { gatesAccount } = startGate(policy)
  for (const wanted of applicationsOf(gatesAccount ? 'account' : 'assignment')) {
    if (signal.aborted) return
    if (!(await isThere(town, wanted))) await make(town, wanted)
  }
  if (!signal.aborted) await makeTheOthers(town)
}

/** Those whom the policy asks and nobody is yet: the cast has no role that only one policy has. */
async function fillRoles({ deps, orgId, policy, people }: Town): Promise<void> {
  const { organisation } = deps
  const { override } = policy.platforms
  const decides = override === undefined || override.value === 'unknown' ? [] : [override.value.decidedBy]
  const leading = [...policy.startup.approvals.map(({ value }) => value.role), ...decides]
  const helping = policy.startup.forms.flatMap((form) =>
    form.items.flatMap(({ value }) => [
      ...value.createsTask.map(({ role }) => role),
      ...value.needsComment.flatMap(({ from }) => from),
    ]),
  )
  const at = organisation.clock.now()
  const give = async (roleKey: string, person: Person | undefined) => {
    const holders = await organisation.db.forOrg(orgId, (tx) =>
      readRoleHolders(tx, orgId, { roleKey, unitId: null, at }),
    )
    if (holders.length > 0 || person === undefined) return
    const role = { personId: person.id, roleKey, unitId: null, startsAt: at, endsAt: null }
    await giveRole(organisation, systemActor(orgId, 'demo'), role)
  }
  for (const role of new Set(leading)) await give(role, people.get('manager'))
  for (const role of new Set(helping)) await give(role, people.get('administrator'))
}

function worded(text: string, { sender, place }: Making['policy']): string {
  return text.replaceAll('{sender}', sender).replaceAll('{place}', place)
}

async function actAs({ deps, orgId, people }: Town, role: DemoRole): Promise<PersonActor> {
  const { db, clock } = deps.startup
  const id = people.get(role)?.id ?? ''
  const actor = await db.forOrg(orgId, (tx) => actorFor(tx, orgId, id, clock.now()))
  if (actor === null) throw new Error(`the demo has nobody as ${role}`)
  return actor
}

async function isThere(town: Town, wanted: DemoApplication): Promise<boolean> {
  const actor = await actAs(town, wanted.applicant)
  const found = await findApplications(town.deps.startup, actor, { limit: MOST })
  const name = worded(wanted.name, town.words)
  return found.some(({ basics }) => basics.name === name)
}

/** More than a demo has when somebody tries it for a while. */
const MOST = 500
const handleOf = ({ handle }: DemoApplication): string => (handle === '' ? '' : `@${handle}`)

/** Answers by answers: where the demo is stopped in between, the rest stays unanswered, as in a real office. */
async function make(town: Town, wanted: DemoApplication): Promise<void> {
  const { startup } = town.deps
  const actor = await actAs(town, wanted.applicant)
  const name = worded(wanted.name, town.words)
  const { gatesAccount } = startGate(town.policy)
  const about = gatesAccount
    ? ({ kind: 'account', accountKind: 'service', name } as const)
    : ({ kind: 'assignment', assignmentType: 'publishing', name } as const)
  const { id, version } = await startApplication(startup, actor, { ...about, unitId: actor.unitId })
  const cast = (role: DemoRole): string => town.people.get(role)?.id ?? ''
  const answers = Object.entries({ ...wanted.answers(cast), 'account-name': name }).map(
    ([key, answer]) => [key, typeof answer === 'string' ? worded(answer, town.words) : answer] as const,
  )
  const holderId = gatesAccount ? { holderId: actor.id } : {}
  await saveAnswers(startup, actor, {
    applicationId: id,
    version,
    answers: Object.fromEntries(answers),
    basics: { name, handle: handleOf(wanted), ...holderId },
  })
  if (wanted.left === 'half-way') return
  if (wanted.exception === undefined) await submitApplication(startup, actor, { applicationId: id })
  else await requestOverride(startup, actor, { applicationId: id, reason: wanted.exception })
  if (wanted.left === 'withdrawn') await withdrawApplication(startup, actor, { applicationId: id })
  await answerAll(town, wanted, id)
}

async function answerAll(town: Town, wanted: DemoApplication, id: string): Promise<void> {
  const { startup } = town.deps
  for (const [role, outcome, reason] of wanted.answered) {
    const by = await actAs(town, role)
    const waiting = (await readWaiting(startup, by)).find(({ application }) => application.id === id)
    if (waiting === undefined) return
    const { id: stepId, wantsVerdict } = waiting.step
    const verdict = wantsVerdict ? 'good' : undefined
    await decideStep(startup, by, { applicationId: id, stepId, outcome, reason, verdict })
  }
}

/** B-034: somebody who only watches, where the policy gives that at once; and an account whose end has been told (F-071). */
async function makeTheOthers(town: Town): Promise<void> {
  const { startup } = town.deps
  const watcher = await actAs(town, 'contactCentre')
  const communicator = await actAs(town, 'communicator')
  const all = await findApplications(startup, communicator, { limit: MOST })
  const { exemptions } = town.policy.startup
  const assignmentType = exemptions.flatMap(({ value }) => value.assignmentTypes)[0]
  const isGiven = all.some((one) => one.assignmentType === assignmentType)
  if (assignmentType !== undefined && !isGiven)
    await startApplication(startup, watcher, { kind: 'assignment', assignmentType, unitId: watcher.unitId })
  if (all.some(({ kind }) => kind === 'closing')) return
  const { db } = startup
  const accounts = await db.forOrg(town.orgId, (tx) => readRegistered(tx, town.orgId))
  const passive = accounts.findLast(({ status }) => status === 'resting')
  if (passive === undefined) return
  const reason = 'Kontot har inte uppdaterats på länge, och målgruppen hittar oss i andra konton.'
  await applyForClosing(startup, communicator, { accountId: passive.id, reason })
}
