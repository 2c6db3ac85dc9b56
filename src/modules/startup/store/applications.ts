import { sql, type ExpressionBuilder } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import { isId, type AccountId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import type { AccountKind } from '#modules/accounts/index.ts'
import type { Answers } from '#modules/policy/index.ts'
import {
  APPLICATION_STATES,
  type Application,
  type ApplicationId,
  type ApplicationState,
  type Basics,
} from '../rules/application.ts'
import { tables, type ApplicationTable } from './tables.ts'

const COLUMNS = [
  'id',
  'kind',
  'state',
  'unitId',
  'applicantId',
  'assigneeId',
  'accountKind',
  'assignmentType',
  'accountId',
  'assignmentId',
  'policyVersionId',
  'basics',
  'answers',
  'round',
  'version',
  'createdAt',
  'changedAt',
  'submittedAt',
  'endedAt',
  'copiedFrom',
] as const

type Branded = 'id' | 'unitId' | 'applicantId' | 'assigneeId' | 'accountKind' | 'accountId' | 'copiedFrom'

type Row = Omit<Application, Branded> & {
  id: string
  unitId: string
  applicantId: string
  assigneeId: string | null
  accountKind: string | null
  accountId: string | null
  copiedFrom: string | null
}

function toApplication(row: Row): Application {
  return {
    ...row,
    id: row.id as ApplicationId,
    unitId: row.unitId as UnitId,
    applicantId: row.applicantId as PersonId,
    assigneeId: row.assigneeId as PersonId | null,
    accountKind: row.accountKind as AccountKind | null,
    accountId: row.accountId as AccountId | null,
    copiedFrom: row.copiedFrom as ApplicationId | null,
  }
}

export async function insertApplication(tx: Tx, orgId: OrgId, application: Application): Promise<void> {
  const { basics, answers, ...rest } = application
  await tables(tx)
    .insertInto('application')
    .values({ ...rest, orgId, basics: JSON.stringify(basics), answers: JSON.stringify(answers) })
    .execute()
}

export async function findApplication(tx: Tx, orgId: OrgId, id: string): Promise<Application | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('application')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toApplication(row)
}

export async function readApplications(
  tx: Tx,
  orgId: OrgId,
  ids: readonly ApplicationId[],
): Promise<readonly Application[]> {
  if (ids.length === 0) return []
  const rows = await tables(tx)
    .selectFrom('application')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toApplication)
}

/** Nobody else changes it until the transaction ends. `version`: what the person had before them; another throws `Conflict`. */
export async function takeApplication(
  tx: Tx,
  orgId: OrgId,
  id: string,
  version?: number,
): Promise<Application> {
  if (!isId(id)) throw new NotFound('application', id)
  const row = await tables(tx)
    .selectFrom('application')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('application', id)
  if (version !== undefined && version !== row.version) throw new Conflict('application-changed')
  return toApplication(row)
}

export type ApplicationChange = {
  readonly state?: ApplicationState
  readonly answers?: Answers
  readonly basics?: Basics
  readonly assigneeId?: PersonId
  readonly accountId?: AccountId
  readonly assignmentId?: string
  readonly round?: number
  readonly submittedAt?: Temporal.Instant
  readonly endedAt?: Temporal.Instant
}

export async function changeApplication(
  tx: Tx,
  orgId: OrgId,
  application: Pick<Application, 'id'>,
  change: ApplicationChange & { readonly changedAt: Temporal.Instant },
): Promise<void> {
  const { answers, basics, ...rest } = change
  await tables(tx)
    .updateTable('application')
    .set((eb) => ({
      ...rest,
      ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
      ...(basics === undefined ? {} : { basics: JSON.stringify(basics) }),
      version: eb('version', '+', 1),
    }))
    .where('orgId', '=', orgId)
    .where('id', '=', application.id)
    .execute()
}

export type Scope = {
  /** Those that concern one person: applied, gets the assignment, or named in an answer. */
  readonly personId?: PersonId
  readonly unitIds?: readonly UnitId[]
}

export type ListQuery = Scope & {
  readonly states?: readonly ApplicationState[]
  readonly before?: { readonly changedAt: Temporal.Instant | string; readonly id: string } | null
  readonly limit: number
}

function inScope(orgId: OrgId, { personId, unitIds }: Scope) {
  const isAbout = sql<boolean>`(applicant_id = ${personId} or assignee_id = ${personId}
    or exists (select 1 from jsonb_each_text(answers) as given where given.value = ${personId}))`
  return (eb: ExpressionBuilder<{ application: ApplicationTable }, 'application'>) =>
    eb.and([
      eb('orgId', '=', orgId),
      ...(personId === undefined ? [] : [isAbout]),
      ...(unitIds === undefined ? [] : [eb('unitId', 'in', [...unitIds])]),
    ])
}

/** The latest changed first. */
export async function listApplications(
  tx: Tx,
  orgId: OrgId,
  query: ListQuery,
): Promise<readonly Application[]> {
  const { states, before = null, limit } = query
  const rows = await tables(tx)
    .selectFrom('application')
    .select(COLUMNS)
    .where(inScope(orgId, query))
    .$if(states !== undefined, (q) => q.where('state', 'in', [...(states ?? [])]))
    .$if(before !== null, (q) =>
      q.where(sql<boolean>`(changed_at, id) < (${before?.changedAt}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toApplication)
}

export type StateCounts = Readonly<Record<ApplicationState, number>>

export async function countApplications(tx: Tx, orgId: OrgId, scope: Scope): Promise<StateCounts> {
  const rows = await tables(tx)
    .selectFrom('application')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where(inScope(orgId, scope))
    .groupBy('state')
    .execute()
  const none = Object.fromEntries(APPLICATION_STATES.map((state) => [state, 0])) as StateCounts
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
