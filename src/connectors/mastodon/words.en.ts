import type { ConnectorWords } from '../words.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'An account on a server of your choice',
      text: 'Mastodon runs on many servers. Choose one that is run seriously and whose rules you can stand by, or run your own under the municipality’s domain. The account should be in the municipality’s name and have its e-mail address.',
    },
    {
      title: 'A verified link to the website',
      text: 'Put the municipality’s web address in a field of the profile and link back from the website with rel="me". Mastodon then shows that the account is genuine.',
    },
    {
      title: 'Signing in as the municipality',
      text: 'No app has to be ordered or reviewed. Whoever connects signs in on the server with the municipality’s account, not with their own, and approves the permissions listed here.',
    },
  ],
  cannot: [
    {
      what: 'Hide or remove what others answer',
      instead:
        'An answer lies on its writer’s own server. Keep it as evidence, report it to the server where it was written, and block the account if the policy allows it.',
    },
    {
      what: 'Turn off answers to a post',
      instead: 'Mute the thread in Mastodon if it gets out of hand. Watch it by hand then.',
    },
    {
      what: 'Take back what has already spread',
      instead:
        'A post that was removed or edited may remain on other servers. Publish a correction when the mistake matters.',
    },
    {
      what: 'Send secret messages',
      instead:
        'Direct messages are not encrypted, and the servers’ administrators can read them. Ask whoever writes about something sensitive to call or to use the e-service.',
    },
    {
      what: 'See how many were reached',
      instead: 'The network does not count views. Followers, answers, boosts and favourites can be followed.',
    },
    { what: 'Edit a scheduled post', instead: 'Take it back and schedule it anew.' },
  ],
  verbs: {
    reply: {
      label: 'Reply',
      consequence:
        'The reply is as visible as what it answers and begins with the name of whoever wrote. It can be removed, but copies may remain on other servers.',
    },
    privateReply: {
      label: 'Reply privately',
      consequence:
        'The reply goes as a direct message to whoever wrote, and does not stand in the thread. It is not encrypted: those who run your server and the recipient’s server can read it. Write nothing sensitive.',
    },
    directReply: {
      label: 'Reply in the conversation',
      consequence:
        'Only the person you write to gets to see it. It is not encrypted: those who run your server and the recipient’s server can read it.',
    },
    block: {
      label: 'Block',
      consequence:
        'The account can no longer answer or follow you, and you do not see what it writes. What it has written is still shown to others. Whoever is blocked may notice. It can be undone.',
    },
  },
  scopes: {
    'read:accounts': 'read the account’s profile and who writes to it',
    'read:statuses': 'read posts, answers and direct messages',
    'read:notifications': 'learn when somebody names or answers the account',
    'write:statuses': 'publish, edit, remove and reply',
    'write:media': 'upload pictures and video with alternative text',
    'write:blocks': 'block and unblock accounts',
  },
  failures: {
    'unknown-app': {
      what: 'Torget does not know which app the access was given to, and only that app can take it back.',
      next: 'Remove the app in the account’s settings on the server, under Account, Authorized apps.',
    },
    'token-invalid': {
      what: 'The server no longer accepts the connection.',
      next: 'Connect the account again. Nothing that is stored is lost.',
    },
    'token-revoked': {
      what: 'Somebody took away Torget’s access in the account’s settings on Mastodon.',
      next: 'Find out why, and connect the account again.',
    },
    'token-expired': {
      what: 'The connection has run out on this server.',
      next: 'Connect the account again.',
    },
    'login-disabled': {
      what: 'The server has disabled the account.',
      next: 'Sign in on the server, read why, and contact its administrator.',
    },
    'scope-missing': {
      what: 'The connection lacks a permission that this needs.',
      next: 'Connect the account again and approve every permission in the list.',
    },
    forbidden: {
      what: 'The server does not allow this account to do it.',
      next: 'Check that you are not blocked by whom you write to, and that the account is not limited on the server.',
    },
    'not-found': {
      what: 'It is no longer there, or the account may not see it.',
      next: 'Open the link on Mastodon. If it is gone, Torget still has what was stored.',
    },
    gone: {
      what: 'The account or the post was removed.',
      next: 'Nothing more can be done on the network. Torget still has what was stored.',
    },
    'too-large': {
      what: 'The file is larger than the server accepts.',
      next: 'Make the file smaller and try again.',
    },
    unprocessable: {
      what: 'The server could not take the content as it is.',
      next: 'Read the server’s own explanation, change the text or the time, and try again.',
    },
    refused: {
      what: 'The server said no without a known reason.',
      next: 'Try again later. If it happens again, contact whoever runs Torget.',
    },
    access_denied: {
      what: 'The connection was not approved on the server.',
      next: 'Begin again and approve, if that was a mistake.',
    },
    invalid_client: {
      what: 'The server does not recognise Torget.',
      next: 'Begin the connection again. If the settings hold an app id of your own, check it.',
    },
    invalid_grant: {
      what: 'The server’s code is no longer valid.',
      next: 'Begin the connection again and finish it within a few minutes.',
    },
    invalid_scope: {
      what: 'The server does not have all the permissions that Torget asks for.',
      next: 'Ask the server’s administrator to upgrade Mastodon, or choose another server.',
    },
    invalid_request: {
      what: 'The sign-in was not finished.',
      next: 'Begin the connection again from the start.',
    },
    unauthorized_client: {
      what: 'Torget may not sign in to the server in this way.',
      next: 'Check the app’s settings with the server’s administrator.',
    },
    'malformed-request': {
      what: 'The call could not be sent as it was.',
      next: 'Connect the account again. If it happens again, contact whoever runs Torget.',
    },
    'bad-handle': {
      what: 'What is known of the post being prepared cannot be read.',
      next: 'See that the post is not out already, then publish it anew.',
    },
    'malformed-id': {
      what: 'What was to be read has an id that the server cannot have given.',
      next: 'Open the post on Mastodon instead.',
    },
    'server-address': {
      what: 'That is not the address of a Mastodon server.',
      next: 'Write only the server’s name, such as mastodon.nu.',
    },
    'text-empty': { what: 'The text is empty.', next: 'Write something, or add a picture.' },
    'text-too-long': {
      what: 'The text is longer than the server allows.',
      next: 'Shorten it. A link counts as 23 characters, and a reply includes the name of whom you answer.',
    },
    'names-others': {
      what: 'The text names one more account, with @ before the name. Whoever is named in a direct message may read it.',
      next: 'Take away the @ before the name and send again.',
    },
    'not-done': {
      what: 'The server took the request and did not carry it out.',
      next: 'Do it directly on Mastodon and note it in Torget.',
    },
    'has-poll': {
      what: 'The post has a poll, and an edit would throw its votes away.',
      next: 'Leave the text and publish a correction as an answer.',
    },
    'scheduled-not-editable': {
      what: 'A scheduled post cannot be edited on Mastodon.',
      next: 'Take it back and schedule it anew.',
    },
    'media-failed': {
      what: 'The server could not read the picture or the video.',
      next: 'Save the file in a common format (JPEG, PNG or MP4) and try again.',
    },
    'media-gone': {
      what: 'The picture or video is no longer on the server.',
      next: 'Note that it is missing. The text is stored.',
    },
    'media-not-fetched': {
      what: 'The picture or video was not fetched, because its address or size cannot be accepted.',
      next: 'Open it on Mastodon and store it by hand if it is needed.',
    },
    'form-not-offered': {
      what: 'Mastodon has no such kind of post.',
      next: 'Choose text, picture, video or link.',
    },
    'needs-media': {
      what: 'What the post is to show is missing.',
      next: 'Add the picture, the video or the link.',
    },
    'media-mixed': {
      what: 'Pictures and video cannot stand in the same post.',
      next: 'Make two posts of it.',
    },
    'too-few-images': {
      what: 'A series of pictures needs at least two.',
      next: 'Add one more picture.',
    },
    'too-many-images': {
      what: 'The server does not take that many pictures in one post.',
      next: 'Remove some. Four is usual.',
    },
    'image-too-large': { what: 'A picture is too large.', next: 'Make it smaller and try again.' },
    'image-type': {
      what: 'The server does not take the picture’s format.',
      next: 'Save the picture as JPEG or PNG.',
    },
    'alt-text-too-long': {
      what: 'An alternative text is too long.',
      next: 'Shorten it, with what matters most first.',
    },
    'video-too-large': { what: 'The video is too large.', next: 'Shorten or compress it.' },
    'video-too-long': { what: 'The video is too long.', next: 'Shorten it.' },
    'video-type': { what: 'The server does not take the video’s format.', next: 'Save it as MP4.' },
    'captions-not-taken': {
      what: 'Mastodon does not take captions as a file of their own.',
      next: 'Burn the captions into the video.',
    },
    'schedule-too-soon': {
      what: 'Mastodon schedules at least five minutes ahead.',
      next: 'Publish now, or choose a later time.',
    },
  },
  fields: {
    server: {
      label: 'Server',
      help: 'The part of the account’s address after the last @, such as mastodon.nu.',
    },
  },
}
