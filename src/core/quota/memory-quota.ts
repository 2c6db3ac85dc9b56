import type { Clock } from '../clock.ts'
import { judgeQuota } from './judge-quota.ts'
import type { QuotaBucket, QuotaLedger, QuotaStanding } from './quota.ts'
import { counted, isTelling, keyOf, spent, standingAt } from './standings.ts'

/** A ledger that one process keeps to itself: for tests, and for a command that runs alone. */
export function createMemoryQuota(clock: Clock): QuotaLedger {
  const standings = new Map<string, QuotaStanding>()

  const at = (bucket: QuotaBucket): QuotaStanding =>
    standingAt(bucket, standings.get(keyOf(bucket)), clock.now())
  const put = (standing: QuotaStanding) => standings.set(keyOf(standing.bucket), standing)

  return {
    take({ purpose, costs = [], watched = [] }) {
      const asked = [
        ...costs.map((cost) => ({ standing: counted(at(cost.bucket), cost), cost })),
        ...watched.map((bucket) => ({ standing: at(bucket), cost: null })),
      ].map(({ standing, cost }) => ({
        standing,
        cost,
        addsPercent: cost === null ? 0 : (cost.cost / cost.limit) * 100,
      }))
      const answer = judgeQuota(asked, { purpose, now: clock.now() })
      if (answer.mayCall) {
        for (const { standing, cost } of asked) if (cost !== null) put(spent(standing, cost))
      }
      return Promise.resolve(answer)
    },
    note(readings) {
      for (const { bucket, percent, resetsAt } of readings) put({ ...at(bucket), percent, resetsAt })
      return Promise.resolve()
    },
    hold(bucket, until) {
      const standing = at(bucket)
      const { heldUntil } = standing
      if (heldUntil === null || Temporal.Instant.compare(until, heldUntil) > 0)
        put({ ...standing, heldUntil: until })
      return Promise.resolve()
    },
    read() {
      const now = clock.now()
      return Promise.resolve(
        [...standings.values()]
          .map(({ bucket }) => at(bucket))
          .filter((standing) => isTelling(standing, now)),
      )
    },
  }
}
