/** What two names look like to somebody who glances at them: the tricks that false accounts live on (B-026, UTS #39 as a model). */

/** Letters of other alphabets, and figures, that are drawn like a Latin letter in the fonts of the networks. */
const DRAWN_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'aаαɑ4',
    'bЬвβ',
    'cсϲᴄ',
    'dԁ',
    'eеεё3',
    'gɡԍ9',
    'hһн',
    'kкκ',
    'lіıιӏ1|!ij',
    'mм',
    'nոηп',
    'oоοօ0',
    'pрρ',
    'qԛ',
    'rг',
    'sѕ5$',
    'tтτ7',
    'uυս',
    'vνѵ',
    'wԝω',
    'xхχ',
    'yуүγ',
    'z2',
  ].flatMap(([letter = '', ...others]) => others.map((other) => [other, letter] as const)),
)

/** Two letters that run together: "rn" is read as m, "vv" as w. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
]

/** Zero-width characters, joiners and direction marks: there, but not to be seen. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0]/gu

export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}

/** The picture of a name: the same for names that a reader may take for each other. Dots, underscores and hyphens do not count. */
export function pictureOf(name: string): string {
  const plain = withoutUnseen(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const drawn = Array.from(plain, (letter) => DRAWN_LIKE[letter] ?? letter).join('')
  const joined = PAIRS.reduce((text, [pair, letter]) => text.replace(pair, letter), drawn)
  return joined.replace(/[^\p{L}\p{N}]/gu, '')
}

const SHORTEST_TELLING = 6

/** One is the other with something hung on ("falkenbergskommun_official"), or differs in a single letter. */
export function resembles(one: string, other: string): boolean {
  const [a, b] = [pictureOf(one), pictureOf(other)]
  if (a === '' || b === '') return false
  if (a === b) return true
  if (Math.min(a.length, b.length) < SHORTEST_TELLING) return false
  return a.includes(b) || isOneEditApart(a, b)
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const skipped = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  return skipped === long.slice(at + 1) || isSwapped(short, long, at)
}

function isSwapped(a: string, b: string, at: number): boolean {
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  )
}
