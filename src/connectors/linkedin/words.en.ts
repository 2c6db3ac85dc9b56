import type { ConnectorWords } from '../words.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'A verified page of the municipality',
      text: 'The page on LinkedIn must be the municipality’s own and verified. Whoever connects it needs the role of super admin (ADMINISTRATOR) on the page.',
    },
    {
      title: 'An app of your own at LinkedIn',
      text: 'Create an app at developer.linkedin.com, tie it to the page and apply for the Community Management API. LinkedIn demands that the app has that product only and that a registered organisation stands behind it.',
    },
    {
      title: 'Development tier first, then review',
      text: 'The app may begin with 500 calls a day, at most 100 for each person who has consented. Within twelve months a recorded walk-through must be sent in to reach the full tier.',
    },
    {
      title: 'Somebody who renews the consent each year',
      text: 'The consent lasts one year from the first time, and 60 days when LinkedIn has not approved the app for renewal. Decide who signs in again. Torget reminds in time.',
    },
  ],
  cannot: [
    {
      what: 'Hide a comment',
      instead: 'Let it stand, answer it, or remove it by the policy. LinkedIn has nothing in between.',
    },
    {
      what: 'Block a person',
      instead: 'Report the person to LinkedIn and remove the comments that the policy does not allow.',
    },
    {
      what: 'Read or answer messages to the page',
      instead: 'Switch messages off for the page, or watch them on linkedin.com and register them by hand.',
    },
    {
      what: 'Let LinkedIn publish at a given time',
      instead: 'Torget publishes by itself when the time comes.',
    },
    {
      what: 'See the name of everybody who comments',
      instead:
        'LinkedIn often tells only that somebody wrote. Open the post on linkedin.com if you need the name.',
    },
    { what: 'Restore a removed comment', instead: 'Torget keeps it as evidence.' },
  ],
  verbs: {
    remove: {
      label: 'Remove',
      consequence:
        'The comment is gone for everybody, with the replies under it. It cannot be undone, and LinkedIn does not tell its author.',
    },
  },
  told: 'Comments and mentions on public posts arrive at once.',
  scopes: {
    rw_organization_admin: 'see which pages you administer, receive events and read statistics',
    r_organization_social: 'read the posts of the page',
    w_organization_social: 'publish, change and remove the posts of the page',
    r_organization_social_feed: 'read comments and reactions',
    w_organization_social_feed: 'answer and remove comments',
  },
  failures: {
    '401': {
      what: 'LinkedIn no longer accepts the connection.',
      next: 'Connect the page again. Nothing that is stored gets lost.',
    },
    '65600': {
      what: 'LinkedIn does not recognise the key of the connection.',
      next: 'Connect the page again. If it happens once more, the app in the developer portal is set up wrongly.',
    },
    '65601': {
      what: 'The consent was withdrawn, by the person who gave it or by LinkedIn.',
      next: 'Let an administrator of the page connect it again.',
    },
    '65602': {
      what: 'The consent has run out.',
      next: 'Let an administrator of the page sign in again. It takes a minute.',
    },
    '65604': {
      what: 'LinkedIn has switched the app off.',
      next: 'Sign in to the developer portal and see what LinkedIn asks for.',
    },
    'invalid-grant': {
      what: 'LinkedIn will not renew the connection: the consent has run out or was withdrawn.',
      next: 'Let an administrator of the page connect it again.',
    },
    'webhooks-not-approved': {
      what: 'LinkedIn has not approved the app for sending news by itself.',
      next: 'Nothing is lost: Torget asks LinkedIn instead. To have the news at once, apply for webhooks for the app at LinkedIn.',
    },
    'access-denied': {
      what: 'The account or the app may not do this.',
      next: 'Check that you still administer the page and that the app has the product Community Management API.',
    },
    'not-found': {
      what: 'The post or comment is no longer on LinkedIn.',
      next: 'Nothing more needs to be done there. What Torget has stored is kept.',
    },
    duplicate: {
      what: 'LinkedIn has just received a post with the same content and does not take it again.',
      next: 'See whether the post is already published. If it is to go out anew, change the text.',
    },
    'version-sunset': {
      what: 'The version of LinkedIn’s interface that Torget uses no longer exists.',
      next: 'Ask the administrator to update Torget or to set TORGET_LINKEDIN_VERSION to a version in force. Until then everything on LinkedIn stands still.',
    },
    'invalid-request': {
      what: 'LinkedIn did not understand the request.',
      next: 'Do not try again with the same content. Ask the administrator to look in the log.',
    },
    refused: {
      what: 'LinkedIn said no without saying why.',
      next: 'Try on linkedin.com. If it works there, the administrator needs to look in the log.',
    },
    'too-large': {
      what: 'The file is larger than LinkedIn takes.',
      next: 'Make the picture or film smaller and try again.',
    },
    'malformed-request': {
      what: 'The request could not be sent, probably because the key holds characters that are not allowed.',
      next: 'Connect the page again.',
    },
    'bad-handle': {
      what: 'What is known of the post being prepared cannot be read.',
      next: 'See that the post is not out already, then publish it anew.',
    },
    'malformed-id': {
      what: 'This is nothing that LinkedIn has.',
      next: 'Ask the administrator to look in the log: something that is neither post nor comment ended up here.',
    },
    'empty-text': { what: 'The answer is empty.', next: 'Write something before you send it.' },
    'text-too-long': {
      what: 'The answer is too long for LinkedIn.',
      next: 'Shorten it to at most 1,250 characters, or point to a page where everything is said.',
    },
    'draft-not-accepted': {
      what: 'LinkedIn does not take the post as it is.',
      next: 'Open the draft: it says what needs to change.',
    },
    'processing-failed': {
      what: 'LinkedIn could not use the picture or film. Nothing was published.',
      next: 'Save the file anew as JPG, PNG or MP4 and try again.',
    },
    'not-media': {
      what: 'This is a link, not a file.',
      next: 'Open the link yourself if you need to see it.',
    },
    'media-refused': {
      what: 'The picture or file cannot be fetched from LinkedIn.',
      next: 'Take a screenshot on linkedin.com if it is needed as evidence.',
    },
    'no-app': {
      what: 'No app at LinkedIn is set up in Torget.',
      next: 'Ask the administrator to fill in TORGET_LINKEDIN_CLIENT_ID and TORGET_LINKEDIN_CLIENT_SECRET.',
    },
    'invalid-app': {
      what: 'LinkedIn does not recognise the app.',
      next: 'Ask the administrator to check the id and the secret of the app in the developer portal.',
    },
    'no-code': {
      what: 'LinkedIn sent you back without a confirmation.',
      next: 'Begin the connection again.',
    },
    'code-expired': {
      what: 'It took too long, or the confirmation was used twice.',
      next: 'Begin the connection again. Nothing has changed.',
    },
    'consent-refused': {
      what: 'You stopped at LinkedIn.',
      next: 'Begin again whenever you like. Nothing has changed.',
    },
    'sign-in-refused': {
      what: 'LinkedIn stopped the sign-in.',
      next: 'Check in the developer portal that the app has the right return address and all permissions.',
    },
    'cannot-renew': {
      what: 'LinkedIn has not given the app the right to renew the connection.',
      next: 'Sign in again before the 60 days are over. LinkedIn decides which apps may renew.',
    },
  },
  terms:
    'LinkedIn’s terms say that data about a member (name and profile) may be kept for 24 hours at most, and what the member wrote for 48 hours at most. A comment to the municipality is at the same time a public record, which may not be destroyed without support in law or a decision on disposal. Torget takes away name and profile when LinkedIn’s limit is reached and keeps the text without a name, unless the municipality decides otherwise. Decide together with the archivist and the data protection officer, and write the decision down.',
  takeBack:
    'LinkedIn does not let Torget give up its access to one page only. Whoever connected the page can remove Torget on LinkedIn, under Settings & Privacy, Data privacy, Permitted services. All pages that the person has connected then stop working here.',
}
