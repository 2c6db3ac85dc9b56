export type DiffPiece = { readonly kind: 'same' | 'added' | 'struck'; readonly text: string }

/** Edits a person can still read in a running text; past it the two wordings are shown one by one. */
const MAX_EDITS = 400

/** A word with the space after it: spaces of their own would match everywhere and cut the changes to crumbs. */
const wordsOf = (text: string): string[] => text.match(/^\s+|\S+\s*/gu) ?? []

type Kind = DiffPiece['kind']

/** Runs of one kind as one piece; between two kept parts all that was struck comes before all that was added. */
function pieces(kinds: readonly Kind[], words: readonly string[]): DiffPiece[] {
  const out: DiffPiece[] = []
  let struck = ''
  let added = ''
  let same = ''
  const put = (kind: Kind, text: string) => {
    if (text !== '') out.push({ kind, text })
  }
  const putChange = () => {
    put('struck', struck)
    put('added', added)
    struck = added = ''
  }
  words.forEach((word, i) => {
    const kind = kinds[i] ?? 'same'
    if (kind === 'same') putChange()
    else put('same', same)
    same = kind === 'same' ? same + word : ''
    if (kind === 'struck') struck += word
    if (kind === 'added') added += word
  })
  putChange()
  put('same', same)
  return out
}

/** How far the furthest path on each diagonal had come after each number of edits. */
type Trace = ReadonlyMap<number, number>[]

function search(a: readonly string[], b: readonly string[]): Trace | undefined {
  const reach = new Map<number, number>([[1, 0]])
  const trace: Map<number, number>[] = []
  for (let edits = 0; edits <= Math.min(MAX_EDITS, a.length + b.length); edits++) {
    trace.push(new Map(reach))
    for (let k = -edits; k <= edits; k += 2) {
      const x = follow(a, b, k, startOn(reach, k, edits))
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return undefined
}

const at = (reach: ReadonlyMap<number, number>, k: number) => reach.get(k) ?? -1
const cameDown = (reach: ReadonlyMap<number, number>, k: number, edits: number) =>
  k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1))
const startOn = (reach: ReadonlyMap<number, number>, k: number, edits: number) =>
  cameDown(reach, k, edits) ? at(reach, k + 1) : at(reach, k - 1) + 1

function follow(a: readonly string[], b: readonly string[], k: number, from: number): number {
  let x = from
  while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
  return x
}

/**
 * The shortest list of words struck and added that turns `before` into `after` (E. Myers, "An O(ND) difference
 * algorithm", 1986). `undefined` when it takes more than 400 edits.
 */
export function diffWords(before: string, after: string): DiffPiece[] | undefined {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const trace = search(a, b)
  if (trace === undefined) return undefined
  const kinds: Kind[] = []
  const words: string[] = []
  const put = (kind: Kind, word = '') => {
    kinds.push(kind)
    words.push(word)
  }
  let [x, y] = [a.length, b.length]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>()
    const k = x - y
    const down = cameDown(reach, k, edits)
    const start = edits === 0 ? 0 : startOn(reach, k, edits)
    while (x > start && y > start - k) put('same', a[(y--, --x)])
    if (edits === 0) break
    if (down) put('added', b[--y])
    else put('struck', a[--x])
  }
  return pieces(kinds.reverse(), words.reverse())
}
