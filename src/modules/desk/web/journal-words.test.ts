import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { journalWords } from './journal-words.ts'

const SOURCES = resolve(import.meta.dirname, '../../..')

/** Kinds as they are written in the sources: literals given to the ledger, and the ends of those that are put together. */
const PUT_TOGETHER = [
  ...['sent', 'rejected', 'unknown', 'dropped'].map((fate) => `reply.${fate}`),
  ...['registered', 'linked', 'rejected', 'handed-over', 'readdressed', 'bounced'].map(
    (end) => `registration.${end}`,
  ),
  ...['acted', 'act-refused', 'act-unknown'].map((end) => `moderation.${end}`),
]

function kindsInSources(): readonly string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && !file.endsWith('.test.ts') && /(actions|capture|queries|web)\//.test(file),
  )
  const found = files.flatMap((file) => [
    ...readFileSync(join(SOURCES, file), 'utf8').matchAll(
      /kind: (?:[\w.]+ \? '([a-z]+\.[a-z-]+)' : )?'([a-z]+\.[a-z-]+)'/g,
    ),
  ])
  return found.flatMap(([, first, second]) => [first, second]).filter((kind) => kind !== undefined)
}

it('says every kind of entry in words, in both languages', () => {
  const kinds = new Set([...kindsInSources(), ...PUT_TOGETHER])
  // these are the outbox's, which write no entry
  for (const kind of ['inbox.reply', 'moderation.act', 'moderation.notice', 'records.mail'])
    kinds.delete(kind)
  expect(kinds.size).toBeGreaterThan(40)
  const unsaid = [...kinds].filter(
    (kind) => journalWords(kind, 'sv') === kind || journalWords(kind, 'en') === kind,
  )
  expect(unsaid).toEqual([])
})
