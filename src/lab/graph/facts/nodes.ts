import { adVideoFacts, insightsResultFacts, videoStatusFacts } from './ad-video.ts'
import { commentFacts } from './comment.ts'
import { pagePostFacts } from './page-post.ts'
import { pageFacts } from './page.ts'
import { photoFacts } from './photo.ts'
import { profileFacts } from './profile.ts'
import { objectFields, shapeFacts } from './shapes.ts'
import type { CallFacts, NodeFacts } from './table.ts'
import { unifiedThreadFacts } from './unified-thread.ts'
import { userFacts } from './user.ts'

/** Nodes whose table comes from the network's own specifications. */
export const specifiedNodes: readonly NodeFacts[] = [
  commentFacts,
  pagePostFacts,
  pageFacts,
  photoFacts,
  profileFacts,
  unifiedThreadFacts,
  userFacts,
  adVideoFacts,
  ...videoStatusFacts,
  insightsResultFacts,
]

const byName: Readonly<Record<string, NodeFacts>> = {
  ...shapeFacts,
  ...Object.fromEntries(specifiedNodes.map((facts) => [facts.node, facts])),
}

export function factsOf(node: string): NodeFacts | undefined {
  return byName[node]
}

/** The node type behind a field, or undefined where the field holds a plain value. */
export function nodeOfField(node: string, field: string): string | undefined {
  const named = objectFields[`${node}.${field}`]
  if (named !== undefined) return named
  const type = byName[node]?.fields[field]
  return type !== undefined && type in byName ? type : undefined
}

/** Parameters that every list takes, whatever its node. */
const paging: CallFacts['params'] = {
  limit: { type: 'uint', isRequired: false },
  after: { type: 'string', isRequired: false },
  before: { type: 'string', isRequired: false },
  since: { type: 'datetime', isRequired: false },
  until: { type: 'datetime', isRequired: false },
  summary: { type: 'string', isRequired: false },
}

/** `pretty` and `debug` are accepted and ignored since v26; `locale` and `format` are harmless. */
const always: CallFacts['params'] = Object.fromEntries(
  ['access_token', 'appsecret_proof', 'pretty', 'debug', 'locale', 'format', 'fields'].map((name) => [
    name,
    { type: 'string', isRequired: false },
  ]),
)

/** Gone in v26 for every version: the whole request fails. */
export const removedParameters: ReadonlySet<string> = new Set(['ids', 'date_format', 'metadata'])

/** Bytes in a multipart body, which the specifications leave out or call a string. */
const files: Readonly<Record<string, CallFacts['params']>> = {
  'POST photos': { source: { type: 'file', isRequired: false } },
  'POST videos': { video_file_chunk: { type: 'file', isRequired: false } },
}

export function parametersOf(key: string, call: CallFacts): CallFacts['params'] {
  const isList = key.startsWith('GET ') && !key.endsWith(' .')
  return { ...always, ...(isList ? paging : {}), ...call.params, ...files[key] }
}

/** Calls that hang on no node. `me` stands for whoever the token belongs to. */
export const rootCalls: Readonly<Record<string, CallFacts>> = {
  'GET debug_token .': {
    returns: 'Object',
    params: { input_token: { type: 'string', isRequired: true } },
  },
  'GET oauth access_token': {
    returns: 'Object',
    params: {
      client_id: { type: 'string', isRequired: true },
      client_secret: { type: 'string', isRequired: true },
      redirect_uri: { type: 'string', isRequired: false },
      code: { type: 'string', isRequired: false },
      grant_type: { type: '{fb_exchange_token|authorization_code}', isRequired: false },
      fb_exchange_token: { type: 'string', isRequired: false },
    },
  },
}
