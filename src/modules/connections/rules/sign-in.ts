/** A person's way to a network and back: from a form in Torget, by the network's own pages, to a choice among what was found. */
import type { FoundAccount } from '#connectors/sign-in.ts'
import type { AccountId, Id, PersonId } from '#core/ids.ts'

/** away: at the network's pages · spent: came back, and that return is used up · found: there is something to choose from. */
export type SignInStage = 'away' | 'spent' | 'found'

/** The way out and back, and the time to choose after that. */
const LASTS = { minutes: 15 }

export type SignInUnderWay = {
  readonly id: Id<'sign-in'>
  readonly personId: PersonId
  readonly network: string
  /** The registered account that the person set out to connect; null: any. */
  readonly accountId: AccountId | null
  readonly stage: SignInStage
  readonly secretId: string | null
  readonly expiresAt: Temporal.Instant
}

export function lastsUntil(now: Temporal.Instant): Temporal.Instant {
  return now.add(LASTS)
}

/** Whether this person may go on with it now. */
export function isOpen(
  signIn: SignInUnderWay,
  {
    personId,
    stage,
    now,
  }: { readonly personId: string; readonly stage: SignInStage; readonly now: Temporal.Instant },
): boolean {
  if (signIn.personId !== personId || signIn.stage !== stage) return false
  return Temporal.Instant.compare(signIn.expiresAt, now) > 0
}

/** What was found, as it is kept sealed between two pages. */
export function writeFound(found: readonly FoundAccount[]): string {
  return JSON.stringify(found)
}

export function readFound(text: string): readonly FoundAccount[] {
  const instant = (value: unknown) => (typeof value === 'string' ? Temporal.Instant.from(value) : null)
  return (JSON.parse(text) as readonly FoundAccount[]).map((one) => ({
    ...one,
    grant: {
      ...one.grant,
      expiresAt: instant(one.grant.expiresAt),
      renewableUntil: instant(one.grant.renewableUntil),
    },
  }))
}
