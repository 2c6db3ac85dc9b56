import type { Actor } from '#core/actor.ts'
import { InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { accountPermissions } from '../permissions.ts'
import { changeCredential, insertCredential, takeCredential } from '../store/credentials.ts'
import type { AccountsDeps } from './deps.ts'
import { recordCare, rightsOfActor, takeForCare } from './take-for-care.ts'

type VaultDeps = Pick<AccountsDeps, 'db' | 'clock' | 'secrets' | 'policies' | 'demandsOf'>

export type NewCredential = {
  readonly accountId: string
  readonly label: string
  readonly userName?: string
  /** Exactly one of the two: sealed here, or where the organisation's own vault has it. */
  readonly secret?: string
  readonly reference?: string
}

const LONGEST = 4000

/** Keeps the way into an account, encrypted, or a pointer to it (B-043). Throws `InvalidInput`. */
export async function storeCredential(deps: VaultDeps, actor: Actor, input: NewCredential): Promise<string> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, {
      permission: accountPermissions.storeKeys,
      input,
    })
    const secret = input.secret ?? ''
    const reference = input.reference?.trim() ?? ''
    const problems = [
      ...(input.label.trim() === '' ? [{ field: 'label', code: 'required' }] : []),
      ...((secret === '') === (reference === '') ? [{ field: 'secret', code: 'secret-or-reference' }] : []),
      ...(secret.length > LONGEST
        ? [{ field: 'secret', code: 'text-too-long', params: { most: LONGEST } }]
        : []),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    const id = newId<'credential'>(deps.clock)
    const secretId =
      secret === '' ? null : await deps.secrets.store(tx, actor.orgId, 'account-credential', secret)
    await insertCredential(tx, actor.orgId, {
      id,
      accountId: account.id,
      label: input.label.trim(),
      userName: input.userName?.trim() ?? '',
      secretId,
      reference: secretId === null ? reference : null,
      storedAt: deps.clock.now(),
      rotationDueSince: null,
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.credential-stored',
      facts: { credentialId: id, isReference: secretId === null },
    })
    return id
  })
}

/** The new secret after a change on the platform: what was due is done. */
export async function rotateCredential(
  deps: VaultDeps,
  actor: Actor,
  input: { readonly credentialId: string; readonly secret?: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const credential = await takeCredential(tx, actor.orgId, input.credentialId)
    const { account } = await takeForCare(deps, tx, actor, {
      permission: accountPermissions.storeKeys,
      input: { accountId: credential.accountId },
    })
    const secret = input.secret ?? ''
    // a reference is rotated where it points; here it is only noted that it was
    if (credential.secretId !== null) {
      if (secret === '') throw new InvalidInput([{ field: 'secret', code: 'required' }])
      await deps.secrets.replace(tx, actor.orgId, credential.secretId, secret)
    }
    await changeCredential(tx, actor.orgId, credential.id, {
      storedAt: deps.clock.now(),
      rotationDueSince: null,
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.credential-rotated',
      facts: { credentialId: credential.id },
    })
  })
}

/**
 * Reads a kept secret, once, for somebody who may administer the account at this minute. Who and why is in the ledger before it is shown; for a
 * `reference` there is nothing to show. Throws `NotPermitted`, `InvalidInput` (reason), `RuleBroken('credential-elsewhere')`.
 */
export async function revealCredential(
  deps: VaultDeps,
  actor: Actor,
  input: { readonly credentialId: string; readonly reason: string },
): Promise<{ readonly userName: string; readonly secret: string; readonly accountId: string }> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const credential = await takeCredential(tx, actor.orgId, input.credentialId)
    const { account } = await takeForCare(deps, tx, actor, {
      permission: accountPermissions.reveal,
      input: { accountId: credential.accountId },
    })
    // no timer and no program of nobody's reads a password: it is for a person who answers for it
    const rights = await rightsOfActor(tx, actor, account.id, deps.clock.now())
    if (!rights.has('administer')) throw new NotPermitted(accountPermissions.reveal.scope)
    const reason = input.reason.trim()
    if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'required' }])
    if (reason.length > 500)
      throw new InvalidInput([{ field: 'reason', code: 'text-too-long', params: { most: 500 } }])
    if (credential.secretId === null) throw new RuleBroken('credential-elsewhere')
    const secret = await deps.secrets.read(tx, actor.orgId, credential.secretId)
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.credential-revealed',
      facts: { credentialId: credential.id, reason },
    })
    return { userName: credential.userName, secret, accountId: account.id }
  })
}
