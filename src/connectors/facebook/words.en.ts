import type { ConnectorWords } from '../words.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'An app of your own at Meta',
      text: 'The municipality makes an app at developers.facebook.com and has it reviewed (App Review, Advanced Access). Without review only people with a role on the app are visible.',
    },
    {
      title: 'A verified organisation',
      text: 'The municipality is verified in its Business portfolio at Meta, once, with its organisation number.',
    },
    {
      title: 'Full control of the page',
      text: 'Whoever connects the page needs full control of it. Prefer a system user: then the connection survives that somebody leaves or changes a password.',
    },
  ],
  cannot: [
    {
      what: 'Turn comments off for one post',
      instead: 'Hide or remove single comments, as the policy says.',
    },
    { what: 'Restore a removed comment', instead: 'Torget keeps it as evidence.' },
    { what: 'Read groups', instead: 'Register the group as an account run by hand.' },
  ],
  verbs: {
    hide: {
      label: 'Hide',
      consequence: 'The writer and their friends still see the comment. It can be undone.',
    },
  },
  scopes: {
    pages_read_engagement: 'read the page’s posts and reactions',
    pages_read_user_content: 'read visitors’ comments and posts',
    pages_manage_engagement: 'answer, hide and remove comments',
    pages_manage_metadata: 'receive events as they happen',
    pages_messaging: 'read and answer direct messages',
  },
  failures: {},
}
