/** The desks between a message and the diary. Which of them an item passes is the policy's to say (F-141 to F-143). */
import type { Policy, AccountKind as PolicyAccountKind } from '#modules/policy/index.ts'
import { registrationRoute } from '#modules/policy/index.ts'

export const DESKS = ['contact-centre', 'service', 'registrar'] as const

export type Desk = (typeof DESKS)[number]

const deskOf = { contactCentre: 'contact-centre', service: 'service', registrar: 'registrar' } as const

/** The desks for messages on one kind of account, first to last; never empty. */
export function routeFor(policy: Policy, accountKind: PolicyAccountKind): readonly Desk[] {
  return registrationRoute(policy, accountKind).map((step) => deskOf[step])
}

export function isDesk(value: string): value is Desk {
  return (DESKS as readonly string[]).includes(value)
}
