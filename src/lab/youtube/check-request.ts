import { BODIES, PARTS } from './facts/bodies.ts'
import { COMMON } from './facts/reports.ts'
import type { MethodFacts, ParamFacts } from './facts/table.ts'
import { broken } from './youtube-problem.ts'

export type Params = Readonly<Record<string, string>>

/** Holds the query against the contract. Throws `YoutubeProblem` with the kind of breach. */
export function checkParams(facts: MethodFacts, search: URLSearchParams): Params {
  const known: Readonly<Record<string, ParamFacts>> = { ...COMMON, ...facts.params }
  for (const [name, value] of search) {
    const found = known[name]
    if (found === undefined)
      throw broken('unknown-parameter', `Unknown name "${name}": cannot bind query parameter.`)
    checkValue(name, value, found.type)
  }
  for (const [name, { isRequired }] of Object.entries(facts.params)) {
    if (isRequired && (search.get(name) ?? '') === '')
      throw broken(
        'missing-parameter',
        `No value for the required parameter ${name}.`,
        'missingRequiredParameter',
      )
  }
  if (search.has('access_token') || search.has('oauth_token'))
    throw broken('token-in-address', 'The access belongs in the header.')
  checkParts(facts.path.split('/')[0] ?? '', search.get('part'))
  return Object.fromEntries(search)
}

function checkValue(name: string, value: string, type: string): void {
  const enumeration = /\{([^}]*)\}/.exec(type)?.[1]?.split('|')
  if (enumeration !== undefined && !enumeration.includes(value))
    throw broken('wrong-value', `Invalid value at '${name}': "${value}".`, 'invalidParameter')
  if (type === 'boolean' && value !== 'true' && value !== 'false')
    throw broken('wrong-type', `Invalid value at '${name}' (TYPE_BOOL).`, 'invalidParameter')
  if (type.startsWith('int(')) checkNumber(name, value, type)
}

function checkNumber(name: string, value: string, type: string): void {
  const [, least = '', most = ''] = /int\((\d*)(?:\.\.)?(\d*)\)/.exec(type) ?? []
  const isEnough = least === '' || Number(value) >= Number(least)
  const isWithin = most === '' || Number(value) <= Number(most)
  if (!/^\d+$/.test(value) || !isEnough || !isWithin)
    throw broken('limit', `Invalid value at '${name}': "${value}".`, 'invalidParameter')
}

function checkParts(resource: string, part: string | null): void {
  const known = PARTS[resource]
  const unknown = part?.split(',').find((one) => known !== undefined && !known.includes(one))
  if (unknown !== undefined) throw broken('unknown-part', `'${unknown}'`, 'unknownPart')
}

type Body = Readonly<Record<string, unknown>>

/** Holds a body against its schema, two levels deep. */
export function checkBody(schema: string, body: unknown): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw broken('wrong-type', 'The body is not a JSON object.', 'parseError')
  const fields = BODIES[schema] ?? {}
  for (const [name, value] of Object.entries(body)) {
    const type = fields[name]
    if (type === undefined) throw broken('unknown-field', `Unknown name "${name}" in ${schema}.`)
    if (BODIES[type] === undefined) checkField(`${schema}.${name}`, value, type)
    else checkBody(type, value)
  }
  return body as Body
}

function checkField(name: string, value: unknown, type: string): void {
  const enumeration = /^\{(.*)\}$/.exec(type)?.[1]?.split('|')
  if (enumeration !== undefined) {
    if (typeof value !== 'string' || !enumeration.includes(value))
      throw broken('wrong-value', `Invalid value at ${name}.`, 'invalidValue')
    return
  }
  const isRight =
    type === 'list'
      ? Array.isArray(value)
      : type === 'datetime'
        ? isTime(value)
        : SIMPLE.includes(type)
          ? typeof value === type
          : true
  if (!isRight) throw broken('wrong-type', `Invalid value at ${name} (${type}).`, 'invalidValue')
}

const SIMPLE = ['string', 'boolean']

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) && /T.*(Z|[+-]\d\d:\d\d)$/.test(value)
}
