import type { ConnectorWords } from '../words.ts'

/** Every code that a failure here can bear, under what it comes to for a person. The texts stand in words.sv.ts and words.en.ts. */
const GROUPS = {
  withdrawn: ['authError', 'required', 'unauthorized', 'http-401', 'invalid_grant'],
  expired: ['expired'],
  roleLost: [
    'youtubeSignupRequired',
    'accountDelegationForbidden',
    'authenticatedUserNotChannel',
    'no-channel',
  ],
  suspended: [
    'authenticatedUserAccountClosed',
    'authenticatedUserAccountSuspended',
    'channelClosed',
    'channelSuspended',
    'uploaderAccountClosed',
    'uploaderAccountSuspended',
  ],
  saidNo: ['access_denied', 'missing-code'],
  noRefresh: ['no-refresh-token'],
  missingScope: ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
  ownClient: [
    'invalid_client',
    'unauthorized_client',
    'redirect_uri_mismatch',
    'invalid_request',
    'accessNotConfigured',
    'SERVICE_DISABLED',
    'keyInvalid',
  ],
  goneComment: ['commentNotFound', 'commentThreadNotFound', 'parentCommentNotFound'],
  goneVideo: ['videoNotFound', 'deleted'],
  goneChannel: ['channelNotFound', 'playlistNotFound', 'playlistItemNotFound'],
  goneOther: ['notFound', 'captionNotFound', 'http-404', 'http-410'],
  notAllowed: [
    'forbidden',
    'http-403',
    'SERVICE_UNAVAILABLE',
    'ineligibleAccount',
    'operationNotSupported',
    'banWithoutReject',
    'forbiddenPrivacySetting',
  ],
  closed: ['commentsDisabled', 'parentCommentIsPrivate'],
  notProcessed: ['processingFailure'],
  emptyText: ['empty-text', 'text-empty', 'commentTextRequired'],
  longText: [
    'text-too-long',
    'commentTextTooLong',
    'invalidDescription',
    'invalidTitle',
    'mediaTitleTooLong',
  ],
  badCharacters: ['text-not-allowed'],
  noTitle: ['title-missing'],
  needsVideo: ['needs-media', 'form-not-offered', 'media-mixed', 'mediaBodyRequired', 'emptyFile'],
  badVideo: ['video-type', 'conversion', 'invalidFile', 'tooSmall', 'codec', 'failed'],
  largeVideo: ['video-too-large', 'video-too-long', 'length'],
  brokenUpload: ['uploadAborted', 'bad-upload-address', 'bad-handle'],
  badTime: ['schedule-too-soon', 'schedule-not-offered', 'invalidPublishAt'],
  copyright: ['copyright', 'claim', 'trademark', 'legal'],
  rules: ['inappropriate', 'termsOfUse', 'rejected'],
  duplicate: ['duplicate'],
  lockedPrivate: ['locked-private'],
  captions: ['captionExists', 'contentRequired', 'nameTooLong', 'invalidMetadata', 'captions-not-taken'],
  hubRefused: ['hub-refused'],
  media: ['not-media', 'bad-address', 'private-address', 'malformed', 'too-large', 'redirect', 'encoding'],
  ourRequest: [
    'malformed-request',
    'badRequest',
    'invalidParameter',
    'invalidValue',
    'missingRequiredParameter',
    'invalidCommentMetadata',
    'invalidVideoMetadata',
    'parentIdMissing',
    'http-400',
    'http-405',
    'http-409',
    'http-411',
    'http-412',
    'http-413',
    'http-415',
    'http-422',
  ],
} as const

type FailureGroup = keyof typeof GROUPS

export type FailureTexts = Readonly<Record<FailureGroup, { readonly what: string; readonly next: string }>>

export function failuresFrom(texts: FailureTexts): ConnectorWords['failures'] {
  const groups = Object.entries(GROUPS) as [FailureGroup, readonly string[]][]
  return Object.fromEntries(groups.flatMap(([group, codes]) => codes.map((code) => [code, texts[group]])))
}
