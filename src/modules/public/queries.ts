import { permit, type PersonActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { readRegister, type RegisterEntry } from '#modules/accounts/index.ts'
import { findOrganisation, type Organisation } from '#modules/organisation/index.ts'
import type { Policies, PolicyInForce } from '#modules/policy/index.ts'
import { publicPermissions } from './permissions.ts'
import { publicPolicyOf, type PublicPolicy } from './rules/public-policy.ts'
import type { Tip } from './rules/tip.ts'
import { readTips } from './store/tips.ts'

export type ReadDeps = { readonly db: Database; readonly clock: Clock; readonly policies: Policies }

export type PublicGround = PolicyInForce & {
  readonly organisation: Organisation
  readonly told: PublicPolicy
}

/** Whose pages these are, with the policy in force. Throws `NotFound` for an address that is nobody's. */
export async function readGround(deps: ReadDeps, slug: string): Promise<PublicGround> {
  const organisation = await deps.db.system((tx) => findOrganisation(tx, slug))
  if (organisation === null) throw new NotFound('organisation', slug)
  const { orgId } = organisation
  const inForce = await deps.db.forOrg(orgId, (tx) => deps.policies.inForce(tx, orgId, deps.clock.now()))
  return { ...inForce, organisation, told: publicPolicyOf(inForce.policy) }
}

/** What the public may see of the register: closed accounts, and names, only where the policy has it so. */
export async function readPublicRegister(
  deps: ReadDeps,
  ground: PublicGround,
): Promise<readonly RegisterEntry[]> {
  const { told, organisation } = ground
  const { orgId } = organisation
  const how = { namesResponsible: told.namesResponsible }
  const entries = await deps.db.forOrg(orgId, (tx) => readRegister(tx, orgId, deps.clock.now(), how))
  return entries
    .filter((entry) => told.keepsClosed || entry.status !== 'closed')
    .map((entry) => ({
      ...entry,
      platformName:
        entry.platformName === entry.platform
          ? (told.platformNames.get(entry.platform) ?? entry.platform)
          : entry.platformName,
      recordsPlace: told.showsRecordsPlace ? entry.recordsPlace : null,
    }))
}

export async function readTipQueue(
  deps: Pick<ReadDeps, 'db'>,
  actor: PersonActor,
): Promise<{ readonly open: readonly Tip[]; readonly settled: readonly Tip[] }> {
  permit(actor, publicPermissions.readTips, null)
  return deps.db.forOrg(actor.orgId, async (tx) => ({
    open: await readTips(tx, actor.orgId, 'open'),
    settled: await readTips(tx, actor.orgId, 'settled', 20),
  }))
}

export async function countOpenTips(deps: Pick<ReadDeps, 'db'>, actor: PersonActor): Promise<number> {
  permit(actor, publicPermissions.readTips, null)
  return deps.db.forOrg(actor.orgId, async (tx) => (await readTips(tx, actor.orgId, 'open')).length)
}
