import type { ImageProblem } from './images.ts'
import type { EntryState, VersionKind } from './conversation.ts'

/** Words of the conversation in every document: evidence, registration package, police basis. */
export const sv = {
  fact: 'Uppgift',
  content: 'Innehåll',
  unknownAuthor: 'Uppgift om avsändaren saknas',
  unknownTime: 'Uppgift saknas från nätverket',
  published: (at: string) => `publicerad ${at}`,
  received: (at: string) => `mottagen ${at}`,
  subject: 'Underlaget gäller det här',
  noEntries: 'Inga kommentarer fanns under inlägget.',
  noText: 'Meddelandet har ingen text.',
  states: {
    visible: null,
    hidden: 'dold',
    'removed-by-author': 'borttagen av avsändaren',
    'removed-by-us': 'borttagen av oss',
    removed: 'borttagen',
  } satisfies Record<EntryState, string | null>,
  versionHead: (no: number, kind: string, at: string) => `Lydelse ${no}, ${kind} ${at}`,
  versionKinds: {
    original: 'först sedd',
    edited: 'ändrad',
    removed: 'borttagen',
    hidden: 'dold',
    unhidden: 'visad igen',
  } satisfies Record<VersionKind, string>,
  mediaKinds: { image: 'Bild', video: 'Film', file: 'Fil', link: 'Länk' },
  description: (words: string) => `Beskrivning: ${words}`,
  noDescription: 'Beskrivning saknas.',
  pictureAlt: (sha256: string) => `Bild utan beskrivning, SHA-256 ${sha256}`,
  firstFrame: 'Rörlig bild: här visas den första rutan.',
  kept: (mediaType: string, size: string) => `Originalet är sparat: ${mediaType}, ${size}.`,
  hash: (sha256: string) => `SHA-256 ${sha256}`,
  notFetched: 'Originalet gick inte att hämta från nätverket.',
  imageProblems: {
    'not-a-picture': 'Bilden kan inte visas: filen är inte en bild i ett format som vi visar.',
    damaged: 'Bilden kan inte visas: filen är skadad.',
    'too-large': 'Bilden kan inte visas: den är för stor.',
  } satisfies Record<ImageProblem, string>,
  withheld: (count: number) =>
    count === 1
      ? 'En bild, film eller fil fanns här. Den har inte kopierats.'
      : `${count} bilder, filmer eller filer fanns här. De har inte kopierats.`,
}
