import type { RegistrationStep } from '../paths.ts'
import type { ChipView } from '../item/item-view.ts'

/** What the desks for registration show. */
export type RegistryRow = {
  readonly id: string
  readonly what: string
  readonly account: string
  readonly unit: string
  readonly desk: string
  readonly openedAt: Temporal.Instant
  readonly number: string | null
}

export type HopView = {
  readonly at: Temporal.Instant
  readonly what: string
  /** Why, in the words of whoever sent it on. */
  readonly detail?: string
  readonly by: string
}

export type RegistrationPageView = {
  readonly id: string
  readonly version: number
  readonly author: string
  readonly excerpt: string
  readonly account: string
  readonly unit: string
  readonly desk: string
  readonly state: 'under-way' | 'registered' | 'linked' | 'rejected'
  readonly stateWords: string
  readonly number: string | null
  readonly reason: string | null
  readonly note: string
  readonly criterion: ChipView
  readonly ongoingCase: string | null
  readonly suggestsSecrecy: boolean
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly itemHref: string
  readonly packageHref: string | null
  readonly hops: readonly HopView[]
  readonly may: ReadonlySet<RegistrationStep>
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly numberExample: string
  /** The number just entered is used already: this is where. */
  readonly sameNumber: string | null
}
