import type { PersonActor } from '#core/actor.ts'
import { hashToken } from '#core/auth/opaque-token.ts'
import type { Id } from '#core/ids.ts'
import { isOpen, type SignInUnderWay } from '../rules/sign-in.ts'
import { changeSignIn, takeByState } from '../store/sign-ins.ts'
import { attempt, keepFound, type SignInDeps, type SignInOutcome } from './begin-sign-in.ts'
import { redirectUriOf } from './deps.ts'
import { connectorOf } from './load-account.ts'

export type Finished = {
  readonly outcome: SignInOutcome
  /** Where the person had come from; null when that is not known. */
  readonly from: Pick<SignInUnderWay, 'network' | 'accountId'> | null
}

/**
 * A network has sent the person back. The state must be one of theirs, still open; it is used up before the network is asked, so that the
 * same return counts once. Nothing is connected yet: what was found is kept sealed for the person to choose from.
 */
export async function finishSignIn(
  deps: SignInDeps,
  actor: PersonActor,
  query: Readonly<Record<string, string>>,
): Promise<Finished> {
  const returned = await useUp(deps, actor, query['state'] ?? '')
  if (returned === null) return { outcome: { kind: 'stale' }, from: null }
  const { network, accountId, pending } = returned
  const { signIn } = connectorOf(deps, network)
  if (signIn?.kind !== 'oauth') return { outcome: { kind: 'stale' }, from: { network, accountId } }
  const redirectUri = redirectUriOf(deps)
  const outcome = await attempt(async () => {
    const found = await signIn.finish({ redirectUri, pending, query })
    return keepFound(deps, actor, { network, accountId }, found)
  })
  return { outcome, from: { network, accountId } }
}

type Returned = Pick<SignInUnderWay, 'network' | 'accountId'> & { readonly pending: string }

async function useUp(
  { db, clock, secrets }: SignInDeps,
  { orgId, id: personId }: PersonActor,
  state: string,
): Promise<Returned | null> {
  if (state === '') return null
  return db.forOrg(orgId, async (tx) => {
    const signIn = await takeByState(tx, orgId, hashToken(state))
    const now = clock.now()
    if (signIn === null || !isOpen(signIn, { personId, stage: 'away', now }) || signIn.secretId === null)
      return null
    const pending = await secrets.read(tx, orgId, signIn.secretId)
    await changeSignIn(tx, orgId, signIn.id satisfies Id<'sign-in'>, { stage: 'spent', secretId: null })
    await secrets.remove(tx, orgId, signIn.secretId)
    return { network: signIn.network, accountId: signIn.accountId, pending }
  })
}
