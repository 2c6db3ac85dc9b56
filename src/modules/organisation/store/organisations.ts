import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { tables } from './tables.ts'

export type Organisation = { readonly orgId: OrgId; readonly name: string; readonly slug: string }

/** By the name in addresses; readable before anyone has signed in, because public pages carry it. */
export async function findOrganisation(tx: Tx, slug: string): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`select org_id, name, slug from find_organisation(${slug})`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Every organisation of the installation: for timers that visit each in turn, and for the command line. */
export async function readOrganisations(tx: Tx): Promise<readonly Organisation[]> {
  const { rows } = await sql<Organisation>`select org_id, name, slug from list_organisations()`.execute(tx)
  return rows
}

export async function insertOrganisation(
  tx: Tx,
  organisation: Organisation,
  at: Temporal.Instant,
): Promise<void> {
  const { orgId, name, slug } = organisation
  await tables(tx).insertInto('organisationRegistry').values({ orgId, slug, createdAt: at }).execute()
  await tables(tx).insertInto('organisation').values({ orgId, name, slug, createdAt: at }).execute()
}
