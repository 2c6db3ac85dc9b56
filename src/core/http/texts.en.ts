import type { HttpTexts } from './texts.sv.ts'

export const en: HttpTexts = {
  errors: {
    'not-found': {
      title: 'Not found',
      message: 'What you are looking for has moved, or was never here.',
      remedy: 'Check the address, or start again from the first page.',
    },
    'not-permitted': {
      title: 'You may not do this',
      message: 'Your role does not allow it.',
      remedy: 'Ask an administrator for the role, or hand the item over to somebody who has it.',
    },
    'missing-scope': {
      title: 'The token lacks a scope',
      message: 'The API token does not have the scope this needs.',
      remedy: 'Create a token with the scope named in the answer.',
    },
    'rule-broken': {
      title: 'A rule stands in the way',
      message: 'The policy does not allow this step now.',
      remedy: 'Go back and see which step remains.',
    },
    conflict: {
      title: 'Somebody else was first',
      message: 'This has been changed, or exists already.',
      remedy: 'Reload the page and see how things stand now.',
    },
    'invalid-input': {
      title: 'Something you sent is not right',
      message: 'It could not be saved as it is.',
      remedy: 'Correct what is marked and send it again.',
    },
    'sign-in-needed': {
      title: 'You are not signed in',
      message: 'Your session has ended, or you have not signed in.',
      remedy: 'Sign in in a new tab, then come back here: what you wrote is still there.',
    },
    'token-missing': {
      title: 'Token missing',
      message: 'The request has no API token.',
      remedy: 'Send it in the header Authorization: Bearer.',
    },
    'token-unknown': {
      title: 'Unknown token',
      message: 'There is no such API token.',
      remedy: 'Check that the whole token was sent.',
    },
    'token-expired': {
      title: 'The token has expired',
      message: 'The API token is no longer valid.',
      remedy: 'Create a new one.',
    },
    'token-revoked': {
      title: 'The token has been revoked',
      message: 'Somebody has revoked the API token.',
      remedy: 'Create a new one if it is still needed.',
    },
    'foreign-origin': {
      title: 'The form did not come from here',
      message: 'It was sent from another site, so nothing has been changed.',
      remedy: 'Open the page here in Torget and send it from there.',
    },
    'stale-form': {
      title: 'The form is too old',
      message: 'It belongs to an earlier session, so nothing has been changed.',
      remedy: 'Go back, reload the page and send it again. Copy what you have written first.',
    },
    'body-too-large': {
      title: 'What you sent is too large',
      message: 'No more than this can be received at once.',
      remedy: 'Shorten the text or divide it.',
    },
    'too-many-attempts': {
      title: 'Too many attempts',
      message: 'There have been too many attempts to sign in.',
      remedy: 'Wait a while and try again.',
    },
    'unreadable-form': {
      title: 'The form could not be read',
      message: 'What arrived is not a whole form.',
      remedy: 'Go back and send it again.',
    },
    'unreadable-json': {
      title: 'The content could not be read',
      message: 'What was sent is not valid JSON.',
      remedy: 'Check the content and the Content-Type header.',
    },
    'unreadable-address': {
      title: 'The address could not be read',
      message: 'The address holds a character that is none.',
      remedy: 'Check the address, or start again from the first page.',
    },
    'wrong-media-type': {
      title: 'The wrong kind of content',
      message: 'Content of this kind is not received here.',
      remedy: 'Send an ordinary form.',
    },
    'unknown-host': {
      title: 'Wrong address',
      message: 'Torget does not answer under this name.',
      remedy: 'Use the address that was printed when Torget started.',
    },
    'disk-full': {
      title: 'The disk is full',
      message: 'Nothing more can be stored just now, so nothing has been changed.',
      remedy: 'Ask whoever runs the server to free some space, then try again.',
    },
    'file-missing': {
      title: 'The file is missing',
      message: 'The file is on record but not in its place.',
      remedy: 'Ask whoever runs the server to restore it from a backup.',
    },
    'file-changed': {
      title: 'The file has been changed',
      message: 'The file is no longer the one that was stored, so it is not shown.',
      remedy: 'Ask whoever runs the server to restore it from a backup.',
    },
    'secret-unreadable': {
      title: 'A stored key cannot be read',
      message: 'Torget cannot open something that is encrypted.',
      remedy: 'Ask whoever runs the server to look in the log. It says what is needed.',
    },
    'key-replaced': {
      title: 'The master key is being replaced',
      message: 'Nothing has been changed.',
      remedy: 'Try again in a while.',
    },
    refused: {
      title: 'That did not work',
      message: 'The server did not accept the request.',
      remedy: 'Check the address and try again.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      message: 'You have done nothing wrong.',
      remedy: 'Try again. If it happens again, give the reference to whoever runs Torget.',
    },
  },
  scopeNeeded: (scope) => `The scope needed is ${scope}.`,
  limitIs: (megabytes) => `The limit is ${megabytes} MB.`,
  tryAgainIn: (wait) => `Try again in ${wait}.`,
  ruleIs: (ruleId) => `Rule: ${ruleId}.`,

  fields: {
    required: 'Fill this in.',
    invalid: 'This is not right. Check it and write it again.',
    'not-a-choice': 'Choose one of the alternatives.',
    'not-an-email': 'Write a whole e-mail address, for example anna@example.se.',
    'not-a-url': 'Write a whole web address that begins with https://.',
    'not-a-date': 'Write a date that exists, for example 2026-04-02.',
    'not-a-time': 'Write date and time, for example 2026-04-02T16:00+02:00.',
    'not-an-id': 'This is not an id.',
    'not-a-number': 'Write a number.',
    'unreadable-character': 'The text holds a character that is none. Take it out.',
    'invalid-cursor': 'There is no such page of the list. Start again from the first.',
  },
  unknownField: (names) => `Unknown field: ${names}.`,
  textTooSmall: (minimum) => `Write at least ${minimum} characters.`,
  textTooLarge: (maximum) => `Write at most ${maximum} characters.`,
  numberTooSmall: (minimum) => `The number must be at least ${minimum}.`,
  numberTooLarge: (maximum) => `The number may be at most ${maximum}.`,
  listTooSmall: (minimum) => `Choose at least ${minimum}.`,
  listTooLarge: (maximum) => `Choose at most ${maximum}.`,
  fileTooSmall: 'The file is too small.',
  fileTooLarge: 'The file is too large.',

  passwords: {
    'password-is-email': 'The password may not be your e-mail address.',
    'password-too-common':
      'That password is among the first anybody would guess. A few words in a row are better.',
  },
  passwordTooShort: (minimum) =>
    `Use at least ${minimum} characters. A few words in a row are easy to remember.`,
  passwordTooLong: (maximum) => `Use at most ${maximum} characters.`,
}
