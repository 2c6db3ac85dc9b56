import { systemActor, ledgerActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { isUniqueViolation } from '#core/db/unique-violation.ts'
import { Conflict, InvalidInput } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { storePolicyVersion } from '#modules/policy/index.ts'
import { findOrganisation, insertOrganisation, type Organisation } from '../store/organisations.ts'

const SLUG = /^[a-z0-9-]{2,60}$/

export type NewOrganisation = { readonly name: string; readonly slug: string; readonly policyYaml: string }

/** Makes an organisation with its first policy. The policy must hold: an organisation without one could decide nothing. */
export async function createOrganisation(
  deps: { readonly db: Database; readonly clock: Clock },
  input: NewOrganisation,
): Promise<Organisation> {
  if (!SLUG.test(input.slug)) throw new InvalidInput([{ field: 'slug', code: 'slug-form' }])
  if (input.name.trim() === '') throw new InvalidInput([{ field: 'name', code: 'required' }])
  const isTaken = await deps.db.system((tx) => findOrganisation(tx, input.slug))
  if (isTaken !== null) throw slugTaken(input.slug)
  const orgId: OrgId = newId(deps.clock)
  const organisation = { orgId, name: input.name.trim(), slug: input.slug }
  const make = deps.db.forOrg(orgId, async (tx) => {
    const at = deps.clock.now()
    const actor = ledgerActor(systemActor(orgId, 'setup'))
    await insertOrganisation(tx, organisation, at)
    const version = await storePolicyVersion(tx, deps.clock, {
      orgId,
      yaml: input.policyYaml,
      storedBy: actor.name,
      validFrom: at,
    })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'organisation.created',
      subjectType: 'organisation',
      subjectId: orgId,
      actor,
      policyVersion: version.label,
      facts: { name: organisation.name, slug: organisation.slug, policySha256: version.sha256 },
    })
  })
  await make.catch((error: unknown) => {
    throw isUniqueViolation(error, 'organisation_registry_slug_key') ? slugTaken(input.slug) : error
  })
  return organisation
}

function slugTaken(slug: string): Conflict {
  return new Conflict('slug-taken', { slug })
}
