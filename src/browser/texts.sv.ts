/** Words only the page script says; all others stand in the HTML already. */
export const sv = {
  charactersLeft: { one: 'tecken kvar', other: 'tecken kvar' },
  charactersOver: { one: 'tecken för mycket', other: 'tecken för mycket' },
  draftRestored: 'Ditt utkast är tillbaka.',
  draftDiscard: 'Kasta utkastet',
  draftDiscarded: 'Utkastet är kastat.',
  newItems: { one: 'nytt', other: 'nya' },
  newItemsShown: { one: 'nytt ärende visas först i kön', other: 'nya ärenden visas först i kön' },
  gone: 'Inte längre i den här vyn',
  lost: 'Tappade kontakten med Torget. Försöker igen.',
  signedOut: 'Du har blivit utloggad.',
  logIn: 'Logga in',
}

export type BrowserTexts = typeof sv
