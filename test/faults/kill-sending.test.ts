import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTown, type Town, type Written } from './kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(() => town.network.lab.faults.clear())
afterAll(() => town.close())

const ANSWER = 'Badet öppnar på måndag klockan tio.'

/** A question that is sorted and stands to be answered. */
async function question(author: string): Promise<Written> {
  const item = await town.write('När öppnar badet på Söder?', author)
  const holder = await town.visitor('holder')
  const sent = await holder.send(item.itemPath, `${item.itemPath}/bedom`, {
    classKey: 'question',
    isAcute: 'no',
    isHappeningNow: 'no',
  })
  expect(sent.location).toContain('klart=triaged')
  return item
}

const states = async ({ messageId }: Written) =>
  (await town.outboxOf(messageId)).map(({ kind, state }) => `${kind} ${state}`)

const doctor = async () => (await town.torget('doctor')).stdout

describe('a process that is killed round a reply', { timeout: 120_000 }, () => {
  it('between the decision and its own answer to the browser: the reply goes out, once', async () => {
    const item = await question('Anna i Falkenberg')
    const victim = await town.victim({ at: 'commit', of: 'message.answered', when: 'after' }, 'web')
    const holder = await town.visitorOf(victim, 'holder')
    await expect(holder.send(item.itemPath, `${item.itemPath}/svara`, { text: ANSWER })).rejects.toThrow(
      'fetch failed',
    )
    await victim.died
    expect(await states(item)).toEqual(['inbox.reply pending'])
    expect(town.network.answersTo(item.commentId)).toEqual([])

    await town.recover()
    expect(town.network.answersTo(item.commentId)).toHaveLength(1)
    expect(await states(item)).toEqual(['inbox.reply done'])
    // The person did not see that it worked and sends the form once more, as it stands in her browser.
    const again = await (await town.visitor('holder')).get(item.itemPath)
    expect(again.html).not.toContain(`action="${item.itemPath}/svara"`)
  })

  it('between the commit and the network call: in doubt, settled as not sent, and sent by a person’s word', async () => {
    const item = await question('Bo i Ullared')
    const holder = await town.visitor('holder')
    await holder.send(item.itemPath, `${item.itemPath}/svara`, { text: ANSWER })
    await (
      await town.victim({ at: 'call', verb: 'reply', when: 'before' }, 'worker')
    ).died
    expect(await states(item)).toEqual(['inbox.reply sending'])
    await town.recover()
    expect(await states(item)).toEqual(['inbox.reply unknown'])
    expect(town.network.answersTo(item.commentId)).toEqual([])
    expect(await doctor()).toContain('1 things were sent to a network and nobody knows what became of them')

    const [row] = await town.outboxOf(item.messageId)
    const settle = `${item.itemPath}/utfall/${row?.id ?? ''}`
    await holder.send(item.itemPath, settle, { decision: 'ask' })
    expect(await states(item), 'asking sends nothing').toEqual(['inbox.reply unknown'])
    await holder.send(item.itemPath, settle, { decision: 'send-again' })
    await town.settle()
    expect(await states(item)).toEqual(['inbox.reply done'])
    expect(town.network.answersTo(item.commentId)).toHaveLength(1)
    expect(await town.isLedgerIntact()).toBe(true)
  })

  it(
    'after the network acted and before it was noted: in doubt, found there, and never sent twice',
    { timeout: 80_000 },
    async () => {
      const item = await question('Cia i Vinberg')
      const holder = await town.visitor('holder')
      await holder.send(item.itemPath, `${item.itemPath}/svara`, { text: ANSWER })
      town.network.lab.faults.next({ call: 'reply' }, { kind: 'no-answer', acts: true })
      const victim = await town.victim(null, 'worker')
      await vi.waitFor(() => expect(town.network.answersTo(item.commentId)).toHaveLength(1), 40_000)
      await victim.kill()
      expect(await states(item)).toEqual(['inbox.reply sending'])

      await town.recover()
      expect(await states(item)).toEqual(['inbox.reply unknown'])
      expect(town.network.answersTo(item.commentId), 'not sent again by itself').toHaveLength(1)
      const page = await holder.get(item.itemPath)
      expect(page.html).toContain('Okänt utfall')
      const [row] = await town.outboxOf(item.messageId)
      await holder.send(item.itemPath, `${item.itemPath}/utfall/${row?.id ?? ''}`, { decision: 'ask' })
      expect(await states(item)).toEqual(['inbox.reply done'])
      expect(town.network.answersTo(item.commentId)).toHaveLength(1)
      expect(await town.journal(item.messageId)).toEqual(
        expect.arrayContaining(['message.answered', 'reply.unknown', 'reply.sent']),
      )
      expect(await doctor()).not.toContain('nobody knows')
      expect(await town.isLedgerIntact()).toBe(true)
    },
  )
})
