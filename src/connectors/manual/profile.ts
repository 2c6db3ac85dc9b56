import type { ConnectorProfile } from '../connector.ts'

/** Any place that has a feed, or nothing at all: nothing can be written there from here, so there are no verbs. */
export const manualProfile = {
  network: 'manual',
  displayName: 'Webbplats eller flöde',
  apiVersion: 'RSS 2.0, RSS 1.0, Atom 1.0',
  scopes: [],
  limits: { replyCharacters: 0, privateReplyCharacters: 0 },
  verbs: {},
} as const satisfies ConnectorProfile
