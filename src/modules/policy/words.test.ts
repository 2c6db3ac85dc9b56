import { expect, it } from 'vitest'
import { policyJsonSchema } from './rules/schema/policy-json-schema.ts'
import { en } from './words.en.ts'
import { sv } from './words.sv.ts'

type Found = { readonly fields: Set<string>; readonly choices: Set<string> }

/** Every field and choice that a rule's value can hold, from the schema itself: what is added there is asked for here. */
function walk(node: unknown, isInValue: boolean, found: Found): Found {
  if (typeof node !== 'object' || node === null) return found
  if (Array.isArray(node)) for (const item of node as unknown[]) walk(item, isInValue, found)
  else for (const [name, child] of Object.entries(node)) step(name, child, isInValue, found)
  return found
}

function step(name: string, child: unknown, isInValue: boolean, found: Found): void {
  if (name === 'properties' && typeof child === 'object' && child !== null) {
    for (const [field, inner] of Object.entries(child)) {
      if (isInValue) found.fields.add(field)
      walk(inner, isInValue || field === 'value', found)
    }
  } else if (isInValue && name === 'enum')
    for (const one of child as unknown[]) found.choices.add(String(one))
  else if (isInValue && name === 'const' && typeof child === 'string') found.choices.add(child)
  else walk(child, isInValue, found)
}

const found = walk(policyJsonSchema(), false, { fields: new Set(), choices: new Set() })
/** Formats and the like are called by their own names. */
const asTheyAre = /^(PDF|PDF\/A|HTML|JSON|WARC|sha256|sv)$/

it('has words for every field and every choice of a rule, in both languages', () => {
  expect(found.fields.size).toBeGreaterThan(100)
  for (const words of [sv, en]) {
    expect([...found.fields].filter((field) => !Object.hasOwn(words.parts, field))).toEqual([])
    expect(
      [...found.choices].filter((choice) => !asTheyAre.test(choice) && !Object.hasOwn(words.values, choice)),
    ).toEqual([])
  }
})

it('has the same names in both languages', () => {
  expect(Object.keys(en.parts).sort()).toEqual(Object.keys(sv.parts).sort())
  expect(Object.keys(en.values).sort()).toEqual(Object.keys(sv.values).sort())
})
