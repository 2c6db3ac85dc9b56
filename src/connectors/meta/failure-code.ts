/**
 * The code under which a refusal of Graph is kept and explained. A subcode stands in it only where it changes what to do next; all others,
 * of which there are hundreds, are told in the message for whoever has to ask Meta.
 */

/** 190: which way the token was lost. 100/33: gone. 10/2018278: outside the window for messages. */
const TELLING: ReadonlySet<string> = new Set([
  ...[458, 459, 460, 463, 464, 467, 492].map((subcode) => `190/${subcode}`),
  '100/33',
  '10/2018278',
])

/**
 * Of a picture or a page that may not publish, seen with different codes around them: 1366046 too large or of another format, 1366051 posted
 * already, 1390008 too fast, 1346003 and 1404102 against Meta's rules, 1404078 the page must be authorised, 4854002 identity unconfirmed.
 */
const PUBLISHING: ReadonlySet<number> = new Set([
  1_366_046, 1_366_051, 1_390_008, 1_346_003, 1_404_102, 1_404_078, 4_854_002,
])

/**
 * Instagram's own, which say what the code around them (100, 9004, 36000 …) only hints at; Meta's reference on error codes of 2026-06-02.
 * Those about product tags and thumbnails are left out, since nothing here sends any; 2207077 and 2207082 are seen in the wild only.
 */
const INSTAGRAM: ReadonlySet<number> = new Set(
  [1, 3, 4, 5, 6, 8, 9, 10, 20, 23, 26, 27, 28, 32, 42, 50, 51, 52, 53, 77, 82].map(
    (last) => 2_207_000 + last,
  ),
)

/** Outside the window for messages, in Instagram's number and an older one of Messenger's. */
const TOO_LATE: ReadonlySet<string> = new Set(['10/2534022', '10/2018065'])
const TOO_LATE_CODE = '10/2018278'

/** Permissions that are told apart; every other of 200–299 is a missing permission like any. */
const PERMISSIONS: ReadonlySet<number> = new Set([210, 230, 283, 299])

const HTTP: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 410, 413])

/** A refusal without a code of Graph's own: from a machine in front of it. */
export function httpCode(status: number): string {
  return `http-${HTTP.has(status) ? status : 400}`
}

export function failureCode(code: number | null, subcode: number | null, status: number): string {
  if (subcode !== null && (PUBLISHING.has(subcode) || INSTAGRAM.has(subcode))) return String(subcode)
  if (code === null) return httpCode(status)
  if (code > 200 && code < 300 && !PERMISSIONS.has(code)) return '200'
  const pair = `${code}/${String(subcode)}`
  if (TOO_LATE.has(pair)) return TOO_LATE_CODE
  return TELLING.has(pair) ? pair : String(code)
}

/** A capability or permission that is missing: 3, 10 and 200–299. */
export function isForbidden(code: string): boolean {
  return /^(?:3|10|2\d\d)(?:\/|$)/.test(code)
}
