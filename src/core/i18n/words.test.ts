import { describe, expect, it } from 'vitest'
import { compareTexts } from './collation.ts'
import { isLang, otherLang } from './lang.ts'
import { joinList } from './lists.ts'
import { formatFileSize, formatNumber, formatPercent } from './numbers.ts'
import { countOf, plural } from './plural.ts'

describe('numbers', () => {
  it.each([
    [1204, {}, '1\u00a0204', '1,204'],
    [0, {}, '0', '0'],
    [1_000_000, {}, '1\u00a0000\u00a0000', '1,000,000'],
    [-12.55, { decimals: 1 }, '\u221212,6', '\u221212.6'],
    [3, { decimals: 2 }, '3', '3'],
  ])('%d', (n, options, sv, en) => {
    expect(formatNumber(n, 'sv', options)).toBe(sv)
    expect(formatNumber(n, 'en', options)).toBe(en)
  })

  it('writes percent with and without a space', () => {
    expect(formatPercent(0.95, 'sv')).toBe('95\u00a0%')
    expect(formatPercent(0.9537, 'sv', { decimals: 1 })).toBe('95,4\u00a0%')
    expect(formatPercent(0.95, 'en')).toBe('95%')
  })

  it.each([
    [1, '1 byte', '1 byte'],
    [812, '812 byte', '812 bytes'],
    [1000, '1 kB', '1 kB'],
    [1_234_567, '1,2 MB', '1.2 MB'],
    [34_000, '34 kB', '34 kB'],
    [999_600, '1 MB', '1 MB'],
    [2_500_000_000, '2,5 GB', '2.5 GB'],
    [7_000_000_000_000_000, '7 000 TB', '7,000 TB'],
  ])('%d bytes is %s', (bytes, sv, en) => {
    expect(formatFileSize(bytes, 'sv').replaceAll('\u00a0', ' ')).toBe(sv)
    expect(formatFileSize(bytes, 'en').replaceAll('\u00a0', ' ')).toBe(en)
  })
})

describe('words', () => {
  it('picks the plural form', () => {
    const forms = { one: 'fil', other: 'filer' }
    expect([0, 1, 2, 1.5].map((n) => plural(n, forms))).toEqual(['filer', 'fil', 'filer', 'filer'])
    expect(countOf(1204, forms, 'sv')).toBe('1\u00a0204\u00a0filer')
  })

  it.each([
    [[], '', ''],
    [['Facebook'], 'Facebook', 'Facebook'],
    [['Facebook', 'Instagram'], 'Facebook och Instagram', 'Facebook and Instagram'],
    [['a', 'b', 'c'], 'a, b och c', 'a, b and c'],
  ])('joins %j', (items, sv, en) => {
    expect(joinList(items, 'sv')).toBe(sv)
    expect(joinList(items, 'en')).toBe(en)
  })

  it('joins with "eller"', () => {
    expect(joinList(['ska', 'bör', 'får'], 'sv', 'or')).toBe('ska, bör eller får')
  })

  it('sorts å, ä, ö last in Swedish and numbers by size', () => {
    const names = ['Ölme', 'Abild', 'Åkerlund', 'Zeta', 'Ärla', 'Klass 10', 'Klass 2']
    expect(names.toSorted(compareTexts('sv'))).toEqual([
      'Abild',
      'Klass 2',
      'Klass 10',
      'Zeta',
      'Åkerlund',
      'Ärla',
      'Ölme',
    ])
  })

  it('knows its languages', () => {
    expect([isLang('sv'), isLang('en'), isLang('fi'), isLang(undefined)]).toEqual([true, true, false, false])
    expect(otherLang('sv')).toBe('en')
  })
})
