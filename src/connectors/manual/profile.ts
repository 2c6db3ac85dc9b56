import type { ConnectorProfile } from '../connector.ts'

/** Any place that has a feed, or nothing at all: nothing can be written there from here, so there are no verbs. */
export const manualProfile = {
  network: 'manual',
  displayName: 'Webbplats eller flöde',
  apiVersion: 'RSS 0.9–2.0, Atom 0.3–1.0, JSON Feed 1.1',
  scopes: [],
  limits: { replyCharacters: 0, privateReplyCharacters: 0 },
  verbs: {},
} as const satisfies ConnectorProfile
