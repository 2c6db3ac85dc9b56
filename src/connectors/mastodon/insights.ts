import type { Access } from '../connector.ts'
import type { Figure, FigureKey, Insights } from '../insights.ts'
import { asRecord, type Json } from '../kit/json.ts'
import { countAt } from './fetch-profile.ts'
import { ownNumber } from './ids.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { readStatus } from './read-thread.ts'

/** Nobody on the network counts who has seen something, on purpose. */
const NEVER_OF_ACCOUNT: readonly FigureKey[] = [
  'followers-gained',
  'followers-lost',
  'views',
  'reach',
  'profile-views',
]
const NEVER_OF_POST: readonly FigureKey[] = ['views', 'reach', 'clicks', 'saves']

/** Counts as they stand now; the network keeps no days. */
export function createInsights(calls: MastodonCalls): Insights {
  return {
    async ofAccount(access) {
      const account = await ownAccount(calls, access)
      return [counted(account, 'followers', 'followers_count'), ...NEVER_OF_ACCOUNT.map(notOffered)]
    },
    async ofPost(access, postExternalId) {
      const status = await readStatus(calls, access, postExternalId, 'statistics')
      return [
        counted(status, 'reactions', 'favourites_count'),
        counted(status, 'shares', 'reblogs_count'),
        counted(status, 'comments', 'replies_count'),
        ...NEVER_OF_POST.map(notOffered),
      ]
    },
  }
}

async function ownAccount(calls: MastodonCalls, access: Access): Promise<Json | null> {
  const path = ['api', 'v1', 'accounts', ownNumber(access)]
  return asRecord((await calls.send(access, { method: 'GET', path, purpose: 'statistics' })).body)
}

function counted(source: Json | null, key: FigureKey, measure: string): Figure {
  const value = countAt(source, measure)
  return { key, measure, day: null, value, ...(value === null ? { why: 'not-offered' as const } : {}) }
}

function notOffered(key: FigureKey): Figure {
  return { key, measure: key, day: null, value: null, why: 'not-offered' }
}
