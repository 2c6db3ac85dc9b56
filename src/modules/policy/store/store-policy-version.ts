import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { shippedNationalYaml } from '../read-national-layer.ts'
import { readPolicy } from '../read-policy.ts'
import { tables } from './tables.ts'

export type NewPolicyVersion = {
  readonly orgId: OrgId
  readonly yaml: string
  readonly storedBy: string
  readonly validFrom: Temporal.Instant
}

/** "From now on" is said by the caller a moment before the row is written. */
const GRACE = Temporal.Duration.from({ minutes: 1 })

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** The very first version may reach back: without it nothing could be decided at all. */
async function refuseThePast(tx: Tx, clock: Clock, { orgId, validFrom }: NewPolicyVersion): Promise<void> {
  if (Temporal.Instant.compare(validFrom, clock.now().subtract(GRACE)) >= 0) return
  const earlier = await tables(tx)
    .selectFrom('policyVersion')
    .select('id')
    .where('orgId', '=', orgId)
    .limit(1)
    .executeTakeFirst()
  // What has been decided under one version must not turn out to have been decided under another (F-002).
  if (earlier !== undefined)
    throw new RuleBroken('policy.valid-in-the-past', { details: { validFrom: validFrom.toString() } })
}

/**
 * Checks and stores a version; it is scheduled until `validFrom` and in force from then. Throws `InvalidInput` naming the first faults (an
 * invalid file never takes effect) and `RuleBroken('policy.valid-in-the-past')`.
 */
export async function storePolicyVersion(
  tx: Tx,
  clock: Clock,
  input: NewPolicyVersion,
): Promise<{ readonly id: string; readonly label: string; readonly sha256: string }> {
  const result = readPolicy(input.yaml, 'policy')
  if (!result.ok) {
    throw new InvalidInput(
      result.problems.map((p) => ({
        field: p.path,
        code: 'policy-problem',
        params: { line: p.line, rule: p.rule },
      })),
    )
  }
  await refuseThePast(tx, clock, input)
  const nationalYaml = await shippedNationalYaml()
  const stored = {
    id: newId<'policy-version'>(clock),
    label: result.policy.meta.document.version,
    sha256: hash(input.yaml),
  }
  const { orgId, yaml, storedBy, validFrom } = input
  const national = { nationalYaml, nationalSha256: hash(nationalYaml) }
  await tables(tx)
    .insertInto('policyVersion')
    .values({ ...stored, ...national, orgId, yaml, storedBy, validFrom, storedAt: clock.now() })
    .execute()
  return stored
}

export type PolicyVersion = {
  readonly id: string
  readonly label: string
  readonly validFrom: Temporal.Instant
  readonly storedAt: Temporal.Instant
  readonly storedBy: string
  readonly sha256: string
  readonly state: 'scheduled' | 'inForce' | 'past' | 'withdrawn'
  /** Who called it off, when and why; null for one that stands. */
  readonly withdrawal: Withdrawal | null
}

export type Withdrawal = { readonly reason: string; readonly at: Temporal.Instant; readonly by: string }

/** Newest first. The one in force is the latest that has begun. */
export async function listPolicyVersions(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<readonly PolicyVersion[]> {
  const rows = await tables(tx)
    .selectFrom('policyVersion')
    .select(['id', 'label', 'validFrom', 'storedAt', 'storedBy', 'sha256'])
    .where('orgId', '=', orgId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const withdrawals = await readWithdrawals(tx, orgId)
  const hasBegun = (row: (typeof rows)[number]) => Temporal.Instant.compare(row.validFrom, at) <= 0
  const current = rows.find((row) => hasBegun(row) && !withdrawals.has(row.id))?.id
  return rows.map((row) => {
    const withdrawal = withdrawals.get(row.id) ?? null
    if (withdrawal !== null) return { ...row, withdrawal, state: 'withdrawn' }
    return {
      ...row,
      withdrawal,
      state: row.id === current ? 'inForce' : hasBegun(row) ? 'past' : 'scheduled',
    }
  })
}

async function readWithdrawals(tx: Tx, orgId: OrgId): Promise<ReadonlyMap<string, Withdrawal>> {
  const rows = await tables(tx)
    .selectFrom('policyWithdrawal')
    .select(['versionId', 'reason', 'withdrawnAt', 'withdrawnBy'])
    .where('orgId', '=', orgId)
    .execute()
  return new Map(
    rows.map((row) => [row.versionId, { reason: row.reason, at: row.withdrawnAt, by: row.withdrawnBy }]),
  )
}

/** Only for one that has not begun; the caller has made sure of it and holds `lockPolicy`. */
export async function withdrawPolicyVersion(
  tx: Tx,
  orgId: OrgId,
  versionId: string,
  withdrawal: Withdrawal,
): Promise<void> {
  await tables(tx)
    .insertInto('policyWithdrawal')
    .values({
      orgId,
      versionId,
      reason: withdrawal.reason,
      withdrawnAt: withdrawal.at,
      withdrawnBy: withdrawal.by,
    })
    .execute()
}

/** Versions are adopted and called off one at a time: what is said of an earlier one must still be true when the new one is written. */
export async function lockPolicy(tx: Tx, orgId: OrgId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${orgId}`}, 0))`.execute(tx)
}

/** The file as it was stored, for export and for comparing with a new one; null when the organisation has no such version. */
export async function policyVersionYaml(tx: Tx, orgId: OrgId, versionId: string): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('policyVersion')
    .select('yaml')
    .where('orgId', '=', orgId)
    .where('id', '=', versionId)
    .executeTakeFirst()
  return row?.yaml ?? null
}
