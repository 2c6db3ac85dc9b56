import type { Tx } from '#core/db/database.ts'
import { isId, type OrgId, type PersonId } from '#core/ids.ts'
import type { ApplicationId, Step, StepId, StepOutcome } from '../rules/application.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'applicationId',
  'round',
  'kind',
  'stage',
  'role',
  'ruleId',
  'title',
  'itemKey',
  'isBlocking',
  'mustDifferFrom',
  'remindAfterDays',
  'wantsVerdict',
  'platformId',
  'askedReason',
  'openedAt',
  'remindedAt',
  'outcome',
  'reason',
  'verdict',
  'decidedBy',
  'decidedFor',
  'decidedAt',
] as const

type Row = Omit<Step, 'id' | 'applicationId' | 'decidedBy' | 'decidedFor'> & {
  id: string
  applicationId: string
  decidedBy: string | null
  decidedFor: string | null
}

function toStep(row: Row): Step {
  return {
    ...row,
    id: row.id as StepId,
    applicationId: row.applicationId as ApplicationId,
    decidedBy: row.decidedBy as PersonId | null,
    decidedFor: row.decidedFor as PersonId | null,
  }
}

export async function insertSteps(tx: Tx, orgId: OrgId, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const rows = steps.map(({ title, mustDifferFrom, ...step }) => ({
    ...step,
    orgId,
    title: title === null ? null : JSON.stringify(title),
    mustDifferFrom: [...mustDifferFrom],
  }))
  await tables(tx).insertInto('applicationStep').values(rows).execute()
}

/** Of one application, every round, in the order they are asked. */
export async function readSteps(tx: Tx, orgId: OrgId, applicationId: string): Promise<readonly Step[]> {
  const rows = await tables(tx)
    .selectFrom('applicationStep')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('applicationId', '=', applicationId)
    .orderBy('round')
    .orderBy('stage')
    .orderBy('id')
    .execute()
  return rows.map(toStep)
}

export async function readStepsOfAll(
  tx: Tx,
  orgId: OrgId,
  applicationIds: readonly ApplicationId[],
): Promise<readonly Step[]> {
  if (applicationIds.length === 0) return []
  const rows = await tables(tx)
    .selectFrom('applicationStep')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('applicationId', 'in', [...applicationIds])
    .orderBy('stage')
    .orderBy('id')
    .execute()
  return rows.map(toStep)
}

export async function findStep(tx: Tx, orgId: OrgId, id: string): Promise<Step | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('applicationStep')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toStep(row)
}

/** Everything that somebody is asked just now, the oldest first. */
export async function readOpenSteps(tx: Tx, orgId: OrgId): Promise<readonly Step[]> {
  const rows = await tables(tx)
    .selectFrom('applicationStep')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('outcome', 'is', null)
    .where('openedAt', 'is not', null)
    .orderBy('openedAt')
    .execute()
  return rows.map(toStep)
}

export async function openSteps(
  tx: Tx,
  orgId: OrgId,
  ids: readonly StepId[],
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return
  await tables(tx)
    .updateTable('applicationStep')
    .set({ openedAt: at })
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function askAgain(
  tx: Tx,
  orgId: OrgId,
  { id, openedAt, askedReason }: Pick<Step, 'id' | 'openedAt' | 'askedReason'>,
): Promise<void> {
  await tables(tx)
    .updateTable('applicationStep')
    .set({ openedAt, askedReason })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export type Decided = {
  readonly outcome: StepOutcome
  readonly reason: string | null
  readonly verdict: Step['verdict']
  readonly decidedBy: PersonId
  readonly decidedFor: PersonId | null
  readonly decidedAt: Temporal.Instant
}

export async function decideStep(tx: Tx, orgId: OrgId, id: StepId, decided: Decided): Promise<void> {
  await tables(tx)
    .updateTable('applicationStep')
    .set(decided)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export async function noteReminded(tx: Tx, orgId: OrgId, id: StepId, at: Temporal.Instant): Promise<void> {
  await tables(tx)
    .updateTable('applicationStep')
    .set({ remindedAt: at })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Nobody is asked any more: the application came back or was withdrawn. Gives those who were asked until now. */
export async function shutSteps(tx: Tx, orgId: OrgId, applicationId: string): Promise<readonly StepId[]> {
  const rows = await tables(tx)
    .updateTable('applicationStep')
    .set({ openedAt: null })
    .where('orgId', '=', orgId)
    .where('applicationId', '=', applicationId)
    .where('outcome', 'is', null)
    .where('openedAt', 'is not', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id as StepId)
}

/** Decisions that went beyond a platform's standing, the latest first: for reports (F-031). */
export async function readOverrides(tx: Tx, orgId: OrgId): Promise<readonly Step[]> {
  const rows = await tables(tx)
    .selectFrom('applicationStep')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('kind', '=', 'override')
    .orderBy('decidedAt', 'desc')
    .execute()
  return rows.map(toStep)
}
