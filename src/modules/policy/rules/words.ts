/** Splits a text into its words, so that two texts can be compared whatever stands between the words. */
type Word = { readonly text: string; readonly at: number }

function wordsOf(text: string): Word[] {
  return [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    text: match[0].toLocaleLowerCase('sv'),
    at: match.index,
  }))
}

function startsAt(words: readonly Word[], sought: readonly Word[], from: number): boolean {
  return sought.every((word, index) => words[from + index]?.text === word.text)
}

/** Where in `text` the words of `sought` begin, when the text ends with exactly them; null otherwise. */
export function endsWithWords(text: string, sought: string): number | null {
  const [words, wanted] = [wordsOf(text), wordsOf(sought)]
  const from = words.length - wanted.length
  if (wanted.length === 0 || from < 0 || !startsAt(words, wanted, from)) return null
  return words[from]?.at ?? null
}

/** True when the words of `sought` stand in `text` next to each other, as whole words. */
export function containsWords(text: string, sought: string): boolean {
  const [words, wanted] = [wordsOf(text), wordsOf(sought)]
  if (wanted.length === 0) return false
  return words.some((_, index) => startsAt(words, wanted, index))
}
