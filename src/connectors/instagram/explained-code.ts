/** Refusals that a file's host or a gateway gives without a word; each of these has words of its own. */
const TOLD_STATUSES: readonly string[] = ['http-400', 'http-401', 'http-403', 'http-404', 'http-410']

/**
 * The code under which a refusal is explained to people. Meta has a hundred codes for a permission that is missing (200–299) and any status
 * may come without a word; what to do is the same, and the exact number stands in the message.
 */
export function explainedCode(code: string): string {
  if (code.startsWith('http-')) return TOLD_STATUSES.includes(code) ? code : 'http-400'
  return /^2\d\d$/.test(code) && code !== '210' ? '200' : code
}
