import type { Body } from '../lab-core.ts'
import { invalidField } from '../problem.ts'

/** Rest.li refuses a body that lacks a required field, and we one with a field that the contract does not know. */
export function checkFields(
  body: Body,
  {
    required,
    optional = [],
  }: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  at = '',
): void {
  for (const key of required) {
    if (body[key] === undefined)
      throw invalidField(`${at}${key}`, 'field is required but not found and has no default value')
  }
  for (const key of Object.keys(body)) {
    if (!required.includes(key) && !optional.includes(key))
      throw invalidField(`${at}${key}`, 'unrecognized field found but not allowed')
  }
}

export function textField(body: Body, key: string, at = ''): string {
  const value = body[key]
  if (typeof value !== 'string') throw invalidField(`${at}${key}`, 'is not a string')
  return value
}

export function recordField(body: Body, key: string, at = ''): Body {
  const value = body[key]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidField(`${at}${key}`, 'is not a record')
  return value as Body
}
