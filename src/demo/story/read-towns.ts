import type { OrgId } from '#core/ids.ts'
import type { Database } from '#core/db/database.ts'
import type { SeedPage } from '#lab/seed-conversations.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import type { Policies } from '#modules/policy/index.ts'
import { demoAccounts } from '../demo-accounts.ts'
import type { DemoRole } from '../people.ts'
import { shippedPolicies } from '../shipped-policies.ts'
import type { Town } from './item.ts'
import { readStaff } from './staff.ts'

/** One of a town's Pages on the square, and who answers there. */
export type TownPage = {
  readonly town: Town
  readonly page: SeedPage
  readonly isOfficial: boolean
  readonly crew: readonly DemoRole[]
}

/** Who works with which account: each as often as it stands here. */
const CREWS: Readonly<Record<string, readonly DemoRole[]>> = {
  official: [
    ...['communicator', 'communicator', 'communicator', 'communicator', 'shy', 'shy', 'shy'],
    ...['contactCentre', 'contactCentre', 'manager'],
  ] as DemoRole[],
  water: ['service', 'service', 'service', 'communicator'],
  library: ['communicator', 'communicator', 'shy'],
}

type Ground = {
  readonly db: Database
  readonly policies: Policies
  readonly pages: readonly SeedPage[]
  readonly now: Temporal.Instant
}

/** Every municipality of the demo with its Pages. */
export async function readTownPages({ db, policies, pages, now }: Ground): Promise<readonly TownPage[]> {
  const found: TownPage[] = []
  const shipped = await shippedPolicies()
  for (const { orgId, slug } of await db.system(readOrganisations)) {
    const index = shipped.findIndex(({ key }) => key === slug)
    const names = shipped[index]
    if (names === undefined) continue
    const town = await readTown({ db, policies, now }, orgId, index)
    const accounts = await db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
    for (const { key, name } of demoAccounts) {
      const account = accounts.find((one) => one.name === name(names))
      const page = pages.find(({ pageId }) => pageId === account?.externalId)
      if (page === undefined) continue
      found.push({ town, page, isOfficial: key === 'official', crew: CREWS[key] ?? ['communicator'] })
    }
  }
  return found
}

async function readTown(
  { db, policies, now }: Omit<Ground, 'pages'>,
  orgId: OrgId,
  index: number,
): Promise<Town> {
  const { policy } = await db.forOrg(orgId, (tx) => policies.inForce(tx, orgId, now))
  return { orgId, policy, staff: await readStaff(db, orgId, index, now) }
}
