import type { z } from 'zod'
import type { FieldProblem } from '../errors.ts'

type Issue = z.core.$ZodIssue

/**
 * Zod's findings as field problems. A schema may give its own code as the message (`.refine(check, 'number-in-use')`); otherwise the
 * code follows from the kind of fault. Each has a text in this folder's catalogue, or in the module's.
 */
export function toFieldProblems(
  error: z.ZodError,
  input: unknown,
  nameOf: (path: readonly PropertyKey[]) => string = dotted,
): readonly FieldProblem[] {
  return error.issues.map((issue) => {
    const field = nameOf(issue.path)
    const own = OWN_CODE.test(issue.message) ? { code: issue.message } : null
    return { field, ...(own ?? codeOf(issue, valueAt(input, issue.path))) }
  })
}

/** `items.0.text`, as in the API's answers. */
function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

const OWN_CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/

type Coded = Omit<FieldProblem, 'field'>

function codeOf(issue: Issue, value: unknown): Coded {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return {
        code: `${SIZE_CODES[issue.origin] ?? 'number'}-too-large`,
        params: { maximum: Number(issue.maximum) },
      }
    case 'invalid_format':
      return { code: FORMAT_CODES[issue.format] ?? 'invalid' }
    case 'invalid_type':
      return wrongType(issue.expected, value)
    case 'invalid_value':
    case 'invalid_union':
      return { code: isMissing(value) ? 'required' : 'not-a-choice' }
    case 'unrecognized_keys':
      return { code: 'unknown-field', params: { names: issue.keys.join(', ') } }
    default:
      return { code: 'invalid' }
  }
}

function wrongType(expected: string, value: unknown): Coded {
  return { code: isMissing(value) ? 'required' : (TYPE_CODES[expected] ?? 'invalid') }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): Coded {
  const minimum = Number(issue.minimum)
  if (minimum === 1 && issue.origin !== 'number') return { code: 'required' }
  return { code: `${SIZE_CODES[issue.origin] ?? 'number'}-too-small`, params: { minimum } }
}

const SIZE_CODES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  set: 'list',
  file: 'file',
}
const FORMAT_CODES: Readonly<Record<string, string>> = {
  email: 'not-an-email',
  url: 'not-a-url',
  date: 'not-a-date',
  datetime: 'not-a-time',
  uuid: 'not-an-id',
}
const TYPE_CODES: Readonly<Record<string, string>> = {
  number: 'not-a-number',
  int: 'not-a-number',
  date: 'not-a-date',
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    // one ticked box arrives as a text and is made a list of one on the way (`listField`)
    if (typeof value === 'string' && key === 0) return value
    return typeof value === 'object' && value !== null
      ? (value as Record<PropertyKey, unknown>)[key]
      : undefined
  }, input)
}
