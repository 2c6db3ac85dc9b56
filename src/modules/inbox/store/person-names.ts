import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'
import type { AccountId, MessageId, OrgId } from '#core/ids.ts'
import { storableText } from '../rules/storable-text.ts'

/** A network that does not tell has its reasons; this often it is asked, and no more. */
const MOST_TIMES = 3
const NEXT_TIME = { hours: 24 }
const MOST_CHARACTERS = 200

type PersonNameTable = {
  orgId: string
  accountId: string
  externalId: string
  name: string | null
  askedAt: InstantColumn
  times: number
  lookAt: InstantColumn
}

const tables = (tx: Tx) => tx.$extendTables<{ personName: PersonNameTable }>()

export type Person = { readonly accountId: AccountId; readonly externalId: string }

/** True when this person's name is to be asked for now, by the caller: noted before the network is asked, so at most once a day. */
export async function claimName(
  tx: Tx,
  orgId: OrgId,
  person: Person,
  now: Temporal.Instant,
): Promise<boolean> {
  const asked = { askedAt: now, lookAt: now.add(NEXT_TIME) }
  const claimed = await tables(tx)
    .insertInto('personName')
    .values({ orgId, ...person, ...asked, externalId: storableText(person.externalId), name: null, times: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['orgId', 'accountId', 'externalId'])
        .doUpdateSet((eb) => ({ ...asked, times: eb('personName.times', '+', 1) }))
        .where('personName.name', 'is', null)
        .where('personName.times', '<', MOST_TIMES)
        .where('personName.askedAt', '<=', now.subtract(NEXT_TIME)),
    )
    .returning('externalId')
    .execute()
  return claimed.length > 0
}

/** Keeps the name and nothing else of the person. The caller holds the account's lock. */
export async function keepName(tx: Tx, orgId: OrgId, person: Person, name: string): Promise<void> {
  const { accountId, externalId } = person
  await tables(tx)
    .updateTable('personName')
    .set({ name: storableText(name.slice(0, MOST_CHARACTERS).toWellFormed()) })
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('externalId', '=', storableText(externalId))
    .execute()
  await fillNames(tx, orgId, accountId, [externalId])
}

/** Gives the names that are kept to these people's messages without one: after they were derived, which knows only what the network sent. */
export async function fillNames(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return
  await sql`
    update message m set author_name = p.name from person_name p
    where p.org_id = ${orgId} and p.account_id = ${accountId} and p.external_id = any(${externalIds.map(storableText)})
      and p.name is not null and m.org_id = p.org_id and m.account_id = p.account_id
      and m.author_external_id = p.external_id and m.author_name is null and m.kind = 'direct' and not m.is_ours`.execute(
    tx,
  )
}

export type Unnamed = Person & { readonly orgId: OrgId; readonly messageId: MessageId }

/** People whose name may be asked for again, each with a message of theirs. Across organisations. */
export async function findUnnamed(tx: Tx, now: Temporal.Instant): Promise<readonly Unnamed[]> {
  const { rows } = await sql<Unnamed>`
    select org_id, account_id, external_id, message_id from find_unnamed_people(${now}, ${MOST_TIMES})`.execute(
    tx,
  )
  return rows
}

/** The question is in line: the sweep leaves it alone until then. */
export async function lookLater(tx: Tx, orgId: OrgId, person: Person, now: Temporal.Instant): Promise<void> {
  await tables(tx)
    .updateTable('personName')
    .set({ lookAt: now.add(NEXT_TIME) })
    .where('orgId', '=', orgId)
    .where('accountId', '=', person.accountId)
    .where('externalId', '=', person.externalId)
    .execute()
}

/**
 * Takes away what was asked for before that time; gives how many people it was about. The messages keep what they show until they are
 * forgotten themselves. A person who writes again is asked about anew.
 */
export async function forgetNames(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  before: Temporal.Instant,
): Promise<number> {
  const gone = await tables(tx)
    .deleteFrom('personName')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('askedAt', '<=', before)
    .returning('externalId')
    .execute()
  return gone.length
}
