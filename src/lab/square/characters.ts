import { handleOf } from '../bluesky/people.ts'
import { PRACTICE_APP_PASSWORD } from '../bluesky/sessions.ts'
import type { TownCharacter } from './town-network.ts'

/** What people can do on each network beyond answering, as far as it matters to a municipality. */
export const characters: Readonly<Record<string, TownCharacter>> = {
  instagram: { name: 'Instagram', hasMentions: true, hasPictures: false, hasComments: true },
  linkedin: { name: 'LinkedIn', hasMentions: true, hasPictures: false, hasComments: true },
  youtube: { name: 'YouTube', hasMentions: false, hasPictures: false, hasComments: true },
  mastodon: { name: 'Mastodon', hasMentions: true, hasPictures: true, hasComments: true },
  bluesky: {
    ...{ name: 'Bluesky', hasMentions: true, hasPictures: true, hasComments: true },
    signInOf: (account) => ({ name: handleOf(account), password: PRACTICE_APP_PASSWORD }),
  },
  manual: { name: 'Kommunens blogg', hasMentions: false, hasPictures: false, hasComments: false },
}
