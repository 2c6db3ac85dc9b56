import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { OrgId } from '../ids.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../log.ts'
import { claimOutbox, settleOutbox, readOutbox, type OutboxRow, type Settlement } from './outbox.ts'

/** What a carrier says became of the attempt. `again` only when the network certainly did nothing. */
export type Outcome =
  | { readonly kind: 'done'; readonly result?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'again'; readonly at: Temporal.Instant; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly message: string }

export interface Carrier {
  /** Does it, outside any transaction. Throwing counts as unknown. */
  carryOut(orgId: OrgId, row: OutboxRow): Promise<Outcome>
  /** Notes the consequences in the domain, in the transaction that settles the row. */
  settled(tx: Tx, orgId: OrgId, row: OutboxRow, outcome: Outcome): Promise<void>
}

export type OutboxWorker = {
  /** One row: claim, do, settle. A row that is no longer pending is left alone. */
  carryOut(orgId: OrgId, outboxId: string): Promise<void>
  /** Finds rows that a killed process had taken (they become `unknown`) and rows whose job was lost (they get a new one). */
  sweep(): Promise<void>
}

export type OutboxDeps = {
  readonly db: Database
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Log
  readonly carriers: ReadonlyMap<string, Carrier>
  /** Names this process in `claimedBy`. */
  readonly worker: string
}

/** Longer than the longest call we make; a claim older than this has no living worker behind it. */
export const CLAIM_LASTS = { minutes: 5 }
const JOB_LOST_AFTER = { seconds: 60 }
const MOST_ATTEMPTS = 12

export function createOutboxWorker(deps: OutboxDeps): OutboxWorker {
  return {
    carryOut: async (orgId, outboxId) => {
      const row = await deps.db.forOrg(orgId, (tx) =>
        claimOutbox(tx, orgId, outboxId, { by: deps.worker, at: deps.clock.now() }),
      )
      if (row === null) return
      const carrier = deps.carriers.get(row.kind)
      const outcome = carrier === undefined ? noCarrier(row) : await attempt(deps, carrier, orgId, row)
      await settle(deps, { orgId, row, carrier, outcome })
    },
    sweep: async () => {
      const now = deps.clock.now()
      const takenBefore = now.subtract(CLAIM_LASTS)
      const dueBefore = now.subtract(JOB_LOST_AFTER)
      const rows = await deps.db.system(async (tx) => {
        const found = await sql<{ orgId: OrgId; id: string; state: string }>`
          select org_id, id, state from find_unsettled_outbox(${takenBefore}, ${dueBefore})`.execute(tx)
        return found.rows
      })
      for (const { orgId, id, state } of rows) {
        // one row that cannot be settled must not keep the others waiting
        await takeUp(deps, orgId, id, state).catch((error: unknown) =>
          deps.log.error({ err: error, outboxId: id }, 'outbox: sweep'),
        )
      }
    },
  }
}

async function takeUp(deps: OutboxDeps, orgId: OrgId, id: string, state: string): Promise<void> {
  if (state === 'sending') return markUnknown(deps, orgId, id)
  return deps.db.forOrg(orgId, (tx) => deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: id }))
}

function noCarrier(row: OutboxRow): Outcome {
  return { kind: 'rejected', code: 'no-carrier', message: `nothing here carries out ${row.kind}` }
}

async function attempt(deps: OutboxDeps, carrier: Carrier, orgId: OrgId, row: OutboxRow): Promise<Outcome> {
  try {
    const outcome = await carrier.carryOut(orgId, row)
    if (outcome.kind === 'again' && row.attempts >= MOST_ATTEMPTS) return { ...outcome, kind: 'rejected' }
    return outcome
  } catch (error) {
    deps.log.error({ err: error, outboxId: row.id, kind: row.kind }, 'outbox: unexpected failure')
    return {
      kind: 'unknown',
      code: 'unexpected',
      message: error instanceof Error ? error.message : String(error),
    }
  }
}

type Settling = { orgId: OrgId; row: OutboxRow; carrier: Carrier | undefined; outcome: Outcome }

async function settle(deps: OutboxDeps, { orgId, row, carrier, outcome }: Settling): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const key = { orgId, id: row.id, attempts: row.attempts }
    const settlement = toSettlement(outcome, deps.clock.now())
    const isOurs =
      (await settleOutbox(tx, key, 'sending', settlement)) ||
      // A laptop that slept through its call was given up by the sweep; what it now knows is better than "unknown".
      (outcome.kind !== 'unknown' && (await settleOutbox(tx, key, 'unknown', settlement)))
    if (!isOurs) return
    if (outcome.kind === 'again')
      await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: row.id }, { startAt: outcome.at })
    await carrier?.settled(tx, orgId, row, outcome)
  })
}

function toSettlement(outcome: Outcome, at: Temporal.Instant): Settlement {
  if (outcome.kind === 'done')
    return { state: 'done', at, ...(outcome.result === undefined ? {} : { result: outcome.result }) }
  const problem = { code: outcome.code, message: outcome.message }
  if (outcome.kind === 'again') return { state: 'pending', at, problem, notBefore: outcome.at }
  return { state: outcome.kind, at, problem }
}

async function markUnknown(deps: OutboxDeps, orgId: OrgId, id: string): Promise<void> {
  const row = await deps.db.forOrg(orgId, (tx) => readOutbox(tx, orgId, id))
  if (row?.state !== 'sending') return
  const outcome: Outcome = {
    kind: 'unknown',
    code: 'worker-gone',
    message: 'the process that sent this ended before it had noted an answer',
  }
  await settle(deps, { orgId, row, carrier: deps.carriers.get(row.kind), outcome })
}
