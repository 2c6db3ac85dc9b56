import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '../canonical-json.ts'
import { chainEntry, FIRST_PREVIOUS_HASH, hashEntry, type LedgerEntry, type LedgerRow } from './entry.ts'
import { verifyChain, type KnownOfLedger, type LedgerFault } from './verify.ts'

const entryOf = (seq: number, facts: Record<string, Json> = {}, orgId = 'org-1'): LedgerEntry => ({
  seq,
  recordedAt: '2026-11-21T10:00:00.000Z',
  orgId,
  kind: 'message.answered',
  subjectType: 'message',
  subjectId: `message-${seq}`,
  actor: { kind: 'person', id: 'p', name: 'Åsa Öhman' },
  ruleIds: ['B-042'],
  policyVersion: '1.0',
  facts,
})

function chain(facts: readonly Record<string, Json>[]): LedgerRow[] {
  const rows: LedgerRow[] = []
  for (const [index, fact] of facts.entries()) {
    rows.push(chainEntry(rows.at(-1)?.hash ?? FIRST_PREVIOUS_HASH, entryOf(index + 1, fact)))
  }
  return rows
}

/** Hashes everything from `from` on again, as somebody who knows the method would. */
function rehash(rows: readonly LedgerRow[], from: number): LedgerRow[] {
  const mended = rows.slice(0, from)
  for (const row of rows.slice(from)) {
    const previousHash = mended.at(-1)?.hash ?? FIRST_PREVIOUS_HASH
    mended.push({ ...row, previousHash, hash: hashEntry(previousHash, row.entry) })
  }
  return mended
}

const five = () => chain([{}, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }])
const withEntry = (index: number, entry: string) =>
  five().map((row, at) => (at === index ? { ...row, entry } : row))
const receipt = { expectedRows: 5, expectedHash: five()[4]!.hash }

type Tampering = readonly [
  name: string,
  rows: LedgerRow[],
  position: number,
  what: LedgerFault['what'],
  known?: KnownOfLedger,
]

const tamperings: readonly Tampering[] = [
  ['a changed byte', withEntry(2, five()[2]!.entry.replace('"n":3', '"n":8')), 3, 'changed'],
  ['a changed hash', five().map((r, at) => (at === 4 ? { ...r, hash: 'f'.repeat(64) } : r)), 5, 'changed'],
  ['a removed row', five().toSpliced(1, 1), 2, 'broken-link'],
  ['a removed first row', five().slice(1), 1, 'broken-link'],
  ['two rows swapped', [0, 2, 1, 3, 4].map((at) => five()[at]!), 2, 'broken-link'],
  ['a doubled row', five().toSpliced(2, 0, five()[1]!), 3, 'broken-link'],
  [
    'a row changed and hashed again, those after it not',
    [...rehash(withEntry(2, canonicalJson(entryOf(3, { n: 9 }))), 2).slice(0, 3), ...five().slice(3)],
    4,
    'broken-link',
  ],
  ['a removed row, all after it hashed again', rehash(five().toSpliced(1, 1), 1), 2, 'wrong-number'],
  [
    'swapped rows hashed again',
    rehash(
      [0, 2, 1, 3, 4].map((at) => five()[at]!),
      1,
    ),
    2,
    'wrong-number',
  ],
  ['an entry with other spacing', rehash(withEntry(3, ` ${five()[3]!.entry}`), 3), 4, 'not-canonical'],
  [
    'an entry with half a character',
    rehash(withEntry(3, five()[3]!.entry.replace('"n":4', String.raw`"n":"\ud800"`)), 3),
    4,
    'not-canonical',
  ],
  [
    'an entry nested beyond what can be followed',
    rehash(withEntry(3, `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`), 3),
    4,
    'not-canonical',
  ],
  ['an entry that is no JSON', rehash(withEntry(0, '{'), 0), 1, 'unreadable'],
  ['an entry that is no object', rehash(withEntry(0, '[]'), 0), 1, 'unreadable'],
  [
    "another organisation's row",
    rehash(withEntry(3, canonicalJson(entryOf(4, {}, 'org-2'))), 3),
    4,
    'other-organisation',
  ],
  ['the whole chain of another organisation', five(), 1, 'other-organisation', { orgId: 'org-2' }],
  ['a cut tail, known count', five().slice(0, 3), 4, 'rows-missing', { expectedRows: 5 }],
  ['a cut tail, known hash', five().slice(0, 3), 4, 'rows-missing', { expectedHash: receipt.expectedHash }],
  ['an emptied chain', [], 1, 'rows-missing', receipt],
  [
    'a chain written anew from an early row',
    rehash(withEntry(1, canonicalJson(entryOf(2, { n: 9 }))), 1),
    5,
    'other-history',
    receipt,
  ],
]

describe('verifyChain', () => {
  it.each(tamperings.map(([name, rows, position, what, known]) => ({ name, rows, position, what, known })))(
    'names the first broken row: $name',
    async ({ rows, position, what, known }) => {
      expect(await verifyChain(rows, known)).toMatchObject({ isIntact: false, fault: { position, what } })
    },
  )

  it('cannot see a cut tail without knowing what should be there', async () => {
    expect(await verifyChain(five().slice(0, 3))).toEqual({
      isIntact: true,
      rows: 3,
      lastHash: five()[2]!.hash,
    })
  })

  it('takes a receipt from earlier: the chain has grown since', async () => {
    const known = { expectedRows: 3, expectedHash: five()[2]!.hash, orgId: 'org-1' }
    expect(await verifyChain(five(), known)).toMatchObject({ isIntact: true, rows: 5 })
  })

  it('accepts an empty chain', async () => {
    expect(await verifyChain([])).toEqual({ isIntact: true, rows: 0, lastHash: FIRST_PREVIOUS_HASH })
  })

  it('sees columns that no longer say what the entry says', async () => {
    const rows = five().map((row, at) => {
      const { seq, recordedAt, orgId, kind, subjectType } = entryOf(at + 1)
      const subjectId = at === 3 ? 'message-99' : `message-${at + 1}`
      return { ...row, copies: { seq, recordedAt, orgId, kind, subjectType, subjectId } }
    })
    expect(await verifyChain(rows)).toMatchObject({ fault: { position: 4, what: 'copies-differ' } })
  })
})

describe('any chain', () => {
  const facts = fc.array(
    fc.dictionary(
      fc.string(),
      fc.jsonValue({ maxDepth: 2 }).map((v) => v as Json),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )

  it('holds as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (all) => {
        const rows = chain(all)
        expect(await verifyChain(rows)).toMatchObject({ isIntact: true, rows: all.length })
      }),
    )
  })

  it('breaks at the row where one character was changed', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.nat(), fc.nat(), async (all, which, where) => {
        const rows = chain(all)
        const index = which % rows.length
        const { entry } = rows[index]!
        const at = where % entry.length
        const changed = entry.slice(0, at) + (entry[at] === 'x' ? 'y' : 'x') + entry.slice(at + 1)
        rows[index] = { ...rows[index]!, entry: changed }
        expect(await verifyChain(rows)).toMatchObject({ fault: { position: index + 1, what: 'changed' } })
      }),
    )
  })
})
