/**
 * The part of Mastodon's API that is practised here: paths, parameters, scopes and enumerations as in the OpenAPI description of version 4.7
 * (abraham/mastodon-openapi, MIT) with what its recordings show to differ. Facts only.
 */
export type ParamType = 'string' | 'integer' | 'boolean' | 'datetime' | 'ids' | 'any' | readonly string[]
export type Params = Readonly<Record<string, ParamType>>

export type OperationName = (typeof OPERATIONS)[number]['name']

/** What a rate limit counts together. */
export type Family = 'calls' | 'statuses' | 'media' | 'deletes'

export type Operation = {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** null: anybody may call it. */
  readonly scope: string | null
  readonly query?: Params
  readonly body?: Params
  readonly required?: readonly string[]
  /** Something that somebody can see is changed. */
  readonly isActing?: true
  readonly family?: Family
  /** The most that `limit` may ask for; more is silently cut. */
  readonly mostRows?: number
}

const PAGED: Params = { limit: 'integer', max_id: 'string', min_id: 'string', since_id: 'string' }
const TYPES: readonly string[] = [
  'mention',
  'status',
  'reblog',
  'follow',
  'follow_request',
  'favourite',
  'poll',
  'update',
  'quote',
  'quoted_update',
  'added_to_collection',
  'collection_update',
  'admin.sign_up',
  'admin.report',
  'severed_relationships',
  'moderation_warning',
]
const WRITING: Params = {
  status: 'string',
  spoiler_text: 'string',
  sensitive: 'boolean',
  language: 'string',
  media_ids: 'ids',
  poll: 'any',
  quote_approval_policy: ['public', 'followers', 'nobody'],
}

export const OPERATIONS = [
  {
    name: 'create-app',
    method: 'POST',
    path: '/api/v1/apps',
    scope: null,
    body: { client_name: 'string', redirect_uris: 'any', scopes: 'string', website: 'string' },
    required: ['client_name', 'redirect_uris'],
  },
  {
    name: 'authorize',
    method: 'GET',
    path: '/oauth/authorize',
    scope: null,
    query: {
      response_type: ['code'],
      client_id: 'string',
      redirect_uri: 'string',
      scope: 'string',
      state: 'string',
      code_challenge: 'string',
      code_challenge_method: ['S256'],
      force_login: 'boolean',
      lang: 'string',
    },
    required: ['response_type', 'client_id', 'redirect_uri'],
  },
  {
    name: 'decide',
    method: 'POST',
    path: '/oauth/authorize',
    scope: null,
    body: {
      client_id: 'string',
      redirect_uri: 'string',
      scope: 'string',
      state: 'string',
      code_challenge: 'string',
      account: 'string',
      answer: ['yes', 'no'],
    },
    required: ['client_id', 'redirect_uri', 'answer'],
  },
  {
    name: 'token',
    method: 'POST',
    path: '/oauth/token',
    scope: null,
    body: {
      grant_type: ['authorization_code', 'client_credentials'],
      code: 'string',
      client_id: 'string',
      client_secret: 'string',
      redirect_uri: 'string',
      code_verifier: 'string',
      scope: 'string',
    },
    required: ['grant_type', 'client_id', 'client_secret', 'redirect_uri'],
  },
  {
    name: 'revoke',
    method: 'POST',
    path: '/oauth/revoke',
    scope: null,
    body: { client_id: 'string', client_secret: 'string', token: 'string' },
    required: ['client_id', 'client_secret', 'token'],
  },
  { name: 'instance', method: 'GET', path: '/api/v2/instance', scope: null },
  {
    name: 'verify-credentials',
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
    scope: 'read:accounts',
  },
  { name: 'account', method: 'GET', path: '/api/v1/accounts/:id', scope: 'read:accounts' },
  {
    name: 'account-statuses',
    method: 'GET',
    path: '/api/v1/accounts/:id/statuses',
    scope: 'read:statuses',
    query: {
      ...PAGED,
      exclude_reblogs: 'boolean',
      exclude_replies: 'boolean',
      only_media: 'boolean',
      pinned: 'boolean',
      tagged: 'string',
    },
    mostRows: 40,
  },
  {
    name: 'block',
    method: 'POST',
    path: '/api/v1/accounts/:id/block',
    scope: 'write:blocks',
    body: {},
    isActing: true,
  },
  {
    name: 'unblock',
    method: 'POST',
    path: '/api/v1/accounts/:id/unblock',
    scope: 'write:blocks',
    body: {},
    isActing: true,
  },
  {
    name: 'create-status',
    method: 'POST',
    path: '/api/v1/statuses',
    scope: 'write:statuses',
    body: {
      ...WRITING,
      in_reply_to_id: 'string',
      visibility: ['public', 'unlisted', 'private', 'direct'],
      scheduled_at: 'datetime',
      quoted_status_id: 'string',
    },
    isActing: true,
    family: 'statuses',
  },
  { name: 'status', method: 'GET', path: '/api/v1/statuses/:id', scope: 'read:statuses' },
  {
    name: 'edit-status',
    method: 'PUT',
    path: '/api/v1/statuses/:id',
    scope: 'write:statuses',
    body: { ...WRITING, media_attributes: 'any' },
    isActing: true,
    family: 'statuses',
  },
  {
    name: 'delete-status',
    method: 'DELETE',
    path: '/api/v1/statuses/:id',
    scope: 'write:statuses',
    query: { delete_media: 'boolean' },
    isActing: true,
    family: 'deletes',
  },
  { name: 'context', method: 'GET', path: '/api/v1/statuses/:id/context', scope: 'read:statuses' },
  { name: 'source', method: 'GET', path: '/api/v1/statuses/:id/source', scope: 'read:statuses' },
  {
    name: 'upload',
    method: 'POST',
    path: '/api/v2/media',
    scope: 'write:media',
    body: { file: 'any', description: 'string', focus: 'string', thumbnail: 'any' },
    required: ['file'],
    family: 'media',
  },
  { name: 'media', method: 'GET', path: '/api/v1/media/:id', scope: 'write:media' },
  {
    name: 'notifications',
    method: 'GET',
    path: '/api/v1/notifications',
    scope: 'read:notifications',
    query: {
      ...PAGED,
      'types[]': TYPES,
      'exclude_types[]': TYPES,
      account_id: 'string',
      include_filtered: 'boolean',
      'supported_types[]': TYPES,
    },
    mostRows: 80,
  },
  {
    name: 'scheduled-statuses',
    method: 'GET',
    path: '/api/v1/scheduled_statuses',
    scope: 'read:statuses',
    query: PAGED,
    mostRows: 40,
  },
  {
    name: 'delete-scheduled',
    method: 'DELETE',
    path: '/api/v1/scheduled_statuses/:id',
    scope: 'write:statuses',
    isActing: true,
  },
] as const satisfies readonly Operation[]

export type Matched = {
  readonly operation: Operation & { readonly name: OperationName }
  readonly id: string
}

/** Which operation a request is; null: none that is known here. `path` begins after the folder that the server is under. */
export function matchOperation(method: string, path: string): Matched | null {
  const parts = path.replace(/\/+$/, '').split('/')
  for (const operation of OPERATIONS) {
    const wanted = operation.path.split('/')
    const isSame =
      operation.method === method &&
      wanted.length === parts.length &&
      wanted.every((part, index) => (part === ':id' ? parts[index] !== '' : part === parts[index]))
    if (isSame) return { operation, id: decodeURIComponent(parts[wanted.indexOf(':id')] ?? '') }
  }
  return null
}
