import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { readNationalLayer } from '../read-national-layer.ts'
import { readPolicy } from '../read-policy.ts'
import { layerPolicy } from '../rules/layers/national.ts'
import type { LayeredPolicy } from '../rules/layers/overlays.ts'
import type { NationalLayer } from '../rules/schema/national-layer.ts'
import { standingVersions, tables } from './tables.ts'

export type PolicyInForce = {
  readonly versionId: string
  readonly label: string
  /** The municipality's policy laid over the recommendation it was stored with. */
  readonly policy: LayeredPolicy['policy']
  /** Which layer each rule comes from; `policyFor` narrows both to a unit or account. */
  readonly origins: LayeredPolicy['origins']
}

/** Reads the policy that holds at a moment, or the one that an earlier decision was pinned to (F-002). */
export interface Policies {
  inForce(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<PolicyInForce>
  version(tx: Tx, orgId: OrgId, versionId: string): Promise<PolicyInForce>
}

type Row = {
  readonly id: string
  readonly label: string
  readonly sha256: string
  readonly nationalSha256: string | null
}

const columns = ['id', 'label', 'sha256', 'nationalSha256'] as const

/** A version never changes, so a parsed one is kept by its hash for as long as the process lives. */
export function createPolicies(): Policies {
  const parsed = new Map<string, LayeredPolicy>()
  const load = async (tx: Tx, row: Row): Promise<PolicyInForce> => {
    const hash = `${row.sha256} ${row.nationalSha256 ?? ''}`
    const layered = parsed.get(hash) ?? (await read(tx, row))
    parsed.set(hash, layered)
    return { versionId: row.id, label: row.label, ...layered }
  }
  return {
    inForce: async (tx, orgId, at) => {
      const row = await standingVersions(tx, orgId)
        .select(columns)
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
        .select(columns)
        .where('orgId', '=', orgId)
        .where('id', '=', versionId)
        .executeTakeFirst()
      if (row === undefined) throw new NotFound('policy version', versionId)
      return load(tx, row)
    },
  }
}

async function read(tx: Tx, row: Row): Promise<LayeredPolicy> {
  const { yaml, nationalYaml } = await tables(tx)
    .selectFrom('policyVersion')
    .select(['yaml', 'nationalYaml'])
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  const result = readPolicy(yaml, row.label)
  if (!result.ok)
    throw new Error(`the stored policy ${row.label} no longer reads: ${JSON.stringify(result.problems[0])}`)
  return layerPolicy(nationalYaml === null ? null : readStoredLayer(nationalYaml, row.label), result.policy)
}

function readStoredLayer(yaml: string, label: string): NationalLayer {
  const result = readNationalLayer(yaml, label)
  if (!result.ok)
    throw new Error(
      `the recommendation under ${label} no longer reads: ${JSON.stringify(result.problems[0])}`,
    )
  return result.layer
}
