/** Makes what a person typed into a search: whole words in any of their forms by Swedish stemming, and parts of words. */

export type SearchWords = {
  /** For `websearch_to_tsquery`, which takes anything. */
  readonly query: string
  /** Parts of words, as patterns; all must be there. None when the words alone say what is meant. */
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
  return { query, parts: isWhole ? parts : [] }
}

function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}
