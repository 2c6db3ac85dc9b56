import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readChain } from '#core/ledger/ledger.ts'
import type { LedgerRow } from '#core/ledger/entry.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const ledgerExport: Command = {
  name: 'ledger export',
  summary: 'Write the ledger as lines of JSON that anybody can verify offline.',
  options: {
    org: organisationOption,
    out: {
      kind: 'text',
      value: 'FILE',
      summary: 'The file, which must not exist. Default: standard output.',
    },
  },
  notes: ['Each line holds entry, previousHash and hash: SHA-256(previousHash, line feed, entry).'],
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const out = args.optionalText('out')
      let [rows, lastHash] = [0, '']
      const count = ({ hash }: LedgerRow) => {
        rows += 1
        lastHash = hash
      }
      await services.db.forOrg(orgId, async (tx) => {
        const lines = Readable.from(toLines(readChain(tx, orgId), count))
        if (out === null) await pipeline(lines, io.stdout, { end: false })
        else await pipeline(lines, createWriteStream(io.path(out), { flags: 'wx', flush: true }))
      })
      if (out === null) return {}
      return { data: { file: out, rows, lastHash }, lines: [`${rows} rows, last hash ${lastHash}`] }
    }),
}

async function* toLines(
  rows: AsyncIterable<LedgerRow>,
  count: (row: LedgerRow) => void,
): AsyncGenerator<string> {
  for await (const row of rows) {
    count(row)
    const { entry, previousHash, hash } = row
    yield `${JSON.stringify({ entry, previousHash, hash })}\n`
  }
}
