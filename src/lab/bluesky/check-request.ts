import { problemsIn } from './check-value.ts'
import { definition, partOf, type Definition } from './lexicons.ts'
import { broken, XrpcProblem } from './problem.ts'

export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** The call by its lexicon: its kind decides the method. Throws for what is not emulated, or asked for in the wrong way. */
export function callDefinition(nsid: string, method: string): Definition {
  const def = definition(nsid)
  const kind = def?.['type']
  if (def === undefined || (kind !== 'query' && kind !== 'procedure'))
    throw new XrpcProblem(501, 'MethodNotImplemented', 'Method Not Implemented', 'unknown-method')
  const expected = kind === 'query' ? 'GET' : 'POST'
  if (method !== expected)
    throw broken('wrong-method', `Incorrect HTTP method (${method}) expected ${expected}`)
  return def
}

/** The parameters of a question as the lexicon types them, defaults filled in. */
export function readParams(def: Definition, search: URLSearchParams): Params {
  const schema = partOf(def, 'parameters')
  const properties = partOf(schema, 'properties') ?? {}
  const values: Record<string, string | number | boolean | readonly string[]> = {}
  for (const name of new Set(search.keys())) {
    const part = partOf(properties, name)
    if (part === undefined) throw broken('unknown-parameter', `${name} is not in the lexicon`)
    const value = typed(part, search.getAll(name))
    const [problem] = problemsIn({ def: part, value, at: name, lexicon: '' })
    if (problem !== undefined) throw broken('wrong-parameter', problem)
    values[name] = value
  }
  const required = Array.isArray(schema?.['required']) ? schema['required'].map(String) : []
  for (const name of required)
    if (values[name] === undefined)
      throw broken('missing-parameter', `Params must have the property "${name}"`)
  return { ...defaultsIn(properties), ...values }
}

function defaultsIn(properties: Definition): Params {
  const entries = Object.keys(properties).map(
    (name) => [name, partOf(properties, name)?.['default']] as const,
  )
  return Object.fromEntries(
    entries.filter((one): one is [string, string | number | boolean] => one[1] !== undefined),
  )
}

function typed(part: Definition, given: readonly string[]): string | number | boolean | readonly string[] {
  const [only = ''] = given
  if (part['type'] === 'array') return given
  if (given.length > 1) throw broken('wrong-parameter', 'given more than once')
  if (part['type'] === 'integer') return Number(only)
  if (part['type'] === 'boolean') return only === 'true' ? true : only === 'false' ? false : only
  return only
}

/** Throws when the body is not what the lexicon says. */
export function checkInput(def: Definition, nsid: string, body: unknown): void {
  const schema = partOf(partOf(def, 'input'), 'schema')
  if (schema === undefined) {
    if (body !== undefined)
      throw broken('unexpected-body', 'A request body was provided when none was expected')
    return
  }
  const [problem] = problemsIn({ def: schema, value: body, at: '$', lexicon: nsid })
  if (problem !== undefined) throw broken('wrong-input', `Invalid input: ${problem}`)
}

/** Throws when a record is not what its collection holds. */
export function checkRecord(collection: string, rkey: string, record: unknown): void {
  const def = definition(collection)
  const schema = partOf(def, 'record')
  if (def?.['type'] !== 'record' || schema === undefined)
    throw broken('unknown-collection', `Lexicon not found: ${collection}`)
  const type =
    typeof record === 'object' && record !== null ? (record as Record<string, unknown>)['$type'] : undefined
  if (type !== collection)
    throw broken('wrong-type', `Invalid $type: expected ${collection}, got ${String(type)}`)
  const key = { def: { type: 'string', format: String(def['key']) }, value: rkey, at: 'rkey', lexicon: '' }
  const [problem] = [
    ...problemsIn(key),
    ...problemsIn({ def: schema, value: record, at: '$.record', lexicon: collection }),
  ]
  if (problem !== undefined) throw broken('wrong-record', `Invalid ${collection} record: ${problem}`)
}
