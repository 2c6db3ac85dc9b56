import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { createApiToken, revokeApiToken } from '#core/auth/api-token.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { InvalidInput, type FieldProblem } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import { findPerson } from '../store/people.ts'
import { isScope } from '../rules/scopes.ts'

export type TokenDeps = { readonly db: Database; readonly clock: Clock }

export type NewToken = {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Temporal.Instant | null
  /** Whose it is: it may do no more than this person may, and ends when they leave. Left out for a program that is nobody's. */
  readonly personId?: PersonId | null
}

/** Makes an API token. The text returned is shown once and kept nowhere. Throws `InvalidInput` with every fault at once. */
export async function makeToken(
  deps: TokenDeps,
  actor: Actor,
  input: NewToken,
): Promise<{ readonly id: string; readonly token: string }> {
  permit(actor, organisationPermissions.makeToken, null)
  const problems = checkToken(input, deps.clock.now())
  if (problems.length > 0) throw new InvalidInput(problems)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const personId = input.personId ?? null
    const person = personId === null ? null : await findPerson(tx, actor.orgId, personId)
    if (personId !== null && person?.isActive !== true)
      throw new InvalidInput([{ field: 'personId', code: 'unknown-person' }])
    const name = input.name.trim()
    const made = await createApiToken(tx, deps.clock, actor.orgId, { ...input, name, createdBy: actor.id })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'token.made',
      subjectType: 'token',
      subjectId: made.id,
      actor: ledgerActor(actor),
      facts: {
        name,
        scopes: [...new Set(input.scopes)].sort(),
        expiresAt: input.expiresAt?.toString() ?? null,
        personId,
      },
    })
    return made
  })
}

/** The token works no more, from its next request on. Throws `NotFound`. */
export async function revokeToken(
  deps: TokenDeps,
  actor: Actor,
  input: { readonly tokenId: string },
): Promise<void> {
  permit(actor, organisationPermissions.makeToken, null)
  await deps.db.forOrg(actor.orgId, async (tx) => {
    await revokeApiToken(tx, deps.clock, actor.orgId, input.tokenId)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'token.revoked',
      subjectType: 'token',
      subjectId: input.tokenId,
      actor: ledgerActor(actor),
    })
  })
}

function checkToken(input: NewToken, now: Temporal.Instant): readonly FieldProblem[] {
  const unknown = input.scopes.filter((scope) => !isScope(scope))
  const hasPassed = input.expiresAt !== null && Temporal.Instant.compare(input.expiresAt, now) <= 0
  return [
    ...(input.name.trim() === '' ? [{ field: 'name', code: 'required' }] : []),
    ...(input.scopes.length === 0 ? [{ field: 'scopes', code: 'required' }] : []),
    ...unknown.map((scope) => ({ field: 'scopes', code: 'unknown-scope', params: { scope } })),
    ...(hasPassed ? [{ field: 'expiresAt', code: 'already-past' }] : []),
  ]
}
