import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRevoked, Rejected, Unavailable, type Connector } from '#connectors/connector.ts'
import { direct, openInboxKit, type DirectOver, type InboxKit } from '#test/inbox-kit.ts'
import { fetchContext, sweepInbox } from '../index.ts'
import { forgetNames } from '../store/person-names.ts'

/** What the network answers about somebody, and how often it was asked about them. */
const answers = new Map<string, string | null | Error>()
const asked: string[] = []
const nameOf: NonNullable<Connector['nameOf']> = (_access, person) => {
  asked.push(person)
  const answer = answers.get(person) ?? null
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
}

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit({ connect: (network) => ({ ...network.connector, nameOf }) })
})
afterAll(async () => kit.close())
beforeEach(() => {
  answers.clear()
  asked.length = 0
})

let made = 0
const someone = () => {
  made += 1
  return `psid-${made}`
}
/** A direct message that came by webhook: an id and no name. */
const write = async (person: string, over: DirectOver = {}) => {
  made += 1
  const externalId = `m-${made}`
  const author = { externalId: person, name: '' }
  await kit.receive(direct(externalId, { author, otherPartyExternalId: person, ...over }))
  return externalId
}
const ask = async (externalId: string) =>
  fetchContext(kit.deps, { orgId: kit.orgId, messageId: (await kit.message(externalId)).id as never })
const nameIn = async (externalId: string) => (await kit.message(externalId)).authorName
const waiting = () => kit.jobs('inbox.fetch-context')

describe('the name of somebody who writes by direct message', () => {
  it('is asked for once, and stands at all they wrote and write', async () => {
    const karin = someone()
    const before = await waiting()
    const [first, second] = [await write(karin), await write(karin)]
    expect(await waiting()).toBe(before + 2)
    expect(await nameIn(first)).toBeNull()
    answers.set(karin, ' Karin Öberg ')
    await ask(first)
    await ask(second)
    const third = await write(karin)
    await ask(third)
    expect(await Promise.all([first, second, third].map(nameIn))).toEqual(Array(3).fill('Karin Öberg'))
    expect(asked).toEqual([karin])
  })

  it('outlives a new derivation', async () => {
    const bo = someone()
    answers.set(bo, 'Bo Lindqvist')
    const message = await write(bo)
    await ask(message)
    await kit.receive(
      direct(message, { key: 'told again', author: { externalId: bo, name: '' }, otherPartyExternalId: bo }),
    )
    expect(await nameIn(message)).toBe('Bo Lindqvist')
  })

  it('is not asked for where the network told it, where we wrote, or of a comment', async () => {
    const known = someone()
    const named = await write(known, { author: { externalId: known, name: 'Åsa Ek' } })
    const ours = await write(known, { isFromAccount: true })
    for (const message of [named, ours]) await ask(message)
    expect(await nameIn(named)).toBe('Åsa Ek')
    expect(asked).toEqual([])
  })

  it.each<[what: string, answer: string | null | Error]>([
    ['does not say', null],
    ['says nothing at all', '  '],
    ['refuses', new Rejected('no consent', '230')],
    ['is down', new Unavailable('down')],
  ])('is asked for again a day later, three times in all, when the network %s', async (_what, answer) => {
    const quiet = someone()
    answers.set(quiet, answer)
    const message = await write(quiet)
    for (const hours of [0, 2, 23, 2, 12, 13, 30, 30]) {
      kit.clock.advance({ hours })
      await ask(message)
    }
    expect(asked).toEqual([quiet, quiet, quiet])
    expect(await nameIn(message)).toBeNull()
    expect(await kit.message(message)).toMatchObject({ state: 'open', contextProblem: null })
  })

  it('is put in line again by the sweep, once a day', async () => {
    const quiet = someone()
    const message = await write(quiet)
    await ask(message)
    const before = await waiting()
    const sweptAfter = async (hours: number) => {
      kit.clock.advance({ hours })
      await sweepInbox(kit.deps)
      await sweepInbox(kit.deps)
      return (await waiting()) - before
    }
    expect(await sweptAfter(23)).toBe(0)
    expect(await sweptAfter(2)).toBe(1)
    expect(await sweptAfter(2)).toBe(1)
    answers.set(quiet, 'Quist')
    await ask(message)
    expect(await nameIn(message)).toBe('Quist')
    expect(await sweptAfter(48)).toBe(1)
  })

  it('is forgotten, and asked for anew when they write again', async () => {
    const forget = (before: Temporal.Instant) =>
      kit.org((tx) => forgetNames(tx, kit.orgId, kit.account.id, before))
    await forget(kit.clock.now())
    const gone = someone()
    answers.set(gone, 'Gun Ek')
    await ask(await write(gone))
    expect(await forget(kit.clock.now().subtract({ hours: 1 }))).toBe(0)
    expect(await forget(kit.clock.now())).toBe(1)
    const again = await write(gone)
    expect(await nameIn(again)).toBeNull()
    await ask(again)
    expect(asked).toEqual([gone, gone])
  })

  it('is kept apart from what the loss of access means', async () => {
    const last = someone()
    answers.set(last, new AccessRevoked('gone', '190'))
    const message = await write(last)
    await ask(message)
    expect(await kit.message(message)).toMatchObject({ contextProblem: 'no-access' })
    expect(kit.told.filter(({ what }) => what === 'accountAccessLost')).toHaveLength(1)
  })
})
