import type { ConnectorProfile } from '../connector.ts'
import { GRAPH_VERSION } from '../meta/version.ts'
import { facebookPublishing } from './publish-profile.ts'

export const facebookProfile = {
  network: 'facebook',
  displayName: 'Facebook',
  apiVersion: GRAPH_VERSION,
  scopes: [
    'pages_show_list',
    'pages_read_engagement',
    'pages_read_user_content',
    'pages_manage_posts',
    'pages_manage_engagement',
    'pages_manage_metadata',
    'pages_messaging',
    'read_insights',
  ],
  limits: {
    replyCharacters: 8_000,
    privateReplyCharacters: 2_000,
    directReplyCharacters: 2_000,
    threadComments: 5_000,
  },
  verbs: {
    reply: { reversible: true },
    // The author and the author's friends still see a hidden comment.
    hide: { reversible: true },
    remove: { reversible: false },
    privateReply: { reversible: false, withinDays: 7, once: true },
    directReply: { reversible: false, withinHours: 24 },
    block: { reversible: true },
  },
  publish: facebookPublishing,
} as const satisfies ConnectorProfile
