import type { PersonActor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import {
  forwardRegistration,
  readRegistration,
  receiveRegistration,
  setDiaryNumber,
  type Desk,
  type Registration,
} from '#modules/records/index.ts'
import type { DemoRole } from '../people.ts'
import type { Item } from './item.ts'
import type { Past } from './open-past.ts'

/** Who sits where. The service desk is the affected service's: its own people, or its manager where the policy says so. */
export type Chairs = Readonly<Record<Desk, DemoRole>>

/** How far it is carried: to lie at a desk, taken up there or not, or all the way to its number. */
export type Goal = { readonly desk: Desk; readonly isReceived: boolean } | 'number'

type Moving = {
  readonly registrationId: string
  readonly chairs: Chairs
  readonly goal: Goal
  /** When each step is taken: two at every desk. */
  readonly times: readonly Temporal.Instant[]
}

/** Carries a registration on from where it lies. Asked again it goes on; when it has come so far, nothing happens. */
export async function moveRegistration(past: Past, item: Item, moving: Moving): Promise<void> {
  for (;;) {
    const registration = await look(past, item, moving.registrationId)
    if (registration.state !== 'under-way' || isThere(registration, moving.goal)) return
    const { desk, deskNo, receivedAt } = registration
    const actor = item.town.staff[moving.chairs[desk]]
    const isFirst = receivedAt === null
    past.clock.set(moving.times[deskNo * 2 + (isFirst ? 0 : 1)] ?? item.toldAt)
    const at = { registrationId: registration.id, expectedDesk: desk }
    if (isFirst) await receiveRegistration(past.records, actor, at)
    else if (deskNo < registration.route.length - 1) await forwardRegistration(past.records, actor, at)
    else await enterNumber(past, item, registration, actor)
    await past.jobs.run()
  }
}

async function look(past: Past, { town }: Item, registrationId: string): Promise<Registration> {
  const { registration } = await readRegistration(past.records, town.staff.registrar, registrationId)
  return registration
}

function isThere(registration: Registration, goal: Goal): boolean {
  if (goal === 'number') return false
  const { route, deskNo, desk, receivedAt } = registration
  if (desk === goal.desk) return receivedAt !== null || !goal.isReceived
  const wanted = route.indexOf(goal.desk)
  return wanted < deskNo
}

async function enterNumber(
  past: Past,
  item: Item,
  { id: registrationId, desk, suggestedSecrecy }: Registration,
  actor: PersonActor,
): Promise<void> {
  const { year } = toLocal(past.clock.now())
  const series = suggestedSecrecy ? 'KS' : 'SBN'
  await setDiaryNumber(past.records, actor, {
    registrationId,
    expectedDesk: desk,
    number: `${series} ${year}/${120 + item.no}`,
  })
}
