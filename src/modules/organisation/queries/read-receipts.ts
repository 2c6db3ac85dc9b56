import { permit, type Actor } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'
import type { OrganisationDeps } from '../actions/deps.ts'
import { organisationPermissions } from '../permissions.ts'
import { readPeople } from '../store/people.ts'
import { readReceiptsFor } from '../store/receipts.ts'

export type ReceiptLine = {
  readonly personId: PersonId
  readonly name: string
  readonly confirmedAt: Temporal.Instant | null
}

/** Everybody with access, and when they confirmed the version in force. Throws `NotPermitted`. */
export async function readReceiptList(
  deps: Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>,
  actor: Actor,
): Promise<{ readonly policyVersion: string; readonly items: readonly ReceiptLine[] }> {
  permit(actor, organisationPermissions.readReceipts, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const inForce = await deps.policies.inForce(tx, orgId, deps.clock.now())
    const receipts = await readReceiptsFor(tx, orgId, inForce.versionId)
    const at = new Map(receipts.map((one) => [one.personId, one.confirmedAt]))
    const people = (await readPeople(tx, orgId)).filter((person) => person.isActive)
    const items = people.map(({ id, fullName }) => ({
      personId: id,
      name: fullName,
      confirmedAt: at.get(id) ?? null,
    }))
    return { policyVersion: inForce.label, items }
  })
}
