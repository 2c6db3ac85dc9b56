import type { ConnectorProfile } from '../connector.ts'
import { GRAPH_VERSION } from '../meta/version.ts'

export const facebookProfile = {
  network: 'facebook',
  displayName: 'Facebook',
  apiVersion: GRAPH_VERSION,
  scopes: [
    'pages_read_engagement',
    'pages_read_user_content',
    'pages_manage_engagement',
    'pages_manage_metadata',
    'pages_messaging',
  ],
  limits: { replyCharacters: 8_000, privateReplyCharacters: 2_000, threadComments: 5_000 },
  verbs: {
    reply: { reversible: true },
    // The author and the author's friends still see a hidden comment.
    hide: { reversible: true },
    remove: { reversible: false },
    privateReply: { reversible: false, withinDays: 7, once: true },
  },
} as const satisfies ConnectorProfile
