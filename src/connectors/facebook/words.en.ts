import type { ConnectorWords } from '../words.ts'
import { failures } from './failures.en.ts'

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
    {
      what: 'Edit posts that were not published from here',
      instead: 'Edit them on Facebook. The change then shows in Torget.',
    },
    {
      what: 'Answer in Messenger when a day has passed since the person wrote',
      instead: 'Answer in another way, or wait until the person writes again.',
    },
    {
      what: 'Read every older post',
      instead:
        'Facebook hands out some 600 posts a year. Download the page’s own copy at Facebook for the rest.',
    },
    { what: 'Read groups', instead: 'Register the group as an account run by hand.' },
  ],
  verbs: {
    hide: {
      label: 'Hide',
      consequence: 'The writer and their friends still see the comment. It can be undone.',
    },
    directReply: {
      label: 'Answer in Messenger',
      consequence: 'Only within a day of when the person last wrote. It cannot be undone.',
    },
    block: {
      label: 'Block',
      consequence: 'The person can no longer write on the page. They are not told. It can be undone.',
    },
  },
  told: 'Posts, comments, changes and messages arrive at once.',
  scopes: {
    pages_show_list: 'see which pages you have a role on',
    pages_manage_posts: 'publish, edit and remove the page’s own posts',
    read_insights: 'read statistics of the page and its posts',
    pages_read_engagement: 'read the page’s posts and reactions',
    pages_read_user_content: 'read visitors’ comments and posts',
    pages_manage_engagement: 'answer, hide and remove comments',
    pages_manage_metadata: 'receive events as they happen',
    pages_messaging: 'read and answer direct messages',
  },
  failures,
  takeBack:
    'Facebook does not let Torget give up its access to one page only. Whoever connected the page can remove Torget on Facebook, under Settings, Business integrations. All pages that the person has connected then stop working here.',
}
