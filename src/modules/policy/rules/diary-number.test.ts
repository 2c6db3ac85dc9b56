import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import { diaryNumberExample, isDiaryNumberValid, normaliseDiaryNumber } from './diary-number.ts'
import { parseDiaryPattern } from './diary-pattern.ts'

const withPattern = (value: string) =>
  policyOf(changedYaml('falkenberg', "value: { pattern: '{series} {year}/{number}' }", `value: ${value}`))

describe('diary numbers (scenario 19)', () => {
  it.each([
    ['KS 2026/123', 'KS 2026/123'],
    [' ks  2026/123 ', 'KS 2026/123'],
    ['KS\u00a02026/123', 'KS 2026/123'],
    ['KS 2026/00123', 'KS 2026/123'],
    ['BUN 1999/1', 'BUN 1999/1'],
    ['ＫＳ ２０２６/１２３', 'KS 2026/123'],
  ])('"%s" is %s', (written, expected) => {
    expect(normaliseDiaryNumber(falkenberg, written)).toBe(expected)
  })

  it.each([
    '',
    'KS',
    '2026/123',
    'KS 2026-123',
    'KS 26/123',
    'KS 20266/123',
    'KS 2026/0',
    'KS 2026/123-4',
    'KS 2026/123 x',
    'KS2026/123',
    '<script>',
    `KS 2026/${'1'.repeat(100)}`,
  ])('refuses "%s"', (written) => {
    expect(isDiaryNumberValid(falkenberg, written)).toBe(false)
  })

  it('accepts only the organisation’s own series when it lists them', () => {
    const policy = withPattern("{ pattern: '{series} {year}/{number}', series: [KS, BUN] }")
    expect(isDiaryNumberValid(policy, 'bun 2026/7')).toBe(true)
    expect(isDiaryNumberValid(policy, 'SN 2026/7')).toBe(false)
    expect(diaryNumberExample(policy)).toBe('KS 2026/123')
  })

  it('follows another way of writing', () => {
    const policy = withPattern("{ pattern: 'Dnr {year}-{number:5}' }")
    expect(diaryNumberExample(policy)).toBe('Dnr 2026-00123')
    expect(normaliseDiaryNumber(policy, 'DNR 2026–123')).toBe('Dnr 2026-00123')
    expect(isDiaryNumberValid(policy, 'KS 2026/123')).toBe(false)
  })

  it('always accepts its own example, and what it has tidied stays as it is', () => {
    expect(isDiaryNumberValid(falkenberg, diaryNumberExample(falkenberg))).toBe(true)
    const parts = fc.record({
      series: fc.stringMatching(/^[A-ZÅÄÖa-zåäö]{1,8}$/),
      year: fc.integer({ min: 1900, max: 2199 }),
      number: fc.integer({ min: 1, max: 999_999_999 }),
    })
    fc.assert(
      fc.property(parts, ({ series, year, number }) => {
        const tidy = normaliseDiaryNumber(falkenberg, `${series} ${String(year)}/${String(number)}`)
        expect(tidy).not.toBeNull()
        expect(normaliseDiaryNumber(falkenberg, tidy!)).toBe(tidy)
      }),
    )
  })
})

describe('the pattern language', () => {
  it.each([
    ['{series} {year}/{number}', true],
    ['{year}.{number:4}', true],
    ['{number}', true],
    ['{series}{year}/{number}', true],
    ['', false],
    ['{series} {year}', false],
    ['{number}/{number}', false],
    ['{year}{number}', false],
    ['KS{series} {number}', false],
    ['{dag} {number}', false],
    ['(a+)+{number}', false],
    ['{number', false],
    ['{number:0}', false],
  ])('%s holds: %s', (pattern, expected) => {
    expect(parseDiaryPattern(pattern) !== null).toBe(expected)
  })
})
