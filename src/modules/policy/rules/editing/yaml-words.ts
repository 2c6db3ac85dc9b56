/** How a value is written in a policy file by hand: on its line where it fits, under its key where it does not. */
import type { Scalar } from 'yaml'
import { stringify } from 'yaml'

type Manner = {
  /** Inside { } or [ ], where a comma would end the value. */
  readonly isInFlow: boolean
  /** How the old value was quoted; the new one is quoted alike. */
  readonly like: Scalar.Type | null
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly hasSpaces: boolean
}

const ONE_LINE = 1_000_000
const options = {
  lineWidth: 0,
  singleQuote: true,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: ONE_LINE,
} as const

/** A line break stands as \n between double quotes; in other quotes it would break the line it is written on. */
const HAS_BREAK = /[\n\r]/

type Quoted = 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'PLAIN'

function quoteOf(like: Manner['like']): Quoted {
  return like === 'QUOTE_DOUBLE' || like === 'QUOTE_SINGLE' ? like : 'PLAIN'
}

/** In a list of one the library knows that it writes inside brackets, and quotes what needs it. */
function scalarWords(value: unknown, { isInFlow, like }: Manner): string {
  const quoted = typeof value === 'string' && HAS_BREAK.test(value) ? 'QUOTE_DOUBLE' : quoteOf(like)
  const style = { ...options, defaultStringType: quoted, defaultKeyType: 'PLAIN' } as const
  if (!isInFlow) return stringify(value, style).trimEnd()
  return stringify([value], { ...style, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1)
    .trim()
}

/** The library breaks long lists over several lines; one line each is what the shipped files have. */
function flowWords(value: unknown, manner: Manner): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => flowWords(item, manner)).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return scalarWords(value, { ...manner, isInFlow: true, like: null })
  const fields = Object.entries(value).map(
    ([name, inner]) =>
      `${scalarWords(name, { ...manner, isInFlow: true, like: null })}: ${flowWords(inner, manner)}`,
  )
  if (fields.length === 0) return '{}'
  return manner.hasSpaces ? `{ ${fields.join(', ')} }` : `{${fields.join(', ')}}`
}

export function inline(value: unknown, manner: Manner): string {
  return typeof value === 'object' && value !== null ? flowWords(value, manner) : scalarWords(value, manner)
}

const LONGEST_LINE = 110

/** Short groups and lists of plain values stay on one line, as in the shipped files. */
function fitsOnLine(value: unknown, indent: number): boolean {
  const words = inline(value, { isInFlow: true, like: null, hasSpaces: true })
  return words.length + indent <= LONGEST_LINE
}

function lines(value: unknown): readonly string[] {
  const manner: Manner = { isInFlow: false, like: null, hasSpaces: true }
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = isDeep(item) ? lines(item) : [inline(item, manner)]
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    })
  if (!isDeep(value)) return [inline(value, manner)]
  return Object.entries(value as object).flatMap(([name, inner]) => {
    const key = scalarWords(name, manner)
    const isShort = !isDeep(inner) || (isShallow(inner) && fitsOnLine(inner, key.length))
    return isShort
      ? [`${key}: ${inline(inner, manner)}`]
      : [`${key}:`, ...lines(inner).map((line) => `  ${line}`)]
  })
}

const isDeep = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

const isShallow = (value: unknown) =>
  isDeep(value) && Object.values(value as object).every((one) => !isDeep(one))

/** Lines under each other from a column on; the first without its indent, as that stands there already. */
export function asBlock(value: unknown, column: number, eol: string): string {
  return lines(value).join(`${eol}${' '.repeat(column)}`)
}
