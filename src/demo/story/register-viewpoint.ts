import type { Topic } from '#lab/script/script-line.ts'
import { openRegistration, registrationsOf } from '#modules/records/index.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { Item } from './item.ts'
import { moveRegistration, type Chairs, type Goal } from './move-registration.ts'
import { spread, whenOpen } from './office-hours.ts'
import type { Past } from './open-past.ts'
import { officeDaysOf, REGISTRATION_PARTS, type Part, type RegistrationPart } from './parts.ts'
import { seededRandom } from '#lab/random.ts'

const CHAIRS: Chairs = { 'contact-centre': 'contactCentre', service: 'service', registrar: 'registrar' }

/** What the registrar reads first. */
const SUBJECTS: Readonly<Record<Topic, string>> = {
  snow: 'snöröjning',
  bath: 'badhuset',
  water: 'vattenavstängningen',
  holiday: 'sportlovsprogrammet',
  school: 'skolvalet',
  library: 'biblioteket',
  track: 'elljusspåret',
  recycling: 'avfallshämtning',
  roadwork: 'gatuarbetet på Storgatan',
  preschool: 'förskolan Blåsippan',
  planning: 'detaljplanen för Sädesärlan',
  elderly: 'hemtjänsten',
  'summer-job': 'sommarjobb',
  playground: 'lekplatsen i Stadsparken',
  culture: 'vinterfesten',
  lighting: 'gatubelysningen',
}

/** Desks that a message waits at, by the part it plays. */
const DESKS = {
  'at-contact-centre': 'contact-centre',
  'at-service': 'service',
  'at-registrar': 'registrar',
} as const

/** Opening, and two steps at each of at most three desks. */
const STEPS = 7

/** A viewpoint that was answered goes to the diary, and has come so far on its way as its part says (F-138, B-070, scenario 19). */
export async function registerViewpoint(past: Past, messageId: string, item: Item): Promise<void> {
  const { part, plan, town, line } = item
  if (!isRegistration(part) || plan.doneAt === null || line.kind !== 'line') return
  const times = timesOf(item, plan.doneAt)
  const { communicator } = town.staff
  let [registration] = await registrationsOf(past.records, communicator, messageId)
  if (registration === undefined) {
    past.clock.set(times[0] ?? plan.doneAt)
    await openRegistration(past.records, communicator, {
      messageId,
      criterionRuleId: criterionOf(town.policy),
      note: `Synpunkt om ${SUBJECTS[line.line.topic]}`,
      unitId: town.staff.service.unitId,
      suggestedSecrecy: false,
    })
    await past.jobs.run()
    registration = (await registrationsOf(past.records, communicator, messageId))[0]
  }
  if (registration === undefined) return
  const goal: Goal = part === 'number' ? part : { desk: DESKS[part], isReceived: item.no % 2 === 0 }
  const moving = { registrationId: registration.id, chairs: CHAIRS, goal, times: times.slice(1) }
  await moveRegistration(past, item, moving)
}

function isRegistration(part: Part | null): part is RegistrationPart {
  return part !== null && (REGISTRATION_PARTS as readonly string[]).includes(part)
}

function criterionOf({ records }: Policy): string {
  const wanted: readonly string[] = ['complaintOrViewpoint', 'factualCriticism']
  const rule =
    records.registerIf.find(({ value }) => wanted.includes(value.criterion)) ?? records.registerIf[0]
  return rule?.id ?? ''
}

/** Some hours between desks; closer when the story ends before that. */
function timesOf({ town, no, toldAt }: Item, doneAt: Temporal.Instant): readonly Temporal.Instant[] {
  const random = seededRandom(no)
  const isOfficeDay = officeDaysOf(town.policy)
  const times: Temporal.Instant[] = []
  for (let at = doneAt; times.length < STEPS;) {
    at = whenOpen(at.add({ minutes: 25 + Math.floor(random() * 240) }), isOfficeDay, random)
    times.push(at)
  }
  const last = times.at(-1)
  const isInTime = last !== undefined && Temporal.Instant.compare(last, toldAt) < 0
  return isInTime ? times : spread(doneAt, toldAt, STEPS)
}
