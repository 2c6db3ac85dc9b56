import type { QuotaBucket, QuotaReading } from '#core/quota/quota.ts'
import type { NetworkId } from '../connector.ts'
import { asRecord, listAt, textAt, type Json } from '../kit/json.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Whose allowance: an account's own, besides the one that the app shares over all of Meta's networks. */
export type UsageOwner = { readonly network: NetworkId; readonly accountExternalId: string }

/** One Meta app serves Facebook and Instagram, and its limit stops both. */
export const APP_BUCKET: QuotaBucket = { network: 'meta', owner: '', name: 'app' }

/** The use cases that our calls are counted under; a kind we do not know counts as a page's. */
const USE_CASES: readonly string[] = ['pages', 'messenger', 'instagram']
const OTHER_USE_CASE = 'pages'

/** Counted over a rolling hour: an older reading says nothing. */
const READING_LASTS_MINUTES = 60
/** A longer estimate is not believed: the account is asked again within a day. */
const LONGEST_WAIT_MINUTES = 24 * 60

/** What is held when the network refuses a call for this account. */
export function accountBucket({ network, accountExternalId }: UsageOwner): QuotaBucket {
  return { network, owner: accountExternalId, name: 'calls' }
}

/** Every bucket that a call for this account must find room in: a quiet Messenger does not hide a busy page. */
export function watchedBuckets(owner: UsageOwner): readonly QuotaBucket[] {
  return [APP_BUCKET, accountBucket(owner), ...USE_CASES.map((name) => useCaseBucket(owner, name))]
}

function useCaseBucket({ network, accountExternalId }: UsageOwner, name: string): QuotaBucket {
  return { network, owner: accountExternalId, name: USE_CASES.includes(name) ? name : OTHER_USE_CASE }
}

/**
 * What `X-App-Usage` (the app) and `X-Business-Use-Case-Usage` (this account) say, the highest of three percentages for each bucket. A header
 * that cannot be read tells nothing and never fails the call it came with.
 */
export function readUsage(
  headers: Headers,
  owner: UsageOwner,
  now: Temporal.Instant,
): readonly QuotaReading[] {
  const app = parsed(headers['x-app-usage'])
  const business = parsed(headers['x-business-use-case-usage'])
  const readings = [
    ...(app === null ? [] : [reading(APP_BUCKET, app, now)]),
    ...Object.keys(business ?? {})
      .flatMap((objectId) => listAt(business, objectId).map(asRecord))
      .filter((usage) => usage !== null)
      .map((usage) => reading(useCaseBucket(owner, textAt(usage, 'type') ?? ''), usage, now)),
  ]
  return highestOfEach(readings)
}

function reading(bucket: QuotaBucket, usage: Json, now: Temporal.Instant): QuotaReading {
  const percents = ['call_count', 'total_time', 'total_cputime'].map((key) => numberAt(usage, key))
  const regainMinutes = Math.ceil(numberAt(usage, 'estimated_time_to_regain_access'))
  const minutes = regainMinutes > 0 ? Math.min(LONGEST_WAIT_MINUTES, regainMinutes) : READING_LASTS_MINUTES
  // Access that must be regained is lost, whatever the percentages say.
  const percent = Math.max(0, ...percents, regainMinutes > 0 ? 100 : 0)
  return { bucket, percent, resetsAt: now.add({ minutes }) }
}

function highestOfEach(readings: readonly QuotaReading[]): readonly QuotaReading[] {
  const highest = new Map<string, QuotaReading>()
  for (const one of readings) {
    const key = `${one.bucket.owner} ${one.bucket.name}`
    const before = highest.get(key)
    if (before === undefined || one.percent > before.percent) highest.set(key, one)
  }
  return [...highest.values()]
}

function numberAt(source: Json, key: string): number {
  const value = source[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function parsed(header: string | undefined): Json | null {
  if (header === undefined) return null
  try {
    return asRecord(JSON.parse(header))
  } catch {
    return null
  }
}
