import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { advertisement, secured } from './kit/decisions.ts'
import { openTown, type Town, type Written } from './kit/town.ts'
import type { Visitor } from './kit/visitor.ts'

/** A worker that starts beside many others is slow to its first call; how long it takes is not what is tested here. */
const STARTED_MS = 40_000

let town: Town
let holder: Visitor
beforeAll(async () => {
  town = await openTown()
  holder = await town.visitor('holder')
})
afterEach(() => town.network.lab.faults.clear())
afterAll(() => town.close())

const states = async ({ messageId }: Written) =>
  (await town.outboxOf(messageId)).map(({ kind, state }) => `${kind} ${state}`)

const settlePath = async ({ messageId, itemPath }: Written) =>
  `${itemPath}/utfall/${(await town.outboxOf(messageId)).at(-1)?.id ?? ''}`

const presence = async ({ messageId }: Written) => {
  const { rows } = await town.org((tx) =>
    sql<{ presence: string }>`select presence from message where id = ${messageId}`.execute(tx),
  )
  return rows[0]?.presence
}

/** A worker of its own that is killed when the network has done what it was asked and has not yet said so. */
async function killAfterTheNetwork(call: 'remove' | 'hide' | 'private-reply', acted: () => number) {
  town.network.lab.faults.next({ call }, { kind: 'no-answer', acts: true })
  const victim = await town.victim(null, 'worker')
  await vi.waitFor(() => expect(acted()).toBe(1), STARTED_MS)
  await victim.kill()
}

describe('a process that is killed round a removal', { timeout: 120_000 }, () => {
  it('before the network call: in doubt, not there when the network is asked, and done by a person’s word', async () => {
    const item = await secured(town, await advertisement(town, 'Reklam Ett'))
    await holder.send(item.itemPath, `${item.itemPath}/ta-bort`)
    await (
      await town.victim({ at: 'call', verb: 'remove', when: 'before' }, 'worker')
    ).died
    await town.recover()
    expect(await states(item)).toEqual(['moderation.act unknown'])
    expect(town.network.deeds('removed', item.commentId)).toBe(0)

    const page = await holder.get(item.itemPath)
    expect(page.html).toContain('Programmet stannade innan nätverkets svar hade antecknats')
    expect(page.html, 'no second removal beside the one in doubt').not.toContain(`${item.itemPath}/ta-bort`)
    const asked = await holder.send(item.itemPath, await settlePath(item), { decision: 'ask' })
    expect(asked.location).toContain('klart=notFound')
    await holder.send(item.itemPath, await settlePath(item), { decision: 'send-again' })
    await town.settle()
    expect(await states(item)).toEqual(['moderation.act done'])
    expect(town.network.deeds('removed', item.commentId)).toBe(1)
    expect(await presence(item)).toBe('removed-by-us')
  })

  it('after the network removed it: in doubt, not done again, and found gone', async () => {
    const item = await secured(town, await advertisement(town, 'Reklam Två'))
    await holder.send(item.itemPath, `${item.itemPath}/ta-bort`)
    const removed = () => town.network.deeds('removed', item.commentId)
    await killAfterTheNetwork('remove', removed)
    await town.recover()
    expect(await states(item)).toEqual(['moderation.act unknown'])
    const asked = await holder.send(item.itemPath, await settlePath(item), { decision: 'ask' })
    expect(asked.location).toContain('klart=reconciled')
    expect(await states(item)).toEqual(['moderation.act done'])
    expect(removed()).toBe(1)
    // The network's own word of the removal has come in meanwhile and does not make it the author's doing.
    expect(await presence(item)).toBe('removed-by-us')
    expect(await town.journal(item.messageId)).toEqual(
      expect.arrayContaining(['moderation.action-decided', 'moderation.act-unknown', 'moderation.acted']),
    )
    expect(await town.isLedgerIntact()).toBe(true)
  })

  it('after the network hid it, and again after it told the author: each is done once and settled by a person', async () => {
    const item = await secured(town, await advertisement(town, 'Reklam Tre'))
    await holder.send(item.itemPath, `${item.itemPath}/dolj`)
    const hidden = () => town.network.deeds('hid', item.commentId)
    await killAfterTheNetwork('hide', hidden)
    await town.recover()
    expect(await states(item)).toEqual(['moderation.act unknown'])
    await holder.send(item.itemPath, await settlePath(item), { decision: 'ask' })
    expect(hidden()).toBe(1)
    expect(await presence(item)).toBe('hidden')

    await holder.send(item.itemPath, `${item.itemPath}/underratta`)
    const told = () => town.network.deeds('wrote-privately', item.commentId)
    await killAfterTheNetwork('private-reply', told)
    await town.recover()
    expect(await states(item)).toEqual(['moderation.act done', 'moderation.notice unknown'])
    const asked = await holder.send(item.itemPath, await settlePath(item), { decision: 'ask' })
    expect(asked.location, 'a private message cannot be looked up').toContain('klart=notAsked')
    await holder.send(item.itemPath, await settlePath(item), { decision: 'sent' })
    expect(await states(item)).toEqual(['moderation.act done', 'moderation.notice done'])
    expect(told()).toBe(1)
    expect(await town.isLedgerIntact()).toBe(true)
  })
})
