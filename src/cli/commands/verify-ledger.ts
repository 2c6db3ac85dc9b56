import { readChain } from '#core/ledger/ledger.ts'
import { verifyChain, type KnownOfLedger, type LedgerFault, type LedgerVerdict } from '#core/ledger/verify.ts'
import { UsageError, type Answer, type Arguments, type Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { readExportedLedger } from '../read-exported-ledger.ts'

export const verifyLedger: Command = {
  name: 'verify ledger',
  summary:
    'Check a ledger row by row, in the database or in an exported file, and name the first broken row.',
  positionals: [{ name: 'FILE', summary: 'An exported ledger (JSON lines).', isOptional: true }],
  options: {
    org: { ...organisationOption, isRequired: false, summary: 'Check the live ledger of this organisation.' },
    'expect-rows': { kind: 'text', value: 'N', summary: 'So many rows are known to have been there.' },
    'expect-hash': { kind: 'text', value: 'HASH', summary: 'The hash that the last of them had.' },
  },
  notes: [
    'A file is checked without a database. A chain cut off at its end holds in itself: give what an earlier check',
    'printed as --expect-rows and --expect-hash to notice it.',
  ],
  run: async (args, io) => {
    const known = readKnown(args)
    const [file, org] = [args.optionalText('FILE'), args.optionalText('org')]
    if ((file === null) === (org === null)) throw new UsageError('give a FILE or --org')
    if (file !== null) return answer(await verifyChain(readExportedLedger(io.path(file)), known))
    return withOrganisation(io, org ?? '', async ({ services, organisation: { orgId } }) =>
      answer(await services.db.forOrg(orgId, (tx) => verifyChain(readChain(tx, orgId), { ...known, orgId }))),
    )
  },
}

function readKnown(args: Arguments): KnownOfLedger {
  const [rows, hash] = [args.optionalText('expect-rows'), args.optionalText('expect-hash')]
  if (rows !== null && !/^\d{1,15}$/.test(rows)) throw new UsageError('--expect-rows is a number')
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash))
    throw new UsageError('--expect-hash is 64 characters of 0-9 a-f')
  return {
    ...(rows === null ? {} : { expectedRows: Number(rows) }),
    ...(hash === null ? {} : { expectedHash: hash }),
  }
}

const meanings: Record<LedgerFault['what'], string> = {
  unreadable: 'it cannot be read',
  changed: 'its text does not fit its hash: it was changed',
  'broken-link': 'it does not follow the row before it: a row was removed, added or moved',
  'wrong-number': 'it does not carry the next number: a row was removed or moved and the rest hashed anew',
  'not-canonical': 'its text is not in canonical form',
  'other-organisation': 'it belongs to another organisation',
  'copies-differ': 'the columns beside it say something else than the entry',
  'rows-missing': 'it is missing: the ledger once went further',
  'other-history': 'it has another hash than it once had: the history was written anew',
}

function answer(verdict: LedgerVerdict): Answer {
  if (verdict.isIntact) {
    const { rows, lastHash } = verdict
    return { data: verdict, lines: [`The ledger holds: ${rows} rows, last hash ${lastHash}`] }
  }
  const { position, what } = verdict.fault
  return {
    data: verdict,
    lines: [`The ledger is broken at row ${position}: ${meanings[what]}.`],
    isFailure: true,
  }
}
