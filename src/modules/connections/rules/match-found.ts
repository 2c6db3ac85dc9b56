/** Which registered account each account that a person may act for is: by the network's own id, else by what a person says. */
import type { FoundAccount } from '#connectors/sign-in.ts'
import type { AccountId } from '#core/ids.ts'

export type Candidate = {
  readonly id: AccountId
  readonly network: string
  readonly externalId: string
  readonly status: string
}

export type Match =
  | { readonly kind: 'known'; readonly accountId: AccountId }
  /** Ours to point out: one of those without an id on the network, or a new one. */
  | { readonly kind: 'to-choose'; readonly among: readonly AccountId[] }

export function matchFound(found: Pick<FoundAccount, 'externalId'>, ours: readonly Candidate[]): Match {
  const open = ours.filter(({ status }) => status !== 'closed')
  const known = open.find(({ externalId }) => externalId === found.externalId)
  if (known !== undefined) return { kind: 'known', accountId: known.id }
  return {
    kind: 'to-choose',
    among: open.filter(({ externalId }) => externalId === '').map(({ id }) => id),
  }
}

/** Why this found account may not be connected as that registered one; null when it may. */
export function matchRefusal(
  found: Pick<FoundAccount, 'externalId'>,
  account: Candidate,
  network: string,
): 'other-network' | 'other-account' | 'account-closed' | null {
  if (account.network !== network) return 'other-network'
  if (account.status === 'closed') return 'account-closed'
  // what is stored belongs to one account on the network: another one's messages must never be mixed in
  return account.externalId !== '' && account.externalId !== found.externalId ? 'other-account' : null
}
