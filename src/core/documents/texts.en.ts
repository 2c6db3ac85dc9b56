import type { sv } from './texts.sv.ts'

export const en: typeof sv = {
  fact: 'Fact',
  content: 'Content',
  unknownAuthor: 'It is not known who wrote this',
  unknownTime: 'Not given by the network',
  published: (at) => `published ${at}`,
  received: (at) => `received ${at}`,
  subject: 'The evidence concerns this',
  noEntries: 'There were no comments under the post.',
  noText: 'The message has no text.',
  states: {
    visible: null,
    hidden: 'hidden',
    'removed-by-author': 'removed by its author',
    'removed-by-us': 'removed by us',
    removed: 'removed',
  },
  versionHead: (no, kind, at) => `Version ${no}, ${kind} ${at}`,
  versionKinds: {
    original: 'first seen',
    edited: 'edited',
    removed: 'removed',
    hidden: 'hidden',
    unhidden: 'shown again',
  },
  mediaKinds: { image: 'Picture', video: 'Film', file: 'File', link: 'Link' },
  description: (words) => `Description: ${words}`,
  noDescription: 'No description.',
  pictureAlt: (sha256) => `Picture without description, SHA-256 ${sha256}`,
  firstFrame: 'Moving picture: the first frame is shown here.',
  kept: (mediaType, size) => `The original is kept: ${mediaType}, ${size}.`,
  hash: (sha256) => `SHA-256 ${sha256}`,
  notFetched: 'The original could not be fetched from the network.',
  imageProblems: {
    'not-a-picture': 'The picture cannot be shown: the file is not a picture in a format that we show.',
    damaged: 'The picture cannot be shown: the file is damaged.',
    'too-large': 'The picture cannot be shown: it is too large.',
  },
  withheld: (count) =>
    count === 1
      ? 'There was a picture, film or file here. It has not been copied.'
      : `There were ${count} pictures, films or files here. They have not been copied.`,
}
