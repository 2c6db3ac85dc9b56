import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LedgerRow } from '#core/ledger/entry.ts'

/** The rows of an exported ledger, one at a time. A line that is no row comes as an empty one, which no chain accepts. */
export async function* readExportedLedger(file: string): AsyncGenerator<LedgerRow> {
  const input = createReadStream(file, 'utf8')
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() !== '') yield toRow(line)
    }
  } finally {
    input.destroy()
  }
}

function toRow(line: string): LedgerRow {
  const found = parse(line)
  const field = (name: string): string => {
    const value = found[name]
    return typeof value === 'string' ? value : ''
  }
  return { entry: field('entry'), previousHash: field('previousHash'), hash: field('hash') }
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
