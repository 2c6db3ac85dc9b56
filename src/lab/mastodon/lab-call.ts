import type { TownAccount } from '../town/state.ts'
import type { Town } from '../town/town.ts'
import type { Body, Noted } from './check-request.ts'
import type { MastodonLimits } from './mastodon-rules.ts'
import type { StatusIndex } from './status-index.ts'

/** What every answer is made from. */
export type Lab = {
  readonly town: Town
  readonly index: StatusIndex
  readonly limits: MastodonLimits
  /** The server's own address, without a slash at the end. */
  readonly base: () => string
}

export type LabCall = {
  readonly lab: Lab
  readonly id: string
  readonly query: URLSearchParams
  readonly body: Body
  /** Who calls; null where anybody may. */
  readonly caller: TownAccount | null
  readonly headers: (name: string) => string | undefined
  readonly note: Noted
}

export type Outcome = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Outcome => ({
  status: 200,
  body,
  headers,
})

export function textIn(body: Body, key: string): string | null {
  const value = body[key]
  return typeof value === 'string' ? value : null
}

export function idsIn(body: Body, key: string): readonly string[] {
  const value = body[key]
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

/** Never reached without one: the operation demands a token. */
export function callerOf({ caller }: LabCall): TownAccount {
  if (caller === null) throw new Error('the operation is open to anybody')
  return caller
}
