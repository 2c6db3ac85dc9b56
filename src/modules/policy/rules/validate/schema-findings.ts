/** Translates the schema library's complaints into our own findings, which carry a remedy. */
import type { z } from 'zod'
import type { Path } from '../collect-rules.ts'
import { policyJsonSchema } from '../schema/policy-json-schema.ts'
import { OWN_CODE, UNKNOWN } from '../schema/primitives.ts'
import type { ExpectedKind, Finding, FindingCode } from './finding.ts'
import { nearestWord } from './nearest-word.ts'

type Issue = z.core.$ZodIssue

const SHOWN_VALUE_CHARACTERS = 60

/** A hostile file may hold a hundred thousand; each costs a search for the word that was meant. */
const MOST_UNKNOWN_KEYS = 50

let keys: readonly string[] | null = null

/** Every key the schema knows, for suggestions. */
function knownKeys(): readonly string[] {
  keys ??= [...new Set(keysIn(policyJsonSchema()))]
  return keys
}

function keysIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'properties' in node ? Object.keys(node.properties as object) : []
  return [...own, ...Object.values(node).flatMap(keysIn)]
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null
        ? (node as Record<string | number, unknown>)[name]
        : undefined,
    raw,
  )
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > SHOWN_VALUE_CHARACTERS ? `${text.slice(0, SHOWN_VALUE_CHARACTERS)}…` : text
}

const kinds: Readonly<Record<string, ExpectedKind>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'boolean',
  array: 'list',
  object: 'group',
}

const isOnlyUnknown = ([issue, ...more]: readonly Issue[]) =>
  more.length === 0 &&
  issue?.code === 'invalid_value' &&
  issue.path.length === 0 &&
  issue.values.every((value) => value === UNKNOWN)

/** The alternative the author most likely meant: the one that got furthest, and the last among equals; plain "unknown" is never it. */
function likeliest(all: readonly (readonly Issue[])[]): readonly Issue[] {
  const meant = all.filter((issues) => !isOnlyUnknown(issues))
  const branches = meant.length > 0 ? meant : all
  const depth = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 0 : 1
  return branches.reduce((best, next) => (depth(next) >= depth(best) ? next : best), branches[0] ?? [])
}

/** Fields that hold a text in both languages: an author who knows only one writes it right after the key. */
const bilingual: ReadonlySet<string> = new Set(bilingualKeys(policyJsonSchema()))

function bilingualKeys(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const fields = 'properties' in node ? Object.entries(node.properties as object) : []
  const own = fields.filter(([, field]) => JSON.stringify(field).includes('"$ref":"#/definitions/text"'))
  return [...own.map(([name]) => name), ...Object.values(node).flatMap(bilingualKeys)]
}

function expectedAt(issue: Issue, value: unknown, key: string): ExpectedKind {
  const expected = issue.code === 'invalid_type' ? (kinds[issue.expected] ?? 'other') : 'other'
  return expected === 'group' && typeof value === 'string' && bilingual.has(key) ? 'texts' : expected
}

function quotesFor(expected: ExpectedKind, value: unknown): 'needed' | 'not-needed' | null {
  if (expected === 'text') return typeof value === 'number' || typeof value === 'boolean' ? 'needed' : null
  const isNumber = expected === 'number' || expected === 'wholeNumber'
  const looksRight = isNumber ? /^\d+$/ : expected === 'boolean' ? /^(true|false)$/ : null
  return typeof value === 'string' && looksRight?.test(value) === true ? 'not-needed' : null
}

function typeFinding(issue: Issue, path: Path, value: unknown, key: string): Finding {
  if (value === undefined) return { code: 'schema.missing', path, details: { key } }
  if (value === null) return { code: 'schema.empty', path, details: { key } }
  const expected = expectedAt(issue, value, key)
  return { code: 'schema.wrong-type', path, details: { key, expected, quotes: quotesFor(expected, value) } }
}

function ownFinding(issue: Issue, path: Path, value: unknown): Finding | null {
  if (!issue.message.startsWith(OWN_CODE)) return null
  const code = issue.message.slice(OWN_CODE.length) as FindingCode
  // Codes given in the schema all have the one detail `value`; a test holds every one of them against the texts.
  return { code, path, details: { value: shown(value) } } as Finding
}

function sizeFinding(issue: Issue, path: Path, value: unknown): Finding | null {
  const isLength = typeof value !== 'number'
  if (issue.code === 'too_small') {
    const isBlank = typeof value === 'string' && value.trim() === ''
    if (isBlank) return { code: 'schema.empty', path, details: { key: String(path.at(-1) ?? '') } }
    return { code: 'schema.too-small', path, details: { minimum: Number(issue.minimum), isLength } }
  }
  if (issue.code !== 'too_big') return null
  return { code: 'schema.too-large', path, details: { maximum: Number(issue.maximum), isLength } }
}

/** Where a word stands beside a group of fields, the group is shown by an example. */
const groupsBeside: Readonly<Record<string, string>> = {
  'inbox.sla.value.when': '{ urgent: true }',
  'moderation.removalClock.value': '{ amount: 48, unit: hours, from: published }',
}

function simpleFinding(issue: Issue, path: Path, value: unknown): Finding {
  const key = String(path.at(-1) ?? '')
  if (value === undefined || value === null || issue.code === 'invalid_type')
    return typeFinding(issue, path, value, key)
  const specific = ownFinding(issue, path, value) ?? sizeFinding(issue, path, value)
  if (specific !== null) return specific
  if (issue.code === 'invalid_value') {
    const group = groupsBeside[path.filter((step) => typeof step === 'string').join('.')]
    const allowed = [...issue.values.map(String), ...(group === undefined ? [] : [group])]
    return { code: 'schema.not-allowed', path, details: { value: shown(value), allowed } }
  }
  return { code: 'schema.invalid', path, details: { key } }
}

/** A ground nobody can explain to the person it hits gets its own message (requirements §4). */
function withGroundText(finding: Finding): Finding {
  const [section, list] = finding.path
  const isCitizenText = section === 'moderation' && list === 'grounds' && finding.path.includes('citizenText')
  const isAbsent = finding.code === 'schema.missing' || finding.code === 'schema.empty'
  return isCitizenText && isAbsent
    ? { code: 'ground.no-citizen-text', path: finding.path, details: {} }
    : finding
}

export function schemaFindings(issues: readonly Issue[], raw: unknown, base: Path = []): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = [...base, ...issue.path.map((name) => (typeof name === 'symbol' ? String(name) : name))]
    const value = valueAt(raw, path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => ({
        code: 'schema.unknown-key',
        path: [...path, key],
        details: { key: shown(key), suggestion: nearestWord(key, knownKeys()) },
      }))
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0 && value !== undefined && value !== null) {
      return schemaFindings(likeliest(issue.errors), raw, path)
    }
    return [withGroundText(simpleFinding(issue, path, value))]
  })
}
