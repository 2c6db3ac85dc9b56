import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffLines } from './diff-lines.ts'

it.each([
  ['a\nb\nc', 'a\nb\nc', []],
  ['a\nb\nc', 'a\nx\nc', [{ line: 2, struck: ['b'], added: ['x'] }]],
  ['a\nc', 'a\nb\nc', [{ line: 2, struck: [], added: ['b'] }]],
  [
    'a\nb\nc\nd\ne',
    'x\nb\nc\nd',
    [
      { line: 1, struck: ['a'], added: ['x'] },
      { line: 5, struck: ['e'], added: [] },
    ],
  ],
])('%j against %j', (before, after, blocks) => {
  expect(diffLines(before, after)).toEqual(blocks)
})

const anyText = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((lines) => lines.join('\n'))

it('leads from the one text to the other', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const lines = before.split('\n')
      for (const { line, struck, added } of [...diffLines(before, after)].reverse())
        lines.splice(line - 1, struck.length, ...added)
      expect(lines.join('\n')).toBe(after)
    }),
  )
})

it('does not try to compare what nobody could read', () => {
  const many = (letter: string) => Array.from({ length: 3000 }, (_, i) => `${letter}${String(i)}`).join('\n')
  expect(diffLines(many('a'), many('b'))).toHaveLength(1)
})
