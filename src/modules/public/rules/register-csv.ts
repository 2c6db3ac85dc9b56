/** The register as CSV (RFC 4180): opens rightly in a spreadsheet, and runs nothing there. */
import type { RegisterEntry } from '#modules/accounts/index.ts'
import { REGISTER_FIELDS, toRow } from './register-rows.ts'

/** Without it Excel takes UTF-8 for Windows-1252 and å, ä and ö go wrong. */
const BYTE_ORDER_MARK = '\ufeff'

export function registerCsv(entries: readonly RegisterEntry[]): string {
  const lines = entries.map((entry) => {
    const row = toRow(entry)
    return REGISTER_FIELDS.map((field) => cell(row[field] ?? '')).join(',')
  })
  return `${BYTE_ORDER_MARK}${[REGISTER_FIELDS.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`
}

/**
 * A cell that begins so is a formula to a spreadsheet, even after blanks or within quotation marks; an apostrophe in front makes it text
 * (OWASP, CSV injection). Full-width signs count too: some spreadsheets fold them.
 */
const FORMULA_START = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/u

export function cell(value: string): string {
  const safe = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
