import type { ConnectorWords } from '../words.ts'
import { failuresEn } from './failures.en.ts'

export const en: ConnectorWords = {
  before: [
    {
      title: 'A professional account',
      text: 'The Instagram account must be a business or creator account. It is changed in the Instagram app under Account type and tools. Private accounts cannot be connected.',
    },
    {
      title: 'A Facebook Page that the account is linked to',
      text: 'Meta reaches Instagram through a Facebook Page. Link the account in the settings of the municipality’s Page under Linked accounts, and switch on “Allow access to messages” in the Instagram app.',
    },
    {
      title: 'An app of your own at Meta',
      text: 'The same app as for Facebook will do. It must have been reviewed (App Review, Advanced Access) for the permissions below. Without review only comments by people with a role on the app are visible.',
    },
    {
      title: 'Full control of the Page',
      text: 'Whoever connects needs full control of the Facebook Page. Prefer a system user: then the connection survives that somebody leaves or changes a password.',
    },
  ],
  cannot: [
    {
      what: 'Publish text alone',
      instead:
        'Add a picture. If the picture has text in it, the same text belongs in the caption or the alternative text.',
    },
    {
      what: 'Change the caption of something published',
      instead:
        'Correct it in a comment, or take the post away and publish it anew. Torget keeps what was taken away.',
    },
    {
      what: 'Keep alternative text for film',
      instead: 'Say in the caption what the film shows. Subtitles must be burnt into the film.',
    },
    { what: 'Schedule at Instagram', instead: 'Torget publishes by itself when the time has come.' },
    {
      what: 'Answer under a hidden comment or in a live broadcast',
      instead: 'Show the comment first, or answer privately within seven days.',
    },
    {
      what: 'Block somebody who has only commented',
      instead:
        'It is possible once the person has sent the account a message. Otherwise block in the Instagram app.',
    },
    {
      what: 'Learn that somebody removed or changed a comment',
      instead: 'Torget sees it the next time the thread is read, and keeps what stood there.',
    },
    {
      what: 'Read messages older than the latest twenty of a conversation',
      instead: 'Read them in the Instagram app.',
    },
    { what: 'Restore a removed comment', instead: 'Torget keeps it as evidence.' },
  ],
  verbs: {
    hide: {
      label: 'Hide',
      consequence:
        'Only the writer sees the comment, and is not told. It can be undone. While it is hidden it cannot be answered.',
    },
    block: {
      label: 'Block',
      consequence:
        'The person can no longer write to the account in messages. What stands under the posts stays. It can be undone.',
    },
    privateReply: {
      label: 'Answer privately',
      consequence:
        'One message only, within seven days of the comment. Somebody who does not follow the account gets it as a message request.',
    },
  },
  told: 'Comments, mentions and messages arrive at once.',
  scopes: {
    instagram_basic: 'read the account’s details and posts',
    instagram_manage_comments: 'read, answer, hide and remove comments',
    instagram_manage_messages: 'read and answer direct messages, and block',
    instagram_content_publish: 'publish posts and take them away',
    instagram_manage_insights: 'fetch statistics',
    pages_show_list: 'see which Facebook Pages have an Instagram account',
    pages_read_engagement: 'read what belongs to the Page that the account is linked to',
    pages_manage_metadata: 'receive events as they happen',
    business_management: 'reach accounts in the municipality’s Business portfolio',
  },
  failures: failuresEn,
  takeBack:
    'Instagram does not let Torget give up its access to one account only. Whoever connected the account can remove Torget on Facebook, under Settings, Business integrations. All pages and accounts that the person has connected then stop working here.',
}
