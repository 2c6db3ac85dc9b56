import { enumValues } from '../facts/table.ts'
import { readGraphTime } from '../lab-time.ts'
import { broken } from '../problem.ts'

/** A parameter as it came: text from a form or an address, or a value from a JSON body. */
export type Given = unknown

/** Throws a `GraphProblem` when a value is not of the type the contract gives the parameter. */
export function checkValue(name: string, type: string, value: Given): void {
  const listOf = /^list<(.+)>$/.exec(type)?.[1]
  if (listOf !== undefined || type === 'list') {
    const list = asList(value)
    if (list === null) throw wrongType(name, 'an array')
    if (listOf !== undefined) for (const item of list) checkValue(name, listOf, item)
    return
  }
  const allowed = enumValues(type)
  if (allowed !== null) {
    checkEnum(name, allowed, value)
    return
  }
  const test = tests[type]
  if (test !== undefined && !test.isRight(value)) throw wrongType(name, test.noun)
}

function checkEnum(name: string, allowed: readonly string[], value: Given): void {
  // The network is lax about case: `stream` and `STREAM` both pass, and `messenger` is what its own guide writes.
  const wanted = typeof value === 'string' ? value.toLowerCase() : value
  if (!allowed.some((one) => one.toLowerCase() === wanted)) {
    const message = `(#100) Param ${name} must be one of {${allowed.join(', ')}} - got "${String(value)}"`
    throw broken('wrong-value', message)
  }
}

const wrongType = (name: string, noun: string): Error =>
  broken('wrong-type', `(#100) Param ${name} must be ${noun}.`)

type TypeTest = { readonly noun: string; readonly isRight: (value: Given) => boolean }

const isText = (value: Given): boolean => typeof value === 'string'
const isWhole = (value: Given): boolean => /^-?\d+$/.test(asText(value) ?? '')

const tests: Readonly<Record<string, TypeTest>> = {
  string: { noun: 'a string', isRight: isText },
  bool: { noun: 'a boolean', isRight: (value) => asBoolean(value) !== null },
  int: { noun: 'an integer', isRight: isWhole },
  uint: { noun: 'a non-negative integer', isRight: (value) => isWhole(value) && Number(value) >= 0 },
  float: { noun: 'a number', isRight: (value) => Number.isFinite(Number(asText(value) ?? 'x')) },
  datetime: { noun: 'a date', isRight: (value) => readGraphTime(asText(value) ?? 'x') !== null },
  map: { noun: 'an object', isRight: (value) => asObject(value) !== null },
  file: { noun: 'a file', isRight: (value) => value instanceof UploadedFile },
}

/** Bytes in a multipart body. */
export class UploadedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  constructor(name: string, mediaType: string, bytes: Uint8Array) {
    this.name = name
    this.mediaType = mediaType
    this.bytes = bytes
  }
}

export function asText(value: Given): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

export function asBoolean(value: Given): boolean | null {
  const text = asText(value)?.toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : null
}

function parsed(value: Given): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

export function asObject(value: Given): Record<string, unknown> | null {
  const object = parsed(value)
  const isObject = typeof object === 'object' && object !== null && !Array.isArray(object)
  return isObject ? (object as Record<string, unknown>) : null
}

/** `["a","b"]` or `a,b`: the network takes both. */
export function asList(value: Given): unknown[] | null {
  const list = parsed(value)
  if (Array.isArray(list)) return list as unknown[]
  return typeof value === 'string' && value !== '' && !value.startsWith('[') ? value.split(',') : null
}
