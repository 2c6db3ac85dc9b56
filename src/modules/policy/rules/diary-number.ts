/** Reads, checks and tidies diary numbers by the organisation's own pattern, such as "KS 2026/123" (scenario 19). */
import type { DiaryPiece } from './diary-pattern.ts'
import { parseDiaryPattern } from './diary-pattern.ts'
import type { Policy } from './schema/policy.ts'

const MAX_LENGTH = 60

type Reading = { readonly rest: string; readonly written: string }

function readSeries(text: string, allowed: readonly string[]): Reading | null {
  const found = /^\p{L}{1,8}/u.exec(text)?.[0]
  if (found === undefined) return null
  const written = found.toLocaleUpperCase('sv')
  if (allowed.length > 0 && !allowed.some((series) => series.toLocaleUpperCase('sv') === written)) return null
  return { rest: text.slice(found.length), written }
}

function readNumber(text: string, width: number | null): Reading | null {
  const found = /^\d{1,9}/.exec(text)?.[0]
  if (found === undefined) return null
  const value = Number(found)
  // Padded and unpadded are the same number; one written form keeps duplicates from slipping through.
  return value === 0
    ? null
    : { rest: text.slice(found.length), written: String(value).padStart(width ?? 1, '0') }
}

function readYear(text: string): Reading | null {
  const found = /^(19|20|21)\d\d(?!\d)/.exec(text)?.[0]
  return found === undefined ? null : { rest: text.slice(4), written: found }
}

function readLiteral(text: string, literal: string): Reading | null {
  const head = text.slice(0, literal.length)
  return head.toLocaleUpperCase('sv') === literal.toLocaleUpperCase('sv')
    ? { rest: text.slice(literal.length), written: literal }
    : null
}

function readPiece(piece: DiaryPiece, text: string, series: readonly string[]): Reading | null {
  switch (piece.kind) {
    case 'series':
      return readSeries(text, series)
    case 'year':
      return readYear(text)
    case 'number':
      return readNumber(text, piece.width)
    case 'literal':
      return readLiteral(text, piece.text)
  }
}

/** Dashes from word processors become plain ones, runs of blanks one; nothing else is guessed. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The number as the registry writes it, or null when it does not follow the organisation's pattern. */
export function normaliseDiaryNumber(policy: Policy, text: string): string | null {
  const { pattern, series } = policy.records.diary.value
  const pieces = parseDiaryPattern(pattern)
  if (pieces === null || text.length > MAX_LENGTH) return null
  let reading: Reading = { rest: tidy(text), written: '' }
  for (const piece of pieces) {
    const next = readPiece(piece, reading.rest, series)
    if (next === null) return null
    reading = { rest: next.rest, written: reading.written + next.written }
  }
  return reading.rest === '' ? reading.written : null
}

export function isDiaryNumberValid(policy: Policy, text: string): boolean {
  return normaliseDiaryNumber(policy, text) !== null
}

/** How a number looks, for the message that refuses another: "KS 2026/123". */
export function diaryNumberExample(policy: Policy): string {
  const { pattern, series } = policy.records.diary.value
  const sample = (piece: DiaryPiece) => {
    if (piece.kind === 'series') return series[0] ?? 'KS'
    if (piece.kind === 'year') return '2026'
    return piece.kind === 'number' ? '123'.padStart(piece.width ?? 1, '0') : piece.text
  }
  return (parseDiaryPattern(pattern) ?? []).map(sample).join('')
}
