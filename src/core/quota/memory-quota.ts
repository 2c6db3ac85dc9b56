import type { Clock } from '../clock.ts'
import { judgeQuota } from './judge-quota.ts'
import type { QuotaBucket, QuotaCost, QuotaLedger, QuotaStanding } from './quota.ts'

/** A ledger that one process keeps to itself: for tests, and for a command that runs alone. */
export function createMemoryQuota(clock: Clock): QuotaLedger {
  const standings = new Map<string, QuotaStanding>()

  const at = (bucket: QuotaBucket): QuotaStanding => {
    const found = standings.get(keyOf(bucket))
    const now = clock.now()
    if (found === undefined) return blank(bucket, now)
    const isOver = Temporal.Instant.compare(found.resetsAt, now) <= 0
    return isOver ? { ...blank(bucket, found.resetsAt), heldUntil: found.heldUntil } : found
  }
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
      const isTelling = ({ resetsAt, heldUntil }: QuotaStanding) =>
        [resetsAt, heldUntil].some((until) => until !== null && Temporal.Instant.compare(until, now) > 0)
      return Promise.resolve([...standings.values()].map(({ bucket }) => at(bucket)).filter(isTelling))
    },
  }
}

function keyOf({ network, owner, name }: QuotaBucket): string {
  return JSON.stringify([network, owner, name])
}

function blank(bucket: QuotaBucket, resetsAt: Temporal.Instant): QuotaStanding {
  return { bucket, percent: 0, used: null, limit: null, resetsAt, heldUntil: null }
}

/** What is used in a window that has begun since is nothing yet. */
function counted(standing: QuotaStanding, { limit, window }: QuotaCost): QuotaStanding {
  const isThisWindow = Temporal.Instant.compare(standing.resetsAt, window.startsAt) > 0
  const used = isThisWindow ? (standing.used ?? 0) : 0
  return { ...standing, used, limit, percent: (used / limit) * 100, resetsAt: window.endsAt }
}

function spent(standing: QuotaStanding, { cost, limit }: QuotaCost): QuotaStanding {
  const used = (standing.used ?? 0) + cost
  return { ...standing, used, percent: (used / limit) * 100 }
}
