/** How an item moves between desks: always on exactly one, one step at a time, and final once settled (F-141, F-142, R8, scenario 19). */
import { RuleBroken } from '#core/errors.ts'
import type { Desk } from './desks.ts'
import type { Registration, RegistrationState } from './registration.ts'

export type Standing = {
  readonly state: RegistrationState
  readonly route: readonly Desk[]
  readonly deskNo: number
  readonly unitId: string
  readonly isReceived: boolean
}

export function standingOf(registration: Registration): Standing {
  const { state, route, deskNo, unitId, receivedAt } = registration
  return { state, route, deskNo, unitId, isReceived: receivedAt !== null }
}

export type Move =
  /** To the next desk; the affected service may be corrected on the way. */
  | { readonly kind: 'forward'; readonly unitId?: string }
  /** Another service at the same desk, for whoever knows the right one. */
  | { readonly kind: 'readdress'; readonly unitId: string }
  /** Wrong addressee: back to the desk it came from. */
  | { readonly kind: 'bounce' }
  | { readonly kind: 'receive' }
  | { readonly kind: 'settle'; readonly as: Exclude<RegistrationState, 'under-way'> }

export function start(route: readonly Desk[], unitId: string): Standing {
  if (route.length === 0) throw new Error('a route has at least one desk')
  return { state: 'under-way', route, deskNo: 0, unitId, isReceived: false }
}

export function deskOf(standing: Pick<Standing, 'route' | 'deskNo'>): Desk {
  const desk = standing.route[standing.deskNo]
  if (desk === undefined) throw new Error(`no desk ${standing.deskNo} on this route`)
  return desk
}

export function isLastDesk(standing: Pick<Standing, 'route' | 'deskNo'>): boolean {
  return standing.deskNo === standing.route.length - 1
}

/** Throws `RuleBroken` when the item cannot move so from where it stands. */
export function move(standing: Standing, step: Move): Standing {
  if (standing.state !== 'under-way') throw new RuleBroken('registration-settled')
  switch (step.kind) {
    case 'forward':
      if (isLastDesk(standing)) throw new RuleBroken('registration-last-desk')
      return arrive(standing, standing.deskNo + 1, step.unitId ?? standing.unitId)
    case 'readdress':
      if (step.unitId === standing.unitId) throw new RuleBroken('registration-same-service')
      return arrive(standing, standing.deskNo, step.unitId)
    case 'bounce':
      // From the first desk there is nowhere back to: the item is readdressed or forwarded, never dropped.
      if (standing.deskNo === 0) throw new RuleBroken('registration-first-desk')
      return arrive(standing, standing.deskNo - 1, standing.unitId)
    case 'receive':
      if (standing.isReceived) throw new RuleBroken('registration-received-already')
      return { ...standing, isReceived: true }
    case 'settle':
      // The desk that ends the route keeps the diary: the service itself or its registrar (F-142, F-143).
      if (!isLastDesk(standing)) throw new RuleBroken('registration-not-at-the-diary')
      return { ...standing, state: step.as, isReceived: true }
  }
}

function arrive(standing: Standing, deskNo: number, unitId: string): Standing {
  return { ...standing, deskNo, unitId, isReceived: false }
}

/** What can be done from here: for buttons and for the API's answer. */
export function possibleMoves(standing: Standing): readonly Move['kind'][] {
  if (standing.state !== 'under-way') return []
  const moves: Move['kind'][] = standing.isReceived ? ['readdress'] : ['receive', 'readdress']
  if (!isLastDesk(standing)) moves.push('forward')
  if (standing.deskNo > 0) moves.push('bounce')
  if (isLastDesk(standing)) moves.push('settle')
  return moves
}
