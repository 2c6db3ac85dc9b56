import type { ConnectorWords } from '../words.ts'

const GONE = {
  what: 'What was to be read or changed is no longer on Bluesky.',
  next: 'Reload. Torget keeps what has been stored already.',
}
const SIGN_IN_AGAIN = 'Connect the account again with a new app password. What has been fetched stays.'
const CLOSED_ACCOUNT = {
  what: 'The account is closed or suspended on Bluesky.',
  next: 'Sign in on Bluesky and see what it says. Connect the account again when it is open.',
}

export const en: ConnectorWords = {
  before: [
    {
      title: 'An account that the authority owns',
      text: 'The account belongs to a functional address, not to an employee’s own e-mail. Preferably its handle is the authority’s own web address: then everybody sees that it is genuine.',
    },
    {
      title: 'An app password for Torget',
      text: 'Make it in Bluesky under Settings, Privacy and security, App passwords. Call it Torget. The account’s ordinary password is never typed here.',
    },
    {
      title: 'A decision about blocking',
      text: 'On Bluesky anybody can see whom an account has blocked. Decide beforehand when the authority may block somebody, and who decides.',
    },
  ],
  cannot: [
    {
      what: 'Remove somebody else’s reply',
      instead:
        'Hide the reply in the thread. If it is unlawful: secure the evidence and report it to Bluesky.',
    },
    { what: 'Change a published post', instead: 'Remove the post and publish it again.' },
    {
      what: 'Read and answer direct messages',
      instead:
        'That needs a permission that Torget does not ask for. Turn direct messages off in Bluesky, or read them there.',
    },
    { what: 'Answer a comment privately', instead: 'Answer in the open and refer to the contact centre.' },
    { what: 'Schedule on Bluesky', instead: 'Torget publishes by itself at the time that you choose.' },
    {
      what: 'See views, reach and figures day by day',
      instead: 'Bluesky counts followers, likes, replies, reposts and bookmarks only.',
    },
  ],
  verbs: {
    hide: {
      label: 'Hide in the thread',
      consequence:
        'Others do not see the reply in the thread, but it stays with whoever wrote it and can be read there. At most 300 replies of a thread can be hidden. It can be undone.',
    },
    block: {
      label: 'Block (visible to all)',
      consequence:
        'The person can no longer read or answer the account. The block is public: anybody can see whom the account has blocked. It can be undone.',
    },
  },
  scopes: {},
  failures: {
    'handle-malformed': {
      what: 'This is not a handle on Bluesky.',
      next: 'Write the whole name, such as example.org or example.bsky.social. To sign in with e-mail you must name the server too.',
    },
    'handle-not-found': {
      what: 'No account has that handle.',
      next: 'Check the spelling. A new handle can take some minutes to be seen.',
    },
    'handle-mismatch': {
      what: 'The handle and the account do not point at each other, so it is not certain whose account it is.',
      next: 'Open Bluesky, see what the account is called now, and give that name.',
    },
    'did-not-found': {
      what: 'The account is not in the directory of accounts.',
      next: 'Check the handle. An account that was deleted cannot be connected.',
    },
    'did-without-server': {
      what: 'The account does not say which server it lives on.',
      next: 'Ask whoever runs the server.',
    },
    'server-malformed': {
      what: 'The server cannot be read as a web address.',
      next: 'Write for example bsky.social, or leave the field empty.',
    },
    'sign-in-refused': {
      what: 'The handle or the app password is wrong.',
      next: 'Make a new app password in Bluesky and paste it.',
    },
    AuthFactorTokenRequired: {
      what: 'The account’s ordinary password needs a code by e-mail.',
      next: 'Use an app password instead. It needs no code.',
    },
    'account-inactive': CLOSED_ACCOUNT,
    AccountTakedown: CLOSED_ACCOUNT,
    AccountSuspended: CLOSED_ACCOUNT,
    AccountDeactivated: CLOSED_ACCOUNT,
    AccountNotFound: {
      what: 'The account is no longer on its server.',
      next: 'Has it moved or been deleted? Connect it again if it is there. All that was stored stays in Torget.',
    },
    'unreadable-sign-in': { what: 'The stored sign-in cannot be read.', next: SIGN_IN_AGAIN },
    'app-password-removed': {
      what: 'The app password was removed in Bluesky, or somebody signed Torget out.',
      next: SIGN_IN_AGAIN,
    },
    ExpiredToken: {
      what: 'The sign-in has run out.',
      next: 'Torget renews it by itself. If that does not help, connect the account again.',
    },
    InvalidToken: { what: 'The server does not recognise the sign-in.', next: SIGN_IN_AGAIN },
    AuthMissing: { what: 'The server got no sign-in.', next: SIGN_IN_AGAIN },
    AuthenticationRequired: {
      what: 'Bluesky lets an account change only what is its own.',
      next: 'It cannot be done from this account.',
    },
    'bad-handle': {
      what: 'What is known of the post being prepared cannot be read.',
      next: 'See that the post is not out already, then publish it anew.',
    },
    'malformed-id': {
      what: 'The address of the post or account cannot be read.',
      next: 'Open the post again. If it happens again, ask whoever runs Torget.',
    },
    'malformed-request': {
      what: 'The question to Bluesky could not be asked as it was written.',
      next: 'Connect the account again. If it happens again, ask whoever runs Torget.',
    },
    'empty-text': { what: 'The reply is empty.', next: 'Write something and send it again.' },
    'text-too-long': {
      what: 'The text is too long for Bluesky, which takes 300 characters.',
      next: 'Shorten the text, or divide it into several replies.',
    },
    'duplicate-reply': {
      what: 'The same reply is under the comment already.',
      next: 'Look in the thread. To answer again, write something else.',
    },
    'not-own-thread': {
      what: 'The thread belongs to somebody else’s post, and only they can hide replies there.',
      next: 'Block or report instead, if the policy allows it.',
    },
    'hidden-limit': {
      what: '300 replies are hidden in the thread already, and Bluesky takes no more.',
      next: 'Show some again, or limit who may answer the post.',
    },
    InvalidSwap: {
      what: 'Somebody else changed the same thing at the same time. Nothing was changed from here.',
      next: 'Try again.',
    },
    'own-account': { what: 'The account cannot block itself.', next: 'Check who wrote it.' },
    'not-own-post': {
      what: 'The post belongs to another account.',
      next: 'Sign in with the account that published it.',
    },
    'draft-not-taken': {
      what: 'Bluesky does not take the post as it is.',
      next: 'Read what stands by the draft, change it and try again.',
    },
    BlockedPost: {
      what: 'There is a block between the account and the writer, so Bluesky does not show the post.',
      next: 'Torget has what was stored before. Lift the block if the post must be read again.',
    },
    BlockedActor: {
      what: 'The account has blocked whom the question is about.',
      next: 'Lift the block if need be.',
    },
    BlockedByActor: {
      what: 'Whom the question is about has blocked the account.',
      next: 'Nothing can be done about it from here.',
    },
    NotFound: GONE,
    RecordNotFound: GONE,
    RepoNotFound: GONE,
    BlobNotFound: { what: 'The picture or film is no longer on the server.', next: 'Upload it again.' },
    BlobTooLarge: {
      what: 'The picture or film is too large for the server.',
      next: 'Choose a smaller file.',
    },
    InvalidMimeType: {
      what: 'The server does not take that kind of file.',
      next: 'Choose a JPEG, PNG or MP4.',
    },
    RepoTakendown: CLOSED_ACCOUNT,
    RepoSuspended: CLOSED_ACCOUNT,
    RepoDeactivated: CLOSED_ACCOUNT,
    InvalidRequest: {
      what: 'Bluesky did not accept what was sent.',
      next: 'Read the message from Bluesky. If it happens again, ask whoever runs Torget.',
    },
    'not-media': {
      what: 'A link is not fetched like a picture.',
      next: 'Open the link yourself if it is needed.',
    },
  },
  fields: {
    server: {
      label: 'Server (may be left empty)',
      help: 'Torget finds the account’s server by itself. Only needed to sign in with e-mail, or when the handle is not found.',
    },
    identifier: { label: 'Handle', help: 'Such as example.org or example.bsky.social.' },
    password: {
      label: 'App password',
      help: 'Four groups of four characters. Made in Bluesky under Settings, Privacy and security, App passwords.',
    },
  },
}
