import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, toCsv } from './csv.ts'

describe('csvCell', () => {
  it.each([
    ['=cmd|calc!A1', `'=cmd|calc!A1`],
    ['@falkenberg', `'@falkenberg`],
    [' \t=1+1', `' \t=1+1`],
    ['-2', `'-2`],
    [-2, '-2'],
    ['a;b', '"a;b"'],
    ['säg "hej"', '"säg ""hej"""'],
    ['vanlig text', 'vanlig text'],
  ])('%j', (value, expected) => {
    expect(csvCell(value)).toBe(expected)
  })

  it('never lets a text begin as a formula, and comes back whole', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text)
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
        expect(read).not.toMatch(/^[\s\u00a0]*[=+\-@]/u)
        expect([text, `'${text}`]).toContain(read)
      }),
    )
  })
})

it('toCsv is read as UTF-8 and row by row', () => {
  expect(
    toCsv([
      ['å', 1],
      ['b\nc', 2],
    ]),
  ).toBe('\uFEFFå;1\r\n"b\nc";2\r\n')
})
