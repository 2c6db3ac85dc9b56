import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'

/** What a connector to a network with an API of its own is given. */
export type NetworkSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  /** Where the network is, sign-in and all: the practice square's own address in demo and tests, the network's own when left out. */
  readonly baseUrl?: string
  /** Waits that many milliseconds; what nobody waits for holds back when the allowance runs low. */
  readonly pause?: (ms: number) => Promise<unknown>
}

/** The installation's own app at the vendor. Without it accounts can be read and answered with a token made elsewhere, but nobody can sign in. */
export type OwnApp = { readonly clientId?: string; readonly clientSecret?: string }
