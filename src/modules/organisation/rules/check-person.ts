/** What has to be known about a person before they can work here. One list for page, command line, API and imported file. */
import type { FieldProblem } from '#core/errors.ts'
import { isRole } from './roles.ts'

export type PersonFields = {
  readonly email: string
  readonly fullName: string
  readonly title: string
  readonly roles: readonly string[]
}

const LONGEST_LINE = 200

/** RFC 5321 §4.5.3.1.3. */
const LONGEST_EMAIL = 254

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Every fault at once. */
export function checkPersonFields(fields: Partial<PersonFields>): readonly FieldProblem[] {
  const { email, fullName, title, roles } = fields
  return [
    ...(email === undefined ? [] : emailProblems(email)),
    ...(fullName === undefined ? [] : lineProblems('fullName', fullName)),
    ...(title === undefined ? [] : lineProblems('title', title)),
    ...(roles === undefined ? [] : roleProblems(roles)),
  ]
}

function emailProblems(given: string): readonly FieldProblem[] {
  const email = normaliseEmail(given)
  if (email === '') return [{ field: 'email', code: 'required' }]
  const isEmail = /^[^\s@"<>,;]+@[^\s@"<>,;]+\.[^\s@"<>,;.]+$/.test(email) && email.length <= LONGEST_EMAIL
  return isEmail ? [] : [{ field: 'email', code: 'email-form' }]
}

function lineProblems(field: 'fullName' | 'title', given: string): readonly FieldProblem[] {
  const line = given.trim()
  if (line === '') return [{ field, code: 'required' }]
  if (line.length > LONGEST_LINE) return [{ field, code: 'too-long', params: { most: LONGEST_LINE } }]
  return /\p{Cc}/u.test(line) ? [{ field, code: 'control-character' }] : []
}

function roleProblems(roles: readonly string[]): readonly FieldProblem[] {
  if (roles.length === 0) return [{ field: 'roles', code: 'required' }]
  const unknown = roles.find((role) => !isRole(role))
  return unknown === undefined ? [] : [{ field: 'roles', code: 'unknown-role', params: { role: unknown } }]
}
