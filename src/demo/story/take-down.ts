import type { PersonActor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import {
  captureEvidence,
  giveNotice,
  hideOnNetwork,
  openCase,
  readCaseForMessage,
  removeFromNetwork,
  settlePoliceReport,
  type CaseView,
  type StepKey,
} from '#modules/moderation/index.ts'
import { openRegistration, registrationCriteria } from '#modules/records/index.ts'
import type { DemoRole } from '../people.ts'
import type { Item } from './item.ts'
import { moveRegistration, type Chairs } from './move-registration.ts'
import type { Past } from './open-past.ts'
import type { Deed } from './plan.ts'
import { settleCase } from './settle-doubts.ts'

type TakeDown = Extract<Deed, { readonly kind: 'remove' | 'hide' }>

type Removal = {
  readonly past: Past
  readonly messageId: string
  readonly item: Item
  readonly deed: TakeDown
  /** Who decides. */
  readonly actor: PersonActor
  /** Who registers and reports: the service, or the manager where the policy gives it to the manager (F-131, B-085). */
  readonly owner: DemoRole
  readonly at: (step: number) => Temporal.Instant
}

/** Minutes after the decision at which each step was taken: the case, then evidence, basis, act, notice, police, and two at every desk. */
const MINUTES = [0, 4, 9, 14, 17, 96, 105, 130, 150, 185, 200, 260] as const
const STEP: Readonly<Record<StepKey, number>> = {
  ground: 0,
  evidence: 1,
  'registration-basis': 2,
  action: 3,
  notice: 4,
  'police-report': 5,
}
const FIRST_HOP = 6
/** More than any case has steps: a story that does not get on has to be heard of. */
const MOST_STEPS = 20

/** Takes a message down by the book, from wherever it stands, and as far as its part goes (scenarios 15 to 17). */
export async function takeDown(past: Past, messageId: string, item: Item): Promise<void> {
  const { plan, town } = item
  const { deed } = plan
  if ((deed.kind !== 'remove' && deed.kind !== 'hide') || plan.doneAt === null) return
  const decider = DECIDERS.includes(plan.by) ? plan.by : 'communicator'
  const owner: DemoRole =
    town.policy.moderation.policeReport.value.owner === 'manager' ? 'manager' : 'service'
  const at = timesOf(plan.doneAt, item.toldAt)
  const removal: Removal = { past, messageId, item, deed, owner, actor: town.staff[decider], at }
  for (let taken = 0; taken < MOST_STEPS; taken += 1) {
    if (!(await takeStep(removal))) return
    await past.jobs.run()
  }
  throw new Error(`the story gets no further with message ${messageId}`)
}

const DECIDERS: readonly DemoRole[] = ['communicator', 'shy', 'manager', 'crisis']

function timesOf(from: Temporal.Instant, until: Temporal.Instant): (step: number) => Temporal.Instant {
  const room = until.epochMilliseconds - from.epochMilliseconds
  const whole = (MINUTES.at(-1) ?? 0) * 60_000
  const scale = Math.min(1, room / whole)
  return (step) => from.add({ milliseconds: Math.floor((MINUTES[step] ?? 0) * 60_000 * scale) })
}

/** The next thing to do; false when nothing is left for this part. */
async function takeStep(removal: Removal): Promise<boolean> {
  const { past, messageId, actor, item } = removal
  past.clock.set(removal.at(0))
  const view = await readCaseForMessage(past.moderation, actor, messageId)
  if (view.case?.state === 'closed' || view.case?.state === 'withdrawn') return false
  if (item.part === 'half-way' && view.steps.evidence.kind === 'done') return false
  if (await settleCase(past, actor, view)) return true
  if (view.next === null) return carryToDiary(removal, view)
  past.clock.set(removal.at(STEP[view.next]))
  await STEPS[view.next](removal, view)
  return true
}

const STEPS: Readonly<Record<StepKey, (removal: Removal, view: CaseView) => Promise<unknown>>> = {
  ground: ({ past, messageId, item, deed, actor, owner }) =>
    openCase(past.moderation, actor, {
      messageId,
      groundCode: deed.groundCode,
      assessment: deed.assessment,
      unitId: item.town.staff[owner].unitId,
    }),
  evidence: secure,
  'registration-basis': handOver,
  action: ({ past, messageId, deed, actor }) =>
    (deed.kind === 'hide' ? hideOnNetwork : removeFromNetwork)(past.moderation, actor, { messageId }),
  notice: ({ past, messageId, actor, item }) =>
    giveNotice(past.moderation, actor, {
      messageId,
      ...(item.plan.classKey === 'spam' ? { exemption: 'spamBot' as const } : {}),
    }),
  'police-report': report,
}

async function secure({ past, messageId, item, actor }: Removal): Promise<void> {
  const { evidenceId, state } = await captureEvidence(past.moderation, actor, { messageId })
  if (state === 'sealed') return
  await past.jobs.run()
  await past.jobs.do('moderation.capture', { orgId: item.town.orgId, evidenceId })
}

async function handOver({ past, messageId, item, actor, owner }: Removal, view: CaseView): Promise<void> {
  const { case: current, ground, evidence } = view
  const sealed = evidence.find((one) => one.state === 'sealed')
  const criteria = registrationCriteria(item.town.policy)
  const criterion = criteria.find(({ ruleId }) => ruleId === ground?.ruleId) ?? criteria[0]
  await openRegistration(past.records, actor, {
    messageId,
    criterionRuleId: criterion?.ruleId ?? '',
    note:
      item.plan.classKey === 'criminal'
        ? 'Hot i kommentar, underlag före borttagning'
        : 'Kränkande kommentar, underlag före åtgärd',
    unitId: item.town.staff[owner].unitId,
    suggestedSecrecy: true,
    ...(sealed === undefined ? {} : { evidenceId: sealed.id }),
    ...(current === null ? {} : { caseId: current.id }),
  })
}

async function report({ past, item, owner }: Removal, view: CaseView): Promise<void> {
  const year = String(toLocal(past.clock.now()).year).slice(2)
  await settlePoliceReport(past.moderation, item.town.staff[owner], {
    caseId: view.case?.id ?? '',
    reportNumber: `5000-K${100_000 + item.no * 37}-${year}`,
  })
}

async function carryToDiary(removal: Removal, view: CaseView): Promise<boolean> {
  const { past, item, owner } = removal
  const underWay = view.registrations.find(({ state }) => state === 'under-way')
  if (underWay === undefined) return false
  const chairs: Chairs = { 'contact-centre': 'contactCentre', service: owner, registrar: 'registrar' }
  const times = MINUTES.slice(FIRST_HOP).map((_, index) => removal.at(FIRST_HOP + index))
  await moveRegistration(past, item, { registrationId: underWay.id, chairs, goal: 'number', times })
  return false
}
