/** Whether a reply hands on what a sensitive message said: its numbers, addresses or words (F-112, F-127). */

/** So many words in a row are a quotation; fewer are ordinary Swedish that any answer may share with any question. */
const QUOTED_WORDS = 5

/** Four digits are a case number or the end of a telephone number; shorter ones are dates, times and house numbers. */
const NUMBER = /\d(?:[ \u00a0/-]?\d){3,}/g
const MAIL = /[^\s@<>"']+@[^\s@<>"']+\.\p{L}{2,}/gu

export type Repetition = 'number' | 'address' | 'words'

/** `allowed` is text of our own that may stand in the reply whatever the message said: the signature, the contact centre's number. */
export function repeatsContent(reply: string, message: string, allowed = ''): Repetition | null {
  const ours = numbersIn(allowed)
  const shared = [...numbersIn(reply)].some((number) => numbersIn(message).has(number) && !ours.has(number))
  if (shared) return 'number'
  const addresses = mailsIn(message)
  const ownAddresses = mailsIn(allowed)
  if ([...mailsIn(reply)].some((mail) => addresses.has(mail) && !ownAddresses.has(mail))) return 'address'
  const quoted = phrasesIn(message)
  const ownPhrases = phrasesIn(allowed)
  return [...phrasesIn(reply)].some((phrase) => quoted.has(phrase) && !ownPhrases.has(phrase))
    ? 'words'
    : null
}

function numbersIn(text: string): Set<string> {
  return new Set([...text.normalize('NFKC').matchAll(NUMBER)].map(([number]) => number.replace(/\D/g, '')))
}

function mailsIn(text: string): Set<string> {
  return new Set([...text.normalize('NFKC').matchAll(MAIL)].map(([mail]) => mail.toLocaleLowerCase('sv')))
}

function phrasesIn(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const phrases = new Set<string>()
  for (let from = 0; from + QUOTED_WORDS <= words.length; from += 1) {
    phrases.add(words.slice(from, from + QUOTED_WORDS).join(' '))
  }
  return phrases
}
