import type { FieldProblem } from '../errors.ts'
import { COMMON_WORDS, KEYBOARD_ROWS } from './guessed-first.ts'
import { normalisePassword } from './password.ts'

/**
 * What a password must be: long, and not among the first that anybody would try. No demands on kinds of characters and no change by
 * the calendar (NIST SP 800-63B).
 */
const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/** The faults, at most one of them to show; empty when the password will do. Lengths are in characters as a person counts them. */
export function passwordProblems(
  password: string,
  person: { readonly email: string },
  field = 'password',
): readonly FieldProblem[] {
  const text = normalisePassword(password)
  const length = Array.from(text).length
  if (length < SHORTEST_PASSWORD)
    return [{ field, code: 'password-too-short', params: { minimum: SHORTEST_PASSWORD } }]
  if (length > LONGEST_PASSWORD)
    return [{ field, code: 'password-too-long', params: { maximum: LONGEST_PASSWORD } }]
  if (isEmail(text, person.email)) return [{ field, code: 'password-is-email' }]
  if (isTooCommon(text, placesIn(person.email))) return [{ field, code: 'password-too-common' }]
  return []
}

function isEmail(password: string, email: string): boolean {
  const whole = lettersAndDigits(email)
  const local = lettersAndDigits(email.split('@')[0] ?? '')
  const folded = lettersAndDigits(password)
  return [whole, local].some((part) => part !== '' && (folded === part || bare(folded) === bare(part)))
}

/** The municipality's own name, which guessing programs try first there, is in its addresses. */
function placesIn(email: string): readonly string[] {
  const domain = email.split('@')[1] ?? ''
  return domain.split('.').slice(0, -1).map(lettersAndDigits)
}

/** One or two common words with digits and signs around, one short piece over and over, or a row of keys. */
function isTooCommon(password: string, places: readonly string[]): boolean {
  const folded = lettersAndDigits(password)
  if (folded === '') return true
  const candidates = new Set([folded, bare(folded), plain(folded), bare(plain(folded)), plain(bare(folded))])
  return isRepeated(folded) || isKeyboardWalk(folded) || [...candidates].some((text) => isMadeOfCommonWords(text, places))
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Without the year, the "1" and the like that a rule about digits brings forth. */
function bare(folded: string): string {
  return folded.replace(/^\d+|\d+$/g, '')
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

function plain(folded: string): string {
  return folded.replace(/[013457]/g, (digit) => LOOK_ALIKES[digit] ?? digit)
}

function isMadeOfCommonWords(text: string, places: readonly string[]): boolean {
  const isCommon = (word: string): boolean => COMMON_WORDS.has(word) || places.includes(word)
  if (isCommon(text)) return true
  for (let at = 1; at < text.length; at += 1) {
    if (isCommon(text.slice(0, at)) && isCommon(bare(text.slice(at)))) return true
  }
  return false
}

const LONGEST_PIECE = 4

function isRepeated(text: string): boolean {
  for (let size = 1; size <= Math.min(LONGEST_PIECE, text.length / 2); size += 1) {
    const piece = text.slice(0, size)
    if (piece.repeat(Math.ceil(text.length / size)).startsWith(text)) return true
  }
  return false
}

/** Rows may be followed one after another ("qwertyuiopasdf"), as long as each stretch is of some length. */
const SHORTEST_STRETCH = 4

function isKeyboardWalk(text: string): boolean {
  const rows = KEYBOARD_ROWS.flatMap((row) => [row.repeat(2), Array.from(row).reverse().join('').repeat(2)])
  let rest = text
  while (rest !== '') {
    const stretch = longestStretch(rest, rows)
    if (stretch < Math.min(SHORTEST_STRETCH, rest.length)) return false
    rest = rest.slice(stretch)
  }
  return true
}

function longestStretch(text: string, rows: readonly string[]): number {
  let length = 0
  while (length < text.length && rows.some((row) => row.includes(text.slice(0, length + 1)))) length += 1
  return length
}
