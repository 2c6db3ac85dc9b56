import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Rejected } from '#connectors/connector.ts'
import { withDirect, type DirectNetwork } from '#test/direct-network.ts'
import { direct, openInboxKit, type InboxKit, type KitOptions } from '#test/inbox-kit.ts'
import { FAKE_NETWORK, fakeBody, GOOD_SIGNATURE, PAGE } from '#test/fake-network.ts'
import {
  acceptDelivery,
  answerMessage,
  applyEvents,
  drainIntake,
  readMessage,
  triageMessage,
} from '../index.ts'

/** A made-up number with a right check digit. */
const PERSONAL_NUMBER = '19900101-2385'

type Opened = { readonly kit: InboxKit; readonly place: DirectNetwork }

/** Scenario 13: the policy's rule for Messenger, on the network that the test has. */
const openWith = async (options: KitOptions = {}): Promise<Opened> => {
  const found: DirectNetwork[] = []
  const kit = await openInboxKit({
    edit: onFakeNetwork,
    connect: (network) => {
      const place = withDirect(network)
      found.push(place)
      return place.connector
    },
    ...options,
  })
  const [place] = found
  if (place === undefined) throw new Error('the kit made no connector')
  return { kit, place }
}

/** The policy's Facebook is the network that the test has. */
const onFakeNetwork = (yaml: string): string => yaml.replaceAll(/\bfacebook\b/g, FAKE_NETWORK)

describe('a direct message to the official account (scenario 13, F-046, F-112, F-135)', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await openWith()
  })
  afterAll(async () => opened.kit.close())

  it('is answered by the policy’s words alone, kept from others, and still has to be answered', async () => {
    const { kit, place } = opened
    const text = `Hej! Mitt personnummer är ${PERSONAL_NUMBER}. Får jag plats på Solgläntan?`
    await kit.receive(direct('m-1', { text, otherPartyExternalId: 'anna' }))
    await kit.sendOutbox()
    await kit.sendOutbox()
    expect(place.sent).toHaveLength(1)
    const [sent] = place.sent
    expect(sent).toMatchObject({ messageExternalId: 'm-1', otherPartyExternalId: 'anna' })
    expect(sent?.text).toContain('0346-88 60 00')
    for (const word of ['Solgläntan', '900101', '2385']) expect(sent?.text).not.toContain(word)

    const message = await kit.message('m-1')
    expect(message).toMatchObject({ state: 'open', outcome: null, isRestricted: true, replyProblem: null })
    expect(message.dueAt).not.toBeNull()
    const journal = await kit.journal(message.id)
    expect(journal.map(({ kind }) => kind)).toEqual([
      'message.received',
      'auto-reply.decided',
      'auto-reply.sent',
    ])
    expect(JSON.stringify(journal)).not.toContain('900101')

    const triage = { messageId: message.id, classKey: 'secret', isAcute: false, isHappeningNow: false }
    await triageMessage(kit.deps, kit.people.holder, { ...triage, version: message.version })
    expect(await kit.message('m-1')).toMatchObject({ classKey: 'secret', state: 'open' })
  })

  it('gets it once in a while, however many messages the person writes, also all at once', async () => {
    const { kit, place } = opened
    const from = { otherPartyExternalId: 'bo' }
    const before = place.sent.length
    await kit.receive(direct('b-1', from), direct('b-2', from), direct('b-3', from))
    await kit.receive(direct('b-4', from), direct('b-4', from))
    await kit.sendOutbox()
    expect(place.sent).toHaveLength(before + 1)
    kit.clock.advance({ hours: 24 })
    await kit.receive(direct('b-5', { ...from, at: kit.clock.now().toString() }))
    await kit.sendOutbox()
    expect(place.sent).toHaveLength(before + 2)
  })

  it('gets none when it is old, ours, or of nobody known', async () => {
    const { kit, place } = opened
    const before = place.sent.length
    await kit.receive(
      direct('old', { at: '2026-01-01T10:00:00Z', otherPartyExternalId: 'c' }),
      direct('ours', {
        isFromAccount: true,
        otherPartyExternalId: 'd',
        author: { externalId: PAGE, name: '' },
      }),
      direct('nobody', { otherPartyExternalId: null }),
    )
    await kit.sendOutbox()
    expect(place.sent).toHaveLength(before)
  })

  it('leaves the item as it is when the network says no, and a person answers as always', async () => {
    const { kit, place } = opened
    place.failNext(new Rejected('not now', 'outside-window'))
    await kit.receive(direct('e-1', { otherPartyExternalId: 'e', at: kit.clock.now().toString() }))
    await kit.sendOutbox()
    const { id, version } = await kit.message('e-1')
    expect(await kit.message('e-1')).toMatchObject({ state: 'open', replyProblem: null })
    const triage = { messageId: id, classKey: 'question', isAcute: false, isHappeningNow: false, version }
    await triageMessage(kit.deps, kit.people.holder, triage)
    const { version: now } = await kit.message('e-1')
    kit.clock.advance({ minutes: 1 })
    await answerMessage(kit.deps, kit.people.holder, { messageId: id, text: 'Ja.', version: now })
    await kit.sendOutbox()
    const detail = await kit.org((tx) => readMessage(kit.deps, tx, kit.people.holder, id))
    expect(detail).toMatchObject({ state: 'handled', outcome: 'answered' })
    expect(detail.replies.map(({ kind }) => kind)).toEqual(['auto', 'answer'])
  })
})

it('is decided once although the process was killed after deciding it', async () => {
  const { kit, place } = await openWith()
  const { deps } = kit
  const delivery = { network: FAKE_NETWORK, signature: GOOD_SIGNATURE, rawBody: fakeBody([direct('k-1')]) }
  await acceptDelivery(deps, delivery)
  await drainIntake(deps)
  const dying: typeof deps.db.forOrg = (orgId, work) =>
    deps.db.forOrg(orgId, async (tx) => {
      await work(tx)
      throw new Error('killed before it was kept')
    })
  await expect(applyEvents({ ...deps, db: { ...deps.db, forOrg: dying } })).rejects.toThrow('killed')
  await kit.sendOutbox()
  expect(place.sent).toEqual([])
  await applyEvents(deps)
  await applyEvents(deps)
  await kit.sendOutbox()
  expect(place.sent).toHaveLength(1)
  await kit.close()
})

it('goes to the service, with no automatic reply, on a service’s account (F-022)', async () => {
  const { kit, place } = await openWith({ accountKind: 'service' })
  await kit.receive(direct('m-1', { text: `Jag är ${PERSONAL_NUMBER}` }))
  await kit.sendOutbox()
  expect(place.sent).toEqual([])
  expect(await kit.message('m-1')).toMatchObject({
    state: 'open',
    isRestricted: true,
    ownerId: kit.people.holder.id,
  })
  await kit.close()
})

it('is withheld, and the ledger says so, while the policy lacks the contact it refers to', async () => {
  const { kit, place } = await openWith({
    edit: (yaml) => onFakeNetwork(yaml).replace(/^( {2}phone:).*$/m, '$1 unknown'),
  })
  await kit.receive(direct('m-1'))
  await kit.sendOutbox()
  expect(place.sent).toEqual([])
  const { id } = await kit.message('m-1')
  expect((await kit.journal(id)).at(-1)).toMatchObject({
    kind: 'auto-reply.withheld',
    facts: { missing: ['phone'] },
  })
  await kit.close()
})
