import type { ConnectorWords } from '../words.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'The address of the feed',
      text: 'You need the web address of an RSS or Atom feed, or of a page that says where the feed is. Most blogs, forums and wikis have one.',
    },
    {
      title: 'Open to everybody',
      text: 'The feed must be readable without signing in. Without a feed the account can still stand in the register, and what is written there is entered by hand.',
    },
  ],
  cannot: [
    {
      what: 'Read comments and messages',
      instead: 'Enter them by hand under the inbox, with a link and a screenshot.',
    },
    {
      what: 'Reply, hide or remove from here',
      instead: 'Write the reply in Torget, copy it to its place and say that it is done.',
    },
    { what: 'Publish', instead: 'Publish on the site. The post is shown here once the feed has it.' },
    { what: 'Read statistics', instead: 'Note the figures from the site when the account is evaluated.' },
    {
      what: 'Read places that ask for a sign-in',
      instead: 'Keep the account in the register and enter by hand what happens there.',
    },
  ],
  verbs: {},
  scopes: {},
  failures: {
    'no-feed': {
      what: 'At this address there is neither a feed nor a pointer to one.',
      next: 'Look for the words RSS or Atom on the page and give that address. If there is no feed, add the account without a connection.',
    },
    address: {
      what: 'The address cannot be fetched. It is misspelt, or leads into a closed network.',
      next: 'Check that it begins with https:// and opens in a browser without signing in.',
    },
    'login-needed': {
      what: 'The site now asks for a sign-in.',
      next: 'Ask whoever runs the site to open the feed, or enter by hand what happens there.',
    },
    'not-permitted': {
      what: 'The site does not let us read.',
      next: 'Ask whoever runs the site to let Torget through, or give another address of the feed.',
    },
    gone: {
      what: 'The page is no longer at this address.',
      next: 'Find out whether the place has moved and connect the account again with its new address.',
    },
    refused: {
      what: 'The site answered in a way that Torget cannot use.',
      next: 'Open the address in a browser. If it looks right there, ask whoever runs the site.',
    },
    'malformed-request': {
      what: 'The address holds characters that cannot be sent.',
      next: 'Type the address again.',
    },
    'not-media': {
      what: 'It is a link to another page, not a picture or a file.',
      next: 'Open the link yourself if you need to see what it shows.',
    },
  },
  fields: {
    address: {
      label: 'Web address of the feed or the page',
      help: 'For example https://example.org/blog/feed. Give the page and Torget looks for its feed.',
    },
  },
}
