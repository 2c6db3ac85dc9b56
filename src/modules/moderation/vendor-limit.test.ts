import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MessageId } from '#core/ids.ts'
import { forgetInBodies, forgetPeople } from '#modules/inbox/index.ts'
import { openRegistration } from '#modules/records/index.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { FAKE_NETWORK } from '#test/fake-network.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { captureEvidence, giveNotice, openCase, removeFromNetwork } from './index.ts'

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
})
afterAll(() => kit.close())

/** What a vendor's limit may change (decision 18); `queue_signal` and the like hold nobody's name. */
const MAY_CHANGE = ['network_event', 'hook_delivery', 'unclaimed_event', 'message', 'post', 'ledger']

/** Every row of every other table, by table. */
async function snapshot(): Promise<ReadonlyMap<string, string>> {
  const pool = openOwnerPool(kit.test)
  try {
    const { rows: all } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    )
    const kept = new Map<string, string>()
    for (const { name } of all.filter((one) => !MAY_CHANGE.includes(one.name))) {
      const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      kept.set(name, rows.map(({ row }) => row).join('\n'))
    }
    return kept
  } finally {
    await pool.end()
  }
}

async function removedWithEvidence(): Promise<MessageId> {
  const holder = kit.people.holder
  const messageId = await kit.write('threat-1', 'Jag vet var du bor, akta dig.')
  await kit.triage(messageId, 'criminal')
  const assessment = 'Kommentaren hotar en namngiven handläggare med våld.'
  await openCase(kit.moderation, holder, { messageId, groundCode: 'unlawful-threat', assessment })
  const { evidenceId } = await captureEvidence(kit.moderation, holder, { messageId })
  await kit.runCaptures()
  await openRegistration(kit.records, holder, {
    ...{ messageId, evidenceId, criterionRuleId: 'register-removed' },
    ...{ note: 'Hot mot handläggare', suggestedSecrecy: false },
  })
  await removeFromNetwork(kit.moderation, holder, { messageId })
  await kit.runOutbox()
  await giveNotice(kit.moderation, holder, { messageId })
  await kit.runOutbox()
  return messageId
}

it('a vendor’s limit leaves evidence, registration and package as they were sealed, with the name in them', async () => {
  await removedWithEvidence()
  kit.clock.set(kit.clock.now().add({ hours: 24 * 30 }))
  const before = await snapshot()
  expect([...before.keys()]).toEqual(expect.arrayContaining(['evidence', 'registration', 'reply']))
  const due = {
    receivedBefore: kit.clock.now().subtract({ hours: 24 }),
    heldAfter: kit.clock.now().subtract({ hours: 240 }),
  }
  const what = { ...due, account: kit.account, terms: 'the terms', decision: '' }
  expect(await forgetPeople(kit.deps, kit.orgId, what)).toBeGreaterThan(0)
  const { receivedBefore } = due
  expect(await forgetInBodies(kit.deps, { network: FAKE_NETWORK, receivedBefore })).toBeGreaterThan(0)
  expect((await kit.message('threat-1')).authorName).toBeNull()
  expect(await snapshot()).toEqual(before)
  expect((await filesIn(before.get('evidence') ?? '')).named).toBeGreaterThan(0)
  expect((await filesIn(before.get('registration') ?? '')).read).toBeGreaterThan(0)
})

/** How many of the files that a table names can be read, unchanged, and how many hold the writer's name as plain text. */
async function filesIn(rows: string): Promise<{ readonly read: number; readonly named: number }> {
  const hashes = [...new Set(rows.match(/\b[0-9a-f]{64}\b/g))]
  let read = 0
  let named = 0
  for (const sha256 of hashes) {
    if (!(await kit.deps.files.has(sha256))) continue
    const bytes = Buffer.from(await kit.deps.files.get(sha256))
    read += 1
    if (bytes.includes('Åsa Öberg')) named += 1
  }
  return { read, named }
}
