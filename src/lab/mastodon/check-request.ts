import type { Operation, Params, ParamType } from './operations.ts'
import { invalid, MastodonProblem } from './problem.ts'

export type Body = Readonly<Record<string, unknown>>
export type Noted = (kind: string, detail: string) => void

/**
 * Holds a request to the contract. What the server would refuse is refused in its way; what it would pass over in silence (an unknown
 * parameter, a limit beyond the most) is noted, because a client that sends it believes in something that does not happen.
 */
export function checkRequest(operation: Operation, given: Given, note: Noted): void {
  const { body = {}, query = {}, mostRows } = operation
  checkRequired(operation, given, note)
  for (const [name, value] of given.query) checkOne({ name, value, known: query }, note)
  for (const [name, value] of Object.entries(given.body)) checkOne({ name, value, known: body }, note)
  const limit = Number(given.query.get('limit') ?? 0)
  if (mostRows !== undefined && limit > mostRows)
    note('limit-cut', `${limit} rows asked for, ${mostRows} at most`)
}

type Given = { readonly query: URLSearchParams; readonly body: Body }

function checkRequired({ required = [] }: Operation, { body, query }: Given, note: Noted): void {
  const isGiven = (name: string) => ![undefined, null, ''].includes((body[name] ?? query.get(name)) as null)
  const missing = required.find((name) => !isGiven(name))
  if (missing === undefined) return
  note('missing-parameter', missing)
  const code = isOAuth(required) ? 'invalid_request' : null
  throw new MastodonProblem(422, `Missing required parameter: ${missing}.`, code)
}

function isOAuth(required: readonly string[]): boolean {
  return required.includes('grant_type') || required.includes('response_type')
}

type Named = { readonly name: string; readonly value: unknown; readonly known: Params }

function checkOne({ name, value, known }: Named, note: Noted): void {
  const type = known[name]
  if (type === undefined) {
    note('unknown-parameter', name)
    return
  }
  if (isOfType(value, type)) return
  note('wrong-type', name)
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`
  throw invalid(`${label} is not ${typeof type === 'string' ? 'valid' : 'included in the list'}`)
}

const WORDS: Readonly<Record<string, RegExp>> = {
  integer: /^\d{1,9}$/,
  boolean: /^(?:true|false|1|0)$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/,
}

function isOfType(value: unknown, type: ParamType): boolean {
  if (typeof type !== 'string') return typeof value === 'string' && type.includes(value)
  if (type === 'any') return true
  if (type === 'ids') return Array.isArray(value) && value.every((id) => typeof id === 'string')
  const written = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof written === 'string' && (WORDS[type] ?? /^/).test(written)
}
