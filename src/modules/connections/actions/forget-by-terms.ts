import type { VendorTerms } from '#connectors/vendor-terms.ts'
import type { OrgId } from '#core/ids.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { forgetInBodies, forgetPeople } from '#modules/inbox/index.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import { readStorageLimits } from '../queries/read-storage.ts'
import { forgettingAt } from '../rules/storage.ts'
import { noteStorageRun } from '../store/storage.ts'
import type { ConnectionsDeps } from './deps.ts'

export type ForgetByTermsDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'readers' | 'connectors'>

type Limited = { readonly network: string; readonly terms: VendorTerms; readonly profileHours: number }

/**
 * Forgets who wrote what, where a vendor's terms limit how long that may be kept and the organisation has not decided otherwise: in what is
 * shown, in the events behind it and in the bodies as received (decision 18). Closed accounts too: the terms go on. One organisation that fails
 * does not keep the others; throws `AggregateError` at the end.
 */
export async function forgetByTerms(deps: ForgetByTermsDeps): Promise<void> {
  const limited = limitedNetworks(deps)
  if (limited.length === 0) return
  const failures: unknown[] = []
  for (const { orgId } of await deps.db.system(readOrganisations))
    for (const network of limited)
      await forgetOf(deps, orgId, network).catch((error: unknown) => failures.push(error))
  for (const { network, profileHours } of limited) {
    const { receivedBefore } = forgettingAt(deps.clock.now(), profileHours)
    await forgetInBodies(deps, { network, receivedBefore }).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'forget by terms')
}

function limitedNetworks({ connectors }: ForgetByTermsDeps): readonly Limited[] {
  return [...connectors].flatMap(([network, { profile }]) => {
    const { terms } = profile
    if (terms === undefined || terms.profileHours === null) return []
    return [{ network, terms, profileHours: terms.profileHours }]
  })
}

async function forgetOf(deps: ForgetByTermsDeps, orgId: OrgId, { network, terms }: Limited): Promise<void> {
  const { accounts, limits } = await deps.db.forOrg(orgId, async (tx) => ({
    accounts: (await readAccounts(tx, orgId)).filter((account) => account.network === network),
    limits: await readStorageLimits(deps, tx, orgId, network),
  }))
  const { profileHours, decision } = limits
  if (profileHours === null || accounts.length === 0) return
  const due = forgettingAt(deps.clock.now(), profileHours)
  const under = { terms: terms.source, decision: decision?.decision ?? '' }
  let messages = 0
  for (const account of accounts) messages += await forgetPeople(deps, orgId, { ...due, ...under, account })
  const at = deps.clock.now()
  await deps.db.forOrg(orgId, (tx) => noteStorageRun(tx, orgId, { network, at, messages }))
}
