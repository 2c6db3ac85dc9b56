/** Makes what a person typed into a search: whole words in any of their forms by Swedish stemming, and parts of words. */

export type SearchWords = {
  /** For `websearch_to_tsquery`, which takes anything. */
  readonly query: string
  /** The longest part, by which the index finds; null when there is none long enough. */
  readonly part: string | null
  /** Every part, as patterns; all must be there. */
  readonly parts: readonly string[]
}

/** The index knows groups of three letters. */
const SHORTEST_PART = 3
const LONGEST_QUERY = 200

/** null when nothing is searched for. */
export function searchWords(typed: string): SearchWords | null {
  const query = typed.normalize('NFC').replaceAll('\u0000', ' ').toWellFormed().trim().slice(0, LONGEST_QUERY)
  if (query === '') return null
  const words = [...query.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => (match[1] ?? match[2] ?? '').trim())
  // "-ord" leaves out and "or" widens: only the word index understands those.
  const isPlain = words.every((word) => !word.startsWith('-') && !/^or$/i.test(word))
  const parts = isPlain ? words.filter((word) => Array.from(word).length >= SHORTEST_PART).map(pattern) : []
  const isWhole = isPlain && parts.length === words.length
  const longest = parts.reduce<string | null>(
    (best, one) => (one.length > (best?.length ?? 0) ? one : best),
    null,
  )
  return { query, part: isWhole ? longest : null, parts: isWhole ? parts : [] }
}

function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}
