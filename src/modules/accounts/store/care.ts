import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { careTables, type AcceptedTable, type AnswerTable, type ConfirmationTable } from './care-tables.ts'

export type Answer = Pick<AnswerTable, 'area' | 'key' | 'answer' | 'link' | 'note' | 'byName'> & {
  readonly accountId: string
  readonly answeredAt: Temporal.Instant
}
export type Confirmation = Pick<
  ConfirmationTable,
  'what' | 'hoursPerWeek' | 'termsVersion' | 'note' | 'byName'
> & { readonly accountId: string; readonly confirmedAt: Temporal.Instant }
export type Accepted = Pick<AcceptedTable, 'code' | 'reason' | 'byName'> & {
  readonly accountId: string
  readonly acceptedAt: Temporal.Instant
}

/** Of one account, or of all when none is named. */
export async function readAnswers(tx: Tx, orgId: OrgId, accountId?: AccountId): Promise<readonly Answer[]> {
  return careTables(tx)
    .selectFrom('accountAnswer')
    .select(['accountId', 'area', 'key', 'answer', 'link', 'note', 'byName', 'answeredAt'])
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .execute()
}

export async function saveAnswer(
  tx: Tx,
  orgId: OrgId,
  answer: Answer & { readonly byId: string },
): Promise<void> {
  const { accountId, area, key, ...rest } = answer
  await careTables(tx)
    .insertInto('accountAnswer')
    .values({ orgId, accountId, area, key, ...rest })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId', 'area', 'key']).doUpdateSet(rest))
    .execute()
}

/** The latest of each kind for each account. */
export async function readConfirmations(
  tx: Tx,
  orgId: OrgId,
  accountId?: AccountId,
): Promise<readonly Confirmation[]> {
  return careTables(tx)
    .selectFrom('accountConfirmation')
    .distinctOn(['accountId', 'what'])
    .select(['accountId', 'what', 'hoursPerWeek', 'termsVersion', 'note', 'byName', 'confirmedAt'])
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .orderBy('accountId')
    .orderBy('what')
    .orderBy('confirmedAt', 'desc')
    .execute()
}

export async function insertConfirmation(
  tx: Tx,
  orgId: OrgId,
  confirmation: Confirmation & { readonly id: string; readonly byId: string },
): Promise<void> {
  await careTables(tx)
    .insertInto('accountConfirmation')
    .values({ orgId, ...confirmation })
    .execute()
}

export async function readAccepted(
  tx: Tx,
  orgId: OrgId,
  accountId?: AccountId,
): Promise<readonly Accepted[]> {
  return careTables(tx)
    .selectFrom('acceptedDeviation')
    .select(['accountId', 'code', 'reason', 'byName', 'acceptedAt'])
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .execute()
}

export async function saveAccepted(
  tx: Tx,
  orgId: OrgId,
  accepted: Accepted & { readonly byId: string },
): Promise<void> {
  const { accountId, code, ...rest } = accepted
  await careTables(tx)
    .insertInto('acceptedDeviation')
    .values({ orgId, accountId, code, ...rest })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId', 'code']).doUpdateSet(rest))
    .execute()
}

export async function removeAccepted(tx: Tx, orgId: OrgId, accountId: string, code: string): Promise<void> {
  await careTables(tx)
    .deleteFrom('acceptedDeviation')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('code', '=', code)
    .execute()
}
