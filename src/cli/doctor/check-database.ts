import type { Services } from '../../app/services.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

/** Deadlines are counted by our clock and jobs started by the database's: apart, things happen early or late. In seconds. */
const SKEW = { warning: 2, problem: 30 }

export async function checkDatabase({ connection, db }: Services): Promise<readonly Finding[]> {
  const { rows } = await db.pool.query<{ version: string; now: Temporal.Instant }>(
    `select current_setting('server_version') as version, clock_timestamp() as now`,
  )
  const place = connection.cluster === null ? 'the server in DATABASE_URL' : 'embedded, in the data folder'
  return rows.map(({ version }) =>
    ok('Database', `PostgreSQL ${version}, ${place}; its schema is up to date`),
  )
}

export async function checkClock({ db, clock }: Services): Promise<Finding> {
  const before = clock.now()
  const { rows } = await db.pool.query<{ now: Temporal.Instant }>('select clock_timestamp() as now')
  const after = clock.now()
  const theirs = rows[0]?.now ?? after
  const skew = Math.max(secondsBetween(theirs, before), secondsBetween(after, theirs), 0)
  return judgeClock(skew)
}

/** `skewSeconds`: how far the two certainly are apart, whatever time the question took. */
export function judgeClock(skewSeconds: number): Finding {
  const message = `${skewSeconds.toFixed(1)} s apart from the database’s`
  const remedy = 'Let both machines take their time from the same place (NTP).'
  if (skewSeconds >= SKEW.problem) return problem('Clock', message, remedy)
  return skewSeconds >= SKEW.warning
    ? warning('Clock', message, remedy)
    : ok('Clock', 'agrees with the database’s')
}

/** How far `earlier` lies after `later`: positive only when they are the wrong way round. */
function secondsBetween(earlier: Temporal.Instant, later: Temporal.Instant): number {
  return later.until(earlier).total('seconds') * -1
}
