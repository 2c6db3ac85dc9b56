import type { Clock } from '#core/clock.ts'
import type { ContractBreach } from '../emulator.ts'
import type { TownAccount, TownToken } from '../town/state.ts'
import type { Town } from '../town/town.ts'
import type { Parsed } from './restli-parse.ts'

export type LabSettings = {
  readonly clientId: string
  readonly clientSecret: string
  /** The app's number, which subscriptions name. */
  readonly appId: string
  /** The app is approved for webhooks; those in the development tier are not. */
  readonly hasWebhooks: boolean
  /** Versions in force; anything else is answered 426. */
  readonly versions: readonly string[]
  readonly dailyCalls: { readonly app: number; readonly member: number }
  /** Only approved partners are given refresh tokens. */
  readonly isPartner: boolean
}

/** What only LinkedIn keeps, in `TownState.extra`, so that it lasts over a restart. */
type LinkedinExtra = {
  readonly uploads: Record<string, Upload>
  readonly notifications: Notification[]
  readonly subscriptions: Record<string, { webhook: string }>
  calls: { day: string; app: number; members: Record<string, number> }
}

export type Upload = {
  readonly owner: string
  readonly kind: 'image' | 'video'
  readonly parts: { readonly length: number; tag: string | null }[]
  readonly token: string
  /** LinkedIn needs a moment: the first look after the upload still finds it at work. */
  looks: number
  isWhole: boolean
  mediaType: string
}

export type Notification = Readonly<Record<string, unknown>> & {
  readonly notificationId: number
  readonly organizationalEntity: string
  readonly action: string
  readonly lastModifiedAt: number
}

export type LabCore = {
  readonly town: Town
  readonly clock: Clock
  readonly settings: LabSettings
  readonly extra: LinkedinExtra
  readonly breaches: ContractBreach[]
}

export type Body = Readonly<Record<string, unknown>>

/** A request that has kept to the contract so far: whose it is, and what it asks. */
export type LabRequest = {
  readonly core: LabCore
  readonly token: TownToken
  readonly version: string
  /** Address of this lab, for links in answers. */
  readonly base: string
  readonly path: Readonly<Record<string, Parsed>>
  readonly query: Readonly<Record<string, Parsed>>
  readonly body: Body
}

export function readExtra(town: Town): LinkedinExtra {
  const kept = (town.state.extra['linkedin'] ?? {}) as Partial<LinkedinExtra>
  const extra: LinkedinExtra = {
    uploads: kept.uploads ?? {},
    notifications: kept.notifications ?? [],
    subscriptions: kept.subscriptions ?? {},
    calls: kept.calls ?? { day: '', app: 0, members: {} },
  }
  town.state.extra['linkedin'] = extra
  return extra
}

export function nowMs({ clock }: LabCore): number {
  return clock.now().epochMilliseconds
}

export function msOf(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

/** Who consented; the whole town has one administrator. */
export const MEMBER = 'urn:li:person:LabAdmin01'

export function accountsOf({ core, token }: Pick<LabRequest, 'core' | 'token'>): readonly TownAccount[] {
  return token.accountIds.flatMap((id) => core.town.state.accounts[id] ?? [])
}
