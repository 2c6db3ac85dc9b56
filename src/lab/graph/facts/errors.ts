/**
 * Graph error codes with the HTTP status they are seen with. The status is a habit of the network and no promise: a client classifies by
 * code and subcode. Origin: the network's reference on errors and rate limits, and recorded answers in public issue threads.
 */
export type ErrorFacts = {
  readonly code: number
  readonly subcode?: number
  readonly status: number
  readonly type: string
  readonly message: string
  readonly isTransient?: boolean
  /** In our own words, for the fault panel and for whoever reads a failing test. */
  readonly meaning: string
}

const OAUTH = 'OAuthException'
const METHOD = 'GraphMethodException'

/** A token that no longer works: only a person can mend it. */
const tokenErrors: readonly ErrorFacts[] = [
  [458, 'The user has not authorized the application.', 'the app was removed by the person'],
  [
    459,
    'The session is invalid because the user has been checkpointed.',
    'the person must pass a check first',
  ],
  [
    460,
    'The session has been invalidated because the user changed the password.',
    'the password was changed',
  ],
  [463, 'Session has expired.', 'the token has expired'],
  [
    464,
    'Sessions for the user are not allowed because the user is unconfirmed.',
    'the person is unconfirmed',
  ],
  [467, 'The session is invalid because the user logged out.', 'the token was withdrawn'],
  [492, 'The user has lost the role needed on this Page.', 'the person lost the role on the Page'],
].map(([subcode, message, meaning]) => ({
  code: 190,
  subcode: Number(subcode),
  status: 400,
  type: OAUTH,
  message: `Error validating access token: ${String(message)}`,
  meaning: String(meaning),
}))

const limit = (code: number, status: number, message: string, meaning: string): ErrorFacts => ({
  code,
  status,
  type: OAUTH,
  message: `(#${code}) ${message}`,
  isTransient: true,
  meaning,
})

const refusal = (code: number, status: number, message: string, meaning: string): ErrorFacts => ({
  code,
  status,
  type: OAUTH,
  message: `(#${code}) ${message}`,
  meaning,
})

const errorFacts: readonly ErrorFacts[] = [
  {
    code: 190,
    status: 400,
    type: OAUTH,
    message: 'Invalid OAuth access token - Cannot parse access token',
    meaning: 'not a token at all',
  },
  ...tokenErrors,
  {
    code: 104,
    status: 400,
    type: OAUTH,
    message: 'An access token is required.',
    meaning: 'no token was sent',
  },
  { ...limit(1, 500, 'An unknown error has occurred.', 'a fault of the network'), type: OAUTH },
  { ...limit(2, 503, 'Service temporarily unavailable', 'the network is down for a while') },
  limit(4, 403, 'Application request limit reached', 'the app has asked too often'),
  limit(17, 400, 'User request limit reached', 'the person behind the token has asked too often'),
  limit(32, 403, 'Page request limit reached', 'too many calls for this Page'),
  limit(341, 400, 'Application limit reached', 'the app has done too much'),
  limit(613, 400, 'Calls to this api have exceeded the rate limit.', 'a limit of this very call'),
  limit(
    80001,
    400,
    'There have been too many calls to this Page account.',
    'business use case limit of the Page',
  ),
  refusal(
    3,
    400,
    'Application does not have the capability to make this API call.',
    'the app lacks a capability',
  ),
  refusal(
    10,
    403,
    'Application does not have permission for this action',
    'a permission is missing (reading)',
  ),
  refusal(200, 403, 'Permissions error', 'a permission is missing (acting)'),
  refusal(
    210,
    403,
    'A page access token is required to request this resource.',
    'a Page token is needed here',
  ),
  refusal(
    368,
    400,
    'The action attempted has been deemed abusive or is otherwise disallowed',
    'blocked as abuse',
  ),
  ...[
    [1_366_046, 'Your photo could not be uploaded. Photos should be less than 4 MB and saved as JPG or PNG.'],
    [1_390_008, 'You are posting too fast.'],
    [1_404_078, 'You must be authorised to publish as this Page.'],
  ].map(([subcode, message]) => ({
    ...refusal(324, 400, String(message), String(message)),
    subcode: Number(subcode),
  })),
  refusal(506, 400, 'Duplicate status message', 'the same text was just published'),
  refusal(551, 400, "This person isn't available right now.", 'the person takes no messages from the Page'),
  refusal(10900, 400, 'Activity already replied to', 'one private reply a comment, and it has been used'),
  refusal(10902, 400, 'This is not a Replyable activity', 'no private reply can be sent to this'),
  refusal(
    10903,
    400,
    "This user can't reply to this activity",
    'the seven days of private reply have passed',
  ),
  {
    ...refusal(
      10,
      403,
      'This message is sent outside of allowed window.',
      'a day (or seven) has passed since they wrote',
    ),
    subcode: 2018278,
  },
  {
    code: 100,
    status: 400,
    type: OAUTH,
    message: '(#100) Invalid parameter',
    meaning: 'the request breaks the contract',
  },
  {
    ...refusal(
      100,
      400,
      '(#100) No profile available for this user.',
      'the person has no profile to show: an account made with a telephone number',
    ),
    subcode: 2018218,
  },
  refusal(
    230,
    400,
    'User consent is required to access user profile',
    'they have not written to the account',
  ),
  {
    code: 100,
    subcode: 33,
    status: 400,
    type: METHOD,
    message: 'Unsupported request. Object does not exist or cannot be loaded due to missing permissions',
    meaning: 'the object is gone or may not be seen: the network does not say which',
  },
  refusal(803, 404, 'Some of the aliases you requested do not exist', 'no such name'),
  {
    code: 2500,
    status: 400,
    type: OAUTH,
    message: 'Unknown path components',
    meaning: 'no such version or path',
  },
]

export function errorOf(code: number, subcode?: number): ErrorFacts {
  const exact = errorFacts.find((facts) => facts.code === code && facts.subcode === subcode)
  const sameCode = exact ?? errorFacts.find((facts) => facts.code === code)
  if (sameCode === undefined) throw new RangeError(`no facts about Graph error ${code}`)
  return sameCode
}
