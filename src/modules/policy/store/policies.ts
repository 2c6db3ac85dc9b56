import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'
import { InvalidInput, NotFound } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { readPolicy } from '../read-policy.ts'
import type { Policy } from '../rules/schema/policy.ts'

export type PolicyInForce = { readonly versionId: string; readonly label: string; readonly policy: Policy }

/** Reads the policy that holds at a moment, or the one that an earlier decision was pinned to (F-002). */
export interface Policies {
  inForce(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<PolicyInForce>
  version(tx: Tx, orgId: OrgId, versionId: string): Promise<PolicyInForce>
}

type PolicyVersionTable = {
  orgId: string
  id: string
  label: string
  yaml: string
  sha256: string
  validFrom: InstantColumn
  storedAt: InstantColumn
  storedBy: string
}

const tables = (tx: Tx) => tx.$extendTables<{ policyVersion: PolicyVersionTable }>()

/** A version never changes, so a parsed one is kept by its hash for as long as the process lives. */
export function createPolicies(): Policies {
  const parsed = new Map<string, Policy>()
  const load = async (tx: Tx, row: { id: string; label: string; sha256: string }): Promise<PolicyInForce> => {
    let policy = parsed.get(row.sha256)
    if (policy === undefined) {
      const { yaml } = await tables(tx)
        .selectFrom('policyVersion')
        .select('yaml')
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow()
      policy = parseStored(yaml, row.label)
      parsed.set(row.sha256, policy)
    }
    return { versionId: row.id, label: row.label, policy }
  }
  return {
    inForce: async (tx, orgId, at) => {
      const row = await tables(tx)
        .selectFrom('policyVersion')
        .select(['id', 'label', 'sha256'])
        .where('orgId', '=', orgId)
        .where('validFrom', '<=', at)
        .orderBy('validFrom', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (row === undefined) throw new NotFound('policy in force', orgId)
      return load(tx, row)
    },
    version: async (tx, orgId, versionId) => {
      const row = await tables(tx)
        .selectFrom('policyVersion')
        .select(['id', 'label', 'sha256'])
        .where('orgId', '=', orgId)
        .where('id', '=', versionId)
        .executeTakeFirst()
      if (row === undefined) throw new NotFound('policy version', versionId)
      return load(tx, row)
    },
  }
}

function parseStored(yaml: string, label: string): Policy {
  const result = readPolicy(yaml, label)
  if (!result.ok)
    throw new Error(`the stored policy ${label} no longer reads: ${JSON.stringify(result.problems[0])}`)
  return result.policy
}

export type NewPolicyVersion = {
  readonly orgId: OrgId
  readonly yaml: string
  readonly storedBy: string
  readonly validFrom: Temporal.Instant
}

/** Checks and stores a version. Throws `InvalidInput` naming the first faults: an invalid file never takes effect. */
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
  const stored = {
    id: newId<'policy-version'>(clock),
    label: result.policy.meta.document.version,
    sha256: createHash('sha256').update(input.yaml).digest('hex'),
  }
  const { orgId, yaml, storedBy, validFrom } = input
  await tables(tx)
    .insertInto('policyVersion')
    .values({ ...stored, orgId, yaml, storedBy, validFrom, storedAt: clock.now() })
    .execute()
  return stored
}
