import { pageFacts } from '../../graph/facts/page.ts'
import { shapeFacts } from '../../graph/facts/shapes.ts'
import { tableOf, type CallFacts, type NodeFacts } from '../../graph/facts/table.ts'
import { unifiedThreadFacts } from '../../graph/facts/unified-thread.ts'
import { igCommentFacts } from './ig-comment.ts'
import { igMediaFacts } from './ig-media.ts'
import { igUserFacts } from './ig-user.ts'

/** Nodes whose table comes from the network's own specifications. */
export const specifiedNodes: readonly NodeFacts[] = [igUserFacts, igMediaFacts, igCommentFacts]

const plain = (node: string, fields: string, calls = ''): NodeFacts => tableOf(node, { fields, calls })

/** Of these the practice square heeds fewer parameters than the specifications have. Facts as in `lab/graph/facts/table.ts`. */
const ownCalls = tableOf('Page', {
  fields: 'id:string',
  calls: `
      GET . > Page
      GET conversations > UnifiedThread
        folder:string platform:{INSTAGRAM| MESSENGER} tags:list<string> user_id:string
      POST messages > Page
        message:Object messaging_type:{MESSAGE_TAG| RESPONSE| UPDATE| UTILITY} recipient!:Object tag:Object
      POST moderate_conversations > Page
        actions!:list<{BAN_USER| BLOCK_USER| MOVE_TO_SPAM| UNBAN_USER| UNBLOCK_USER}> user_ids!:list<map>`,
})

const sameCalls = ['GET subscribed_apps', 'POST subscribed_apps'].flatMap((key) => {
  const facts = pageFacts.calls[key]
  return facts === undefined ? [] : [[key, facts] as const]
})

/** The Page behind an account: the few calls that Instagram goes through it for. */
const linkedPage: NodeFacts = {
  ...ownCalls,
  calls: { ...ownCalls.calls, ...Object.fromEntries(sameCalls) },
  fields: { ...pageFacts.fields, tasks: 'list<string>' },
}

const nodes: readonly NodeFacts[] = [
  ...specifiedNodes,
  linkedPage,
  unifiedThreadFacts,
  plain('User', 'id:string name:string', 'GET accounts > Page\nGET . > User'),
  // Not in the specifications by itself: what the guide to Instagram's User Profile API shows.
  plain(
    'IGScopedUser',
    'follower_count:int id:string is_business_follow_user:bool is_user_follow_business:bool is_verified_user:bool name:string profile_pic:string username:string',
    'GET . > IGScopedUser',
  ),
  plain('IGCommentFromUser', 'id:string self_ig_scoped_id:string username:string'),
  // Not in the specifications by itself: what the network's guide to publishing shows.
  plain('Container', 'id:string status:string status_code:string', 'GET . > Container'),
  plain('ContentPublishingLimitResponse', 'config:Object quota_usage:int'),
  plain('Profile', 'id:string name:string username:string'),
  tableOf('UnifiedMessage', {
    fields: Object.entries(shapeFacts['UnifiedMessage']?.fields ?? {})
      .map(([name, type]) => `${name}:${type}`)
      .join(' '),
    calls: 'GET . > UnifiedMessage',
  }),
]

const byName: ReadonlyMap<string, NodeFacts> = new Map(nodes.map((facts) => [facts.node, facts]))

/** Fields that hold an object whose own fields may be asked for. */
const objectFields: Readonly<Record<string, string>> = {
  'UnifiedMessage.from': 'Profile',
  'UnifiedMessage.to': 'Profile',
  'UnifiedThread.participants': 'Profile',
}

export function factsOf(node: string): NodeFacts | undefined {
  return byName.get(node)
}

export function nodeOfField(node: string, field: string): string | undefined {
  const type = objectFields[`${node}.${field}`] ?? byName.get(node)?.fields[field]
  return type !== undefined && byName.has(type) ? type : undefined
}

/** Fields that are asked for with the id of what is meant. */
export const keyedFields: Readonly<Record<string, string>> = {
  'IGUser.mentioned_comment': 'comment_id',
  'IGUser.mentioned_media': 'media_id',
}

const optional = (type: string) => ({ type, isRequired: false })
const always: CallFacts['params'] = Object.fromEntries(
  ['access_token', 'appsecret_proof', 'fields', 'locale', 'format'].map((name) => [name, optional('string')]),
)
const paging: CallFacts['params'] = {
  limit: optional('uint'),
  after: optional('string'),
  before: optional('string'),
}

export function parametersOf(key: string, call: CallFacts): CallFacts['params'] {
  const isList = key.startsWith('GET ') && !key.endsWith(' .')
  return isList ? { ...always, ...paging, ...call.params } : { ...always, ...call.params }
}

const textParams = (required: readonly string[], others: readonly string[] = []): CallFacts['params'] =>
  Object.fromEntries([
    ...required.map((name) => [name, { type: 'string', isRequired: true }] as const),
    ...others.map((name) => [name, optional('string')] as const),
  ])

/** Calls that hang on no node. */
export const rootCalls: Readonly<Record<string, CallFacts>> = {
  'GET debug_token': { returns: 'Object', params: textParams(['input_token']) },
  'GET oauth/access_token': {
    returns: 'Object',
    params: textParams(
      ['client_id', 'client_secret'],
      ['redirect_uri', 'code', 'grant_type', 'fb_exchange_token'],
    ),
  },
}

/** Comments come fifty at most, everything else a hundred. */
export function mostRows(node: string, edge: string): number {
  return edge === 'comments' || edge === 'replies' || `${node} ${edge}` === 'IGMedia children' ? 50 : 100
}
