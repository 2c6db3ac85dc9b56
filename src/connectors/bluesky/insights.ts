import { Rejected } from '../connector.ts'
import type { Figure, FigureKey, Insights } from '../insights.ts'
import { listAt, type Json } from '../kit/json.ts'
import { viewsIn } from './read-view.ts'
import { sessionOf } from './session.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

const PURPOSE = { purpose: 'statistics' } as const

/** Bluesky counts what everybody can see and nothing else: no views, no reach, nothing by day. */
const NOT_OF_ACCOUNT: readonly FigureKey[] = [
  'followers-gained',
  'followers-lost',
  'views',
  'reach',
  'profile-views',
  'clicks',
]
const NOT_OF_POST: readonly FigureKey[] = ['views', 'reach', 'clicks']

export function createInsights(xrpc: Xrpc): Insights {
  return {
    async ofAccount(access) {
      const session = sessionOf(access)
      const params = { actor: session.did }
      const { json } = await xrpc.query(callerOf(session), 'app.bsky.actor.getProfile', params, PURPOSE)
      return [counted('followers', json, ['followersCount']), ...NOT_OF_ACCOUNT.map(notOffered)]
    },
    async ofPost(access, postExternalId) {
      const params = { uris: [postExternalId] }
      const { json } = await xrpc.query(
        callerOf(sessionOf(access)),
        'app.bsky.feed.getPosts',
        params,
        PURPOSE,
      )
      const [view] = viewsIn(listAt(json, 'posts'))
      if (view === undefined) throw new Rejected(`Bluesky: ${postExternalId} is not there`, 'NotFound', true)
      return [
        counted('reactions', view.raw, ['likeCount']),
        counted('comments', view.raw, ['replyCount']),
        counted('shares', view.raw, ['repostCount', 'quoteCount']),
        counted('saves', view.raw, ['bookmarkCount']),
        ...NOT_OF_POST.map(notOffered),
      ]
    },
  }
}

/** The first is what is asked for; another is added where it is told, and the measure says of what the sum is. */
function counted(key: FigureKey, raw: Json, measures: readonly string[]): Figure {
  const told = measures.filter((measure) => typeof raw[measure] === 'number')
  const [first = ''] = measures
  if (!told.includes(first)) return { key, measure: first, day: null, value: null, why: 'not-offered' }
  const value = told.reduce((sum, measure) => sum + Number(raw[measure]), 0)
  return { key, measure: told.join(' + '), day: null, value }
}

const notOffered = (key: FigureKey): Figure => ({
  key,
  measure: '',
  day: null,
  value: null,
  why: 'not-offered',
})
