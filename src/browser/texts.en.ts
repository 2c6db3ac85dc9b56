import type { BrowserTexts } from './texts.sv.ts'

export const en: BrowserTexts = {
  charactersLeft: { one: 'character left', other: 'characters left' },
  charactersOver: { one: 'character too many', other: 'characters too many' },
  draftRestored: 'Your draft is back.',
  draftDiscard: 'Discard the draft',
  draftDiscarded: 'The draft is discarded.',
  newItems: { one: 'new', other: 'new' },
  newItemsShown: {
    one: 'new matter shown first in the queue',
    other: 'new matters shown first in the queue',
  },
  gone: 'No longer in this view',
  lost: 'Lost contact with Torget. Trying again.',
  signedOut: 'You have been signed out.',
  logIn: 'Log in',
}
