import type { Endpoint, Outcome } from '../endpoint.ts'
import { MEMBER, type LabRequest } from '../lab-core.ts'
import { breach, denied, notFound } from '../problem.ts'
import { asList, asPairs, asText } from '../restli-parse.ts'
import { checkFields, textField } from './body-checks.ts'
import { PAGE_PARAMS, paged, pageOf } from './paging.ts'
import { actingAccount, textParam } from './standing.ts'

const ACTIONS = [
  'LIKE',
  'COMMENT',
  'SHARE',
  'SHARE_MENTION',
  'ADMIN_COMMENT',
  'COMMENT_EDIT',
  'COMMENT_DELETE',
]
const KEPT_MS = 60 * 86_400_000
const KEY_PARTS = 'developerApplication,user,entity,eventType'
const EVENT_TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'

const subscription = (method: 'PUT' | 'GET' | 'DELETE', handle: Endpoint['handle']): Endpoint => ({
  name: `eventSubscriptions.${method}`,
  method,
  path: ['eventSubscriptions', ':key'],
  restliMethod: method === 'DELETE' ? 'DELETE' : null,
  scope: 'rw_organization_admin',
  hasBody: method === 'PUT',
  handle,
})

export const notificationCalls: readonly Endpoint[] = [
  {
    name: 'organizationalEntityNotifications.FINDER-criteria',
    method: 'GET',
    path: ['organizationalEntityNotifications'],
    restliMethod: 'FINDER',
    required: ['q', 'organizationalEntity'],
    optional: ['actions', 'timeRange', ...PAGE_PARAMS],
    scope: 'rw_organization_admin',
    handle: find,
  },
  subscription('PUT', subscribe),
  subscription('GET', (request) => ({ status: 200, body: subscribed(request) })),
  subscription('DELETE', unsubscribe),
]

function find(request: LabRequest): Outcome {
  const { query, core } = request
  if (query['q'] !== 'criteria') throw breach('parameter', 'only the finder criteria')
  const entity = textParam(query['organizationalEntity'], 'organizationalEntity')
  const account = actingAccount(request, entity, 'organizationalEntityNotifications.FINDER')
  const actions =
    query['actions'] === undefined ? ACTIONS : asList(query['actions'])?.map((one) => asText(one) ?? '')
  if (actions?.every((one) => ACTIONS.includes(one)) !== true) throw breach('parameter', 'unknown action')
  const { start, end } = rangeOf(request)
  const found = core.extra.notifications.filter(
    (one) =>
      one.organizationalEntity === account.id &&
      actions.includes(one.action) &&
      one.lastModifiedAt >= start &&
      one.lastModifiedAt <= end,
  )
  const newestFirst = found.toSorted(
    (a, b) => b.lastModifiedAt - a.lastModifiedAt || b.notificationId - a.notificationId,
  )
  return { status: 200, body: paged(newestFirst, pageOf(request), (one) => one) }
}

function rangeOf({ query, core }: LabRequest): { readonly start: number; readonly end: number } {
  const now = core.clock.now().epochMilliseconds
  if (query['timeRange'] === undefined) return { start: now - KEPT_MS, end: now }
  const range = asPairs(query['timeRange'])
  const start = Number(asText(range?.['start']) ?? Number.NaN)
  const end = Number(asText(range?.['end']) ?? Number.NaN)
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start > end)
    throw breach('parameter', 'timeRange is (start:…,end:…)')
  if (start < now - KEPT_MS) throw breach('window', 'notifications are kept for 60 days')
  return { start, end }
}

function keyOf(request: LabRequest): string {
  const key = asPairs(request.path['key'])
  const entity = asText(key?.['entity'])
  const { appId, hasWebhooks } = request.core.settings
  const names = Object.keys(key ?? {}).join()
  if (entity === null || names !== KEY_PARTS || asText(key?.['eventType']) !== EVENT_TYPE)
    throw breach('id-format', 'a subscription is (developerApplication:…,user:…,entity:…,eventType:…)')
  if (asText(key?.['developerApplication']) !== `urn:li:developerApplication:${appId}`)
    throw breach('id-format', 'developerApplication is another app than the one that asks')
  if (asText(key?.['user']) !== MEMBER)
    throw breach('id-format', 'user is another than the one who consented')
  if (!hasWebhooks) throw denied('eventSubscriptions', request.version)
  actingAccount(request, entity, 'eventSubscriptions')
  return entity
}

function subscribe(request: LabRequest): Outcome {
  checkFields(request.body, { required: ['webhook'] })
  const webhook = textField(request.body, 'webhook')
  const url = URL.parse(webhook)
  const isLoopback = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost'
  if (url === null || (url.protocol !== 'https:' && !isLoopback))
    throw breach('parameter', 'webhook is not an https address')
  request.core.extra.subscriptions[keyOf(request)] = { webhook }
  request.core.town.core.changed()
  return { status: 200, body: { webhook } }
}

function subscribed(request: LabRequest): object {
  const found: { webhook: string } | undefined = request.core.extra.subscriptions[keyOf(request)]
  if (found === undefined) throw notFound('eventSubscription')
  return { webhook: found.webhook, eventType: EVENT_TYPE }
}

function unsubscribe(request: LabRequest): Outcome {
  const key = keyOf(request)
  if (!(key in request.core.extra.subscriptions)) throw notFound('eventSubscription')
  Reflect.deleteProperty(request.core.extra.subscriptions, key)
  request.core.town.core.changed()
  return { status: 204, body: null }
}
