import { definition, isObject, partOf, type Definition } from './lexicons.ts'

const DID = /^did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]$/
const HANDLE = /^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/

/** The formats of strings that the lexicons name. Source: atproto's specification of each. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  did: DID,
  handle: HANDLE,
  'at-identifier': new RegExp(`${DID.source}|${HANDLE.source}`),
  'at-uri': /^at:\/\/[a-zA-Z0-9.:%_-]+(\/[a-zA-Z][a-zA-Z0-9.-]*(\/[a-zA-Z0-9_~.:-]{1,512})?)?$/,
  cid: /^[a-zA-Z0-9+=]{8,256}$/,
  nsid: /^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)+$/,
  tid: /^[234567a-j][234567a-z]{12}$/,
  'record-key': /^(?!\.{1,2}$)[a-zA-Z0-9_~.:-]{1,512}$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,20})?(Z|[+-]\d\d:\d\d)$/,
  language: /^(i|[a-z]{2,3})(-[a-zA-Z0-9]+)*$/,
  uri: /^[a-z][a-z.-]{0,80}:[\x21-\x7e]+$/i,
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

type Place = {
  readonly def: Definition
  readonly value: unknown
  readonly at: string
  readonly lexicon: string
}
type Check = (place: Place) => readonly string[]

const wrong = (at: string, what: string): readonly string[] => [`${at} ${what}`]

/**
 * What is wrong with a value by its lexicon; empty when nothing is. Stricter than the network in one thing: it takes no field that the
 * lexicon does not name, because a server keeps such a field for everybody to read.
 */
export function problemsIn(place: Place): readonly string[] {
  const type = place.def['type']
  const check = typeof type === 'string' ? CHECKS[type] : undefined
  return check === undefined ? wrong(place.at, `has the unknown type ${String(type)}`) : check(place)
}

const CHECKS: Readonly<Record<string, Check>> = {
  string: checkString,
  integer: checkInteger,
  boolean: ({ value, at }) => (typeof value === 'boolean' ? [] : wrong(at, 'is not true or false')),
  array: checkArray,
  object: checkObject,
  ref: (place) => checkRef(place, String(place.def['ref'])),
  union: checkUnion,
  blob: checkBlob,
  unknown: ({ value, at }) => (isObject(value) ? [] : wrong(at, 'is not an object')),
}

const limit = (def: Definition, key: string): number => (typeof def[key] === 'number' ? def[key] : Infinity)

function checkString({ def, value, at }: Place): readonly string[] {
  if (typeof value !== 'string') return wrong(at, 'is not a string')
  const format = typeof def['format'] === 'string' ? FORMATS[def['format']] : undefined
  if (format !== undefined && !format.test(value))
    return wrong(at, `is not a ${String(def['format'])}: ${value.slice(0, 80)}`)
  if (Buffer.byteLength(value) > limit(def, 'maxLength'))
    return wrong(at, `too long (maximum ${limit(def, 'maxLength')} bytes)`)
  const graphemes = [...segmenter.segment(value)].length
  const most = limit(def, 'maxGraphemes')
  return graphemes > most ? wrong(at, `grapheme too big (maximum ${most}, got ${graphemes})`) : []
}

function checkInteger({ def, value, at }: Place): readonly string[] {
  if (!Number.isSafeInteger(value)) return wrong(at, 'is not an integer')
  const least = typeof def['minimum'] === 'number' ? def['minimum'] : -Infinity
  const isInside = Number(value) >= least && Number(value) <= limit(def, 'maximum')
  return isInside ? [] : wrong(at, `is outside its limits: ${String(value)}`)
}

function checkArray({ def, value, at, lexicon }: Place): readonly string[] {
  if (!Array.isArray(value)) return wrong(at, 'is not a list')
  if (value.length > limit(def, 'maxLength')) return wrong(at, `holds more than ${limit(def, 'maxLength')}`)
  const items = partOf(def, 'items') ?? {}
  return value.flatMap((one, index) => problemsIn({ def: items, value: one, at: `${at}[${index}]`, lexicon }))
}

function checkObject({ def, value, at, lexicon }: Place): readonly string[] {
  if (!isObject(value)) return wrong(at, 'is not an object')
  const properties = partOf(def, 'properties') ?? {}
  const required = Array.isArray(def['required']) ? def['required'].map(String) : []
  const nullable = Array.isArray(def['nullable']) ? def['nullable'].map(String) : []
  const absent = required
    .filter((key) => value[key] === undefined)
    .flatMap((key) => wrong(`${at}.${key}`, 'is missing'))
  const inside = Object.entries(value).flatMap(([key, one]) => {
    const part = partOf(properties, key)
    if (key === '$type' || (one === null && nullable.includes(key))) return []
    if (part === undefined) return wrong(`${at}.${key}`, 'is not in the lexicon')
    return problemsIn({ def: part, value: one, at: `${at}.${key}`, lexicon })
  })
  return [...absent, ...inside]
}

const fullRef = (ref: string, lexicon: string): string => (ref.startsWith('#') ? `${lexicon}${ref}` : ref)

function checkRef({ value, at, lexicon }: Place, ref: string): readonly string[] {
  const full = fullRef(ref, lexicon)
  const def = definition(full)
  if (def === undefined) return wrong(at, `${full} is not emulated`)
  return problemsIn({ def, value, at, lexicon: full.split('#')[0] ?? '' })
}

function checkUnion(place: Place): readonly string[] {
  const { def, value, at, lexicon } = place
  const type = isObject(value) ? value['$type'] : undefined
  if (typeof type !== 'string') return wrong(at, 'lacks $type')
  const refs = Array.isArray(def['refs']) ? def['refs'].map((ref) => fullRef(String(ref), lexicon)) : []
  return refs.includes(type) ? checkRef(place, type) : wrong(at, `is not one of ${refs.join(', ')}: ${type}`)
}

function checkBlob({ def, value, at }: Place): readonly string[] {
  if (!isObject(value) || value['$type'] !== 'blob') return wrong(at, 'is not a blob')
  const type = String(value['mimeType'])
  const accept = Array.isArray(def['accept']) ? def['accept'].map(String) : []
  const isAccepted = accept.some(
    (one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))),
  )
  if (!isAccepted) return wrong(at, `is ${type}, not ${accept.join(' or ')}`)
  return Number(value['size']) > limit(def, 'maxSize')
    ? wrong(at, `is larger than ${limit(def, 'maxSize')} bytes`)
    : []
}
