import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MalformedFields, parseFields } from './parse-fields.ts'
import type { Selection } from './parse-fields.ts'

const plain = (name: string): Selection => ({ name, alias: name, modifiers: {}, sub: null })

describe('fields=', () => {
  it('reads nested braces and modifiers in either order', () => {
    expect(parseFields('id,from{id,name},comments.summary(true).limit(0){message}.as(thread)')).toEqual([
      plain('id'),
      { ...plain('from'), sub: [plain('id'), plain('name')] },
      {
        name: 'comments',
        alias: 'thread',
        modifiers: { summary: 'true', limit: '0' },
        sub: [plain('message')],
      },
    ])
  })

  it.each([
    '',
    ',',
    'id,',
    'id{}',
    'from{id',
    'from{id}}',
    'comments.limit',
    'comments.limit(2',
    'id name',
    'å',
  ])('refuses %j', (text) => expect(() => parseFields(text)).toThrow(MalformedFields))

  it('refuses nesting without end', () => {
    expect(() => parseFields(`${'parent{'.repeat(40)}id${'}'.repeat(40)}`)).toThrow(MalformedFields)
  })

  it('either reads or refuses, whatever it is given', () => {
    const pieces = fc.constantFrom('id', 'from', ',', '{', '}', '.', 'limit', '(', ')', '3', ' ')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          return parseFields(parts.join('')).length > 0
        } catch (error) {
          return error instanceof MalformedFields
        }
      }),
    )
  })
})
