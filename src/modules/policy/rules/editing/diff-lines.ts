/** Which lines differ between two texts of the same draft, for the one whose words somebody else has overtaken. */

export type LineBlock = {
  /** From 1, in the first text; where nothing was struck, the line it would have stood before. */
  readonly line: number
  readonly struck: readonly string[]
  readonly added: readonly string[]
}

/** Beyond this many pairs of lines the whole middle counts as one block: nobody reads that as a comparison. */
const MOST_PAIRS = 4_000_000

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

function commonEnd(a: readonly string[], b: readonly string[], from: number): number {
  let n = 0
  while (n < a.length - from && n < b.length - from && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return n
}

/** Lengths of the longest common subsequence of every pair of tails. */
function tails(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = a[i] === b[j]
      const down = table[(i + 1) * width + j] ?? 0
      const right = table[i * width + j + 1] ?? 0
      table[i * width + j] = same ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right)
    }
  return table
}

function blocksOf(a: readonly string[], b: readonly string[], first: number): LineBlock[] {
  const table = tails(a, b)
  const width = b.length + 1
  const blocks: LineBlock[] = []
  let [struck, added, line] = [[] as string[], [] as string[], first]
  const close = (next: number) => {
    if (struck.length + added.length > 0) blocks.push({ line, struck, added })
    ;[struck, added, line] = [[], [], next]
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      ;[i, j] = [i + 1, j + 1]
      close(first + i)
    } else if (
      j >= b.length ||
      (i < a.length && (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      struck.push(a[i] ?? '')
      i += 1
    } else {
      added.push(b[j] ?? '')
      j += 1
    }
  }
  close(first + i)
  return blocks
}

export function diffLines(before: string, after: string): readonly LineBlock[] {
  if (before === after) return []
  const [a, b] = [before.split(/\r?\n/), after.split(/\r?\n/)]
  const start = commonStart(a, b)
  const end = commonEnd(a, b, start)
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (x.length * y.length > MOST_PAIRS || Math.min(x.length, y.length) > 65_000)
    return [{ line: start + 1, struck: x, added: y }]
  return blocksOf(x, y, start + 1)
}
