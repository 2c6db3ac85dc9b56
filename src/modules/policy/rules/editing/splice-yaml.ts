/** Changes one value where it stands in the text, character by character known, so that a reviewer sees a diff of one line. */
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { isCollection, isMap, isNode, isScalar, isSeq } from 'yaml'
import type { Path } from '../collect-rules.ts'
import type { YamlEdit } from './yaml-edit.ts'
import { asBlock, inline } from './yaml-words.ts'

type Collection = YAMLMap | YAMLSeq

type Place = {
  /** The collections passed on the way down, the outermost first. */
  readonly above: readonly Collection[]
  /** What stands at the path; null when the last collection has no such entry. */
  readonly node: Node | null
  /** The pair that holds it, when a group does. */
  readonly pair: Pair | null
  /** Steps that the file does not have yet. */
  readonly missing: Path
}

function entryOf(collection: Collection, step: string | number): { node: Node | null; pair: Pair | null } {
  if (isSeq(collection)) {
    const item = typeof step === 'number' ? collection.items[step] : null
    return { node: isNode(item) ? item : null, pair: null }
  }
  const pair = collection.items.find(({ key }) => isScalar(key) && key.value === step) ?? null
  return { node: isNode(pair?.value) ? pair.value : null, pair }
}

function findPlace(document: Document, path: Path): Place | null {
  const above: Collection[] = []
  let node: unknown = document.contents
  let pair: Pair | null = null
  for (const [depth, step] of path.entries()) {
    if (!isMap(node) && !isSeq(node)) return null
    above.push(node)
    const entry = entryOf(node, step)
    if (entry.node === null && entry.pair === null)
      return { above, node: null, pair: null, missing: path.slice(depth) }
    ;({ node, pair } = entry)
  }
  return isNode(node) ? { above, node, pair, missing: [] } : null
}

const isFlow = (place: Place) => place.above.some((collection) => collection.flow === true)

const startOf = (node: Node) => node.range?.[0] ?? 0

/** The end of what is written, without the blank lines and comments that the parser counts to a block. */
function endOf(node: unknown): number {
  if (!isNode(node)) return 0
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items.at(-1)
    if (last === undefined) return node.range?.[1] ?? 0
    return isNode(last) ? endOf(last) : endOfPair(last as Pair)
  }
  return node.range?.[1] ?? 0
}

function endOfPair({ key, value }: Pair): number {
  return Math.max(endOf(key), endOf(value))
}

function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

const eolOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n')

function put(text: string, start: number, end: number, words: string): string {
  return `${text.slice(0, start)}${words}${text.slice(end)}`
}

function replaced(text: string, place: Place, node: Node, value: unknown): string {
  const start = startOf(node)
  const end = endOf(node)
  if (isCollection(node) && node.flow !== true && !isFlow(place)) {
    return put(text, start, end, asBlock(value, columnAt(text, start), eolOf(text)))
  }
  const old = text.slice(start, end)
  const words = inline(value, {
    isInFlow: isFlow(place),
    like: isScalar(node) ? (node.type ?? null) : null,
    hasSpaces: /^[[{] /.test(old) || !/^[[{]/.test(old),
  })
  // A value left empty has no characters of its own, not even the space after the colon; a block of text ends with its line.
  const before = old === '' && !/\s/.test(text[start - 1] ?? ' ') ? ' ' : ''
  return put(text, start, end, `${before}${words}${/\r?\n$/.exec(old)?.[0] ?? ''}`)
}

function intoFlow(text: string, collection: Collection, words: string): string {
  const last: unknown = collection.items.at(-1)
  if (last === undefined) {
    const [open, close] = isMap(collection) ? ['{ ', ' }'] : ['[', ']']
    return put(text, startOf(collection), endOf(collection), `${open}${words}${close}`)
  }
  const end = isNode(last) ? endOf(last) : endOfPair(last as Pair)
  return put(text, end, end, `, ${words}`)
}

function intoBlock(text: string, collection: Collection, words: string): string | null {
  const end = endOf(collection)
  if (collection.items.length === 0) return null
  const indent = ' '.repeat(columnAt(text, startOf(collection)))
  const eol = eolOf(text)
  const lineEnd = text.slice(end - 1, end) === '\n' ? end : text.indexOf('\n', end)
  const line = `${indent}${words}`
  if (lineEnd === -1) return `${text}${eol}${line}${eol}`
  const at = text.slice(end - 1, end) === '\n' ? end : lineEnd + 1
  return put(text, at, at, `${line}${eol}`)
}

function inserted(text: string, { above, missing }: Place, value: unknown): string | null {
  const collection = above.at(-1)
  const [step, ...rest] = missing
  if (collection === undefined || step === undefined) return null
  if (rest.some((name) => typeof name === 'number')) return null
  const whole = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
  if (isSeq(collection) && step !== collection.items.length) return null
  const isInFlow = above.some((one) => one.flow === true)
  const entry: unknown = isSeq(collection) ? [whole] : { [step]: whole }
  if (isInFlow) {
    const words = inline(entry, { isInFlow: true, like: null, hasSpaces: true })
    return intoFlow(text, collection, words.slice(1, -1).trim())
  }
  const column = columnAt(text, startOf(collection))
  return intoBlock(text, collection, asBlock(entry, column, eolOf(text)))
}

type Span = { readonly start: number; readonly end: number }

function spanOf({ node, pair }: Place): Span | null {
  if (pair !== null) return isNode(pair.key) ? { start: startOf(pair.key), end: endOfPair(pair) } : null
  return node === null ? null : { start: startOf(node), end: endOf(node) }
}

/** With the comma on one side of it. */
function outOfFlow(text: string, { start, end }: Span): string | null {
  const after = /^\s*,\s*/.exec(text.slice(end))
  if (after !== null) return put(text, start, end + after[0].length, '')
  const before = /,\s*$/.exec(text.slice(0, start))
  return before === null ? null : put(text, start - before[0].length, end, '')
}

/** The whole line, with the comment on it: that was about what is gone. */
function outOfBlock(text: string, { start, end }: Span): string | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  // The first field of a list's entry stands on the line of its dash, which has to stay.
  if (!/^[ ]*$/.test(text.slice(lineStart, start))) return null
  const lineEnd = text.slice(end - 1, end) === '\n' ? end : text.indexOf('\n', end) + 1
  return put(text, lineStart, lineEnd === 0 ? text.length : lineEnd, '')
}

function removed(text: string, place: Place): string | null {
  const span = spanOf(place)
  if (span === null || (place.above.at(-1)?.items.length ?? 0) < 2) return null
  return isFlow(place) ? outOfFlow(text, span) : outOfBlock(text, span)
}

/** null where it cannot be done by changing just those characters; the caller checks what came of it. */
export function spliced(text: string, document: Document, { path, value }: YamlEdit): string | null {
  if (document.errors.length > 0) return null
  const place = findPlace(document, path)
  if (place === null) return null
  if (value === undefined) return removed(text, place)
  if (place.missing.length > 0) return inserted(text, place, value)
  return place.node === null ? null : replaced(text, place, place.node, value)
}
