import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackageZip } from '#core/documents/package-verification.ts'
import type { MessageId } from '#core/ids.ts'
import { addAccount } from '#modules/accounts/index.ts'
import { systemActor } from '#core/actor.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { FAKE_NETWORK } from '#test/fake-network.ts'
import {
  adviseRegistration,
  bounceRegistration,
  countAtDesks,
  downloadPackage,
  forwardRegistration,
  linkToCase,
  openRegistration,
  readQueueAt,
  readRegistration,
  readdressRegistration,
  receiveRegistration,
  registrationsOf,
  rejectRegistration,
  setDiaryNumber,
  type Desk,
} from './index.ts'

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
})
afterAll(() => kit.close())

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error
const refused = (field: string, wanted: string) =>
  expect.objectContaining({ fields: [expect.objectContaining({ field, code: wanted })] }) as Error

async function complaint(externalId: string, over = {}): Promise<MessageId> {
  const messageId = await kit.write(externalId, 'Lekplatsen på Söder har varit trasig i två månader.', over)
  await kit.triage(messageId, 'viewpoint')
  return messageId
}

const open = (messageId: string, over = {}) =>
  openRegistration(kit.records, kit.people.holder, {
    messageId,
    criterionRuleId: 'register-viewpoint',
    note: 'Synpunkt på lekplats',
    unitId: kit.units.leisure,
    suggestedSecrecy: false,
    ...over,
  })

async function atRegistrar(externalId: string): Promise<{ messageId: MessageId; registrationId: string }> {
  const messageId = await complaint(externalId)
  const { registrationId } = await open(messageId)
  await forwardRegistration(kit.records, kit.people.contact, { registrationId })
  await forwardRegistration(kit.records, kit.people.service, { registrationId })
  return { messageId, registrationId }
}

const queue = async (actor: DecisionKit['roadWorker'], desk: Desk) =>
  (await readQueueAt(kit.records, actor, { desk })).registrations.map((one) => one.id as string)

describe('scenario 19: the registration round trip', () => {
  it('goes from the contact centre over the right service to the registrar and comes back with its number', async () => {
    const messageId = await complaint('c1')
    const { registrationId, desk } = await open(messageId, { unitId: kit.units.roads })
    expect(desk).toBe('contact-centre')
    expect(await queue(kit.people.contact, 'contact-centre')).toEqual([registrationId])

    // only the desk where it lies may move it
    for (const actor of [kit.people.service, kit.people.registrar, kit.people.holder])
      await expect(forwardRegistration(kit.records, actor, { registrationId })).rejects.toThrow(
        /not permitted/,
      )
    await forwardRegistration(kit.records, kit.people.contact, { registrationId })
    await expect(forwardRegistration(kit.records, kit.people.service, { registrationId })).rejects.toThrow(
      /not permitted/,
    )
    expect(await queue(kit.roadWorker, 'service')).toEqual([registrationId])
    expect(await queue(kit.people.service, 'service')).toEqual([])

    // R8: the wrong service bounces it, and it is not lost
    await expect(
      bounceRegistration(kit.records, kit.roadWorker, { registrationId, reason: '  ' }),
    ).rejects.toThrow(refused('reason', 'required'))
    await bounceRegistration(kit.records, kit.roadWorker, {
      registrationId,
      reason: 'Lekplatser är fritids.',
    })
    expect(await queue(kit.people.contact, 'contact-centre')).toEqual([registrationId])
    await forwardRegistration(kit.records, kit.people.contact, { registrationId, unitId: kit.units.leisure })
    await receiveRegistration(kit.records, kit.people.service, { registrationId })
    await forwardRegistration(kit.records, kit.people.service, { registrationId })

    await expect(
      setDiaryNumber(kit.records, kit.people.registrar, { registrationId, number: '123-2026' }),
    ).rejects.toThrow(
      expect.objectContaining({
        fields: [{ field: 'number', code: 'diary-number-form', params: { example: 'KS 2026/123' } }],
      }),
    )
    await setDiaryNumber(kit.records, kit.people.registrar, {
      registrationId,
      number: 'ks  2026/123',
      isSecret: false,
    })
    const [registration] = await registrationsOf(kit.records, kit.people.holder, messageId)
    expect(registration).toMatchObject({ state: 'registered', diaryNumber: 'KS 2026/123', isSecret: false })

    const { hops, moves } = await readRegistration(kit.records, kit.people.registrar, registrationId)
    expect(
      hops.map(({ kind, fromDesk, toDesk, byName, reason }) => [kind, fromDesk, toDesk, byName, reason]),
    ).toEqual([
      ['handed-over', null, 'contact-centre', 'Hanna Hållare', null],
      ['handed-over', 'contact-centre', 'service', 'Carin Center', null],
      ['bounced', 'service', 'contact-centre', 'Gun Gata', 'Lekplatser är fritids.'],
      ['handed-over', 'contact-centre', 'service', 'Carin Center', null],
      ['received', 'service', 'service', 'Bo Badmästare', null],
      ['handed-over', 'service', 'registrar', 'Bo Badmästare', null],
    ])
    expect(moves).toEqual([])
    expect(
      (await kit.journal(messageId))
        .map((entry) => entry.kind)
        .filter((kind) => kind.startsWith('registration')),
    ).toEqual([
      'registration.opened',
      'registration.handed-over',
      'registration.bounced',
      'registration.handed-over',
      'registration.received',
      'registration.handed-over',
      'registration.registered',
    ])
  })

  it('a second package of the same comment is noticed: refused while one is under way, warned of after', async () => {
    const { messageId, registrationId } = await atRegistrar('c2')
    await expect(open(messageId)).rejects.toThrow(
      expect.objectContaining({
        code: 'registration-under-way',
        details: { registrationId, desk: 'registrar' },
      }),
    )
    await setDiaryNumber(kit.records, kit.people.registrar, { registrationId, number: 'KS 2026/200' })
    await expect(open(messageId)).rejects.toThrow(
      expect.objectContaining({
        code: 'registered-before',
        details: { registrationId, number: 'KS 2026/200' },
      }),
    )
    await expect(open(messageId, { acknowledgesEarlier: true })).resolves.toBeDefined()
  })

  it('two who hand over the same message at once: one of them is told', async () => {
    const messageId = await complaint('c3')
    const results = await Promise.allSettled([open(messageId), open(messageId), open(messageId)])
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'registration-under-way' })
  })

  it('the same number for another message has to be meant', async () => {
    const first = await atRegistrar('c4')
    const second = await atRegistrar('c5')
    const input = { registrationId: second.registrationId, number: 'KS 2026/300' }
    await setDiaryNumber(kit.records, kit.people.registrar, {
      registrationId: first.registrationId,
      number: 'KS 2026/300',
    })
    await expect(setDiaryNumber(kit.records, kit.people.registrar, input)).rejects.toThrow(
      expect.objectContaining({
        code: 'diary-number-in-use',
        details: expect.objectContaining({
          registrationId: first.registrationId,
          number: 'KS 2026/300',
        }) as object,
      }),
    )
    await setDiaryNumber(kit.records, kit.people.registrar, { ...input, confirmsSameCase: true })
    await expect(setDiaryNumber(kit.records, kit.people.registrar, input)).rejects.toThrow(
      code('registration-settled'),
    )
  })

  it('is rejected with a reason, or linked to a case there is; only where the route ends', async () => {
    const first = await atRegistrar('c6')
    await expect(
      rejectRegistration(kit.records, kit.people.registrar, {
        registrationId: first.registrationId,
        reason: '',
      }),
    ).rejects.toThrow(refused('reason', 'required'))
    await rejectRegistration(kit.records, kit.people.registrar, {
      registrationId: first.registrationId,
      reason: 'Uppenbart ringa betydelse.',
    })
    expect(await registrationsOf(kit.records, kit.people.holder, first.messageId)).toMatchObject([
      { state: 'rejected', reason: 'Uppenbart ringa betydelse.', diaryNumber: null },
    ])
    // it was entered nowhere, so it may be opened anew
    const again = await open(first.messageId)
    await expect(
      rejectRegistration(kit.records, kit.people.contact, { ...again, reason: 'Nej' }),
    ).rejects.toThrow(code('registration-not-at-the-diary'))
    const second = await atRegistrar('c7')
    await linkToCase(kit.records, kit.people.registrar, {
      registrationId: second.registrationId,
      number: 'FN 2025/9',
      isSecret: true,
    })
    expect(await registrationsOf(kit.records, kit.people.holder, second.messageId)).toMatchObject([
      { state: 'linked', diaryNumber: 'FN 2025/9', isSecret: true },
    ])
  })

  it('the first desk has nowhere to bounce to, but can readdress; a colleague’s move is noticed', async () => {
    const account = await serviceAccount('page-2')
    const messageId = await complaint('s1', { page: 'page-2' })
    const { registrationId, desk } = await open(messageId)
    // F-143: on a service's own account the contact centre is skipped
    expect({
      desk,
      accountId: (await registrationsOf(kit.records, kit.people.holder, messageId))[0]?.accountId,
    }).toEqual({
      desk: 'service',
      accountId: account.id,
    })
    await expect(
      bounceRegistration(kit.records, kit.people.service, { registrationId, reason: 'Inte vårt' }),
    ).rejects.toThrow(code('registration-first-desk'))
    await readdressRegistration(kit.records, kit.people.service, {
      registrationId,
      unitId: kit.units.roads,
      reason: 'Gatan.',
    })
    await expect(
      forwardRegistration(kit.records, kit.roadWorker, { registrationId, expectedDesk: 'contact-centre' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'registration-moved', details: { desk: 'service' } }))
    await forwardRegistration(kit.records, kit.roadWorker, { registrationId, expectedDesk: 'service' })
    expect(await queue(kit.people.registrar, 'registrar')).toContain(registrationId)
  })

  it('asks for what the criterion needs, and takes only criteria of the policy', async () => {
    const messageId = await complaint('c8')
    await expect(open(messageId, { criterionRuleId: 'made-up' })).rejects.toThrow(code('not-a-criterion'))
    await expect(open(messageId, { note: ' ' })).rejects.toThrow(refused('note', 'required'))
    await expect(open(messageId, { unitId: '0192f000-0000-7000-8000-000000000000' })).rejects.toThrow(
      refused('unitId', 'unknown-unit'),
    )
    const ongoing = { criterionRuleId: 'register-ongoing-case' }
    await expect(open(messageId, ongoing)).rejects.toThrow(refused('ongoingCase', 'required'))
    await expect(open(messageId, { ...ongoing, ongoingCase: '12' })).rejects.toThrow(
      refused('ongoingCase', 'diary-number-form'),
    )
    const { registrationId } = await open(messageId, { ...ongoing, ongoingCase: 'KS 2026/1' })
    expect(
      (await readRegistration(kit.records, kit.people.holder, registrationId)).registration.ongoingCase,
    ).toBe('KS 2026/1')
    await expect(
      openRegistration(kit.records, kit.people.employee, {
        messageId,
        criterionRuleId: 'register-viewpoint',
        note: 'x',
        suggestedSecrecy: false,
      }),
    ).rejects.toThrow(/not permitted/)
  })
})

describe('the package (R9)', () => {
  it('opens outside the system and holds everything', async () => {
    const messageId = await complaint('p1')
    const { registrationId } = await open(messageId)
    await expect(downloadPackage(kit.records, kit.people.employee, registrationId)).rejects.toThrow(
      /not permitted/,
    )
    const { stream, fileName, sha256 } = await downloadPackage(
      kit.records,
      kit.people.registrar,
      registrationId,
    )
    expect(fileName).toMatch(/^diarieforing-2026-04-02-[0-9a-f]{8}\.zip$/)
    const verdict = await verifyPackageZip(await buffer(stream))
    expect(verdict).toMatchObject({ isIntact: true, problems: [] })
    expect(verdict.manifest?.files.map((file) => file.path)).toEqual(
      expect.arrayContaining(['handling.pdf', 'handling.json']),
    )
    const fetched = (await kit.journal(messageId)).find(
      (entry) => entry.kind === 'registration.package-fetched',
    )
    expect(fetched?.facts).toEqual({ registrationId, packageSha256: sha256 })
  })
})

describe('the queues', () => {
  it('are oldest first and come in pages that neither skip nor repeat', async () => {
    const desk = 'contact-centre'
    const before = (await countAtDesks(kit.records, kit.people.contact))[desk] ?? 0
    for (const name of ['q1', 'q2', 'q3', 'q4', 'q5']) {
      await open(await complaint(name))
      kit.clock.advance({ seconds: 1 })
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof readQueueAt>> = await readQueueAt(
        kit.records,
        kit.people.contact,
        { desk, after, limit: 2 },
      )
      seen.push(...page.registrations.map((one) => one.id))
      after = page.next
    } while (after !== null)
    expect(seen).toHaveLength(before + 5)
    expect(new Set(seen).size).toBe(seen.length)
    const all = await readQueueAt(kit.records, kit.token('records:read'), { limit: 200 })
    const times = all.registrations.map((one) => one.openedAt.epochMilliseconds)
    expect([...times].sort((a, b) => a - b)).toEqual(times)
    await expect(readQueueAt(kit.records, kit.people.contact, { desk, after: 'nonsense' })).rejects.toThrow(
      /bad-cursor/,
    )
    await expect(readQueueAt(kit.records, kit.people.contact, { desk: 'registrar' })).rejects.toThrow(
      /not permitted/,
    )
  })
})

describe('whether to register at all', () => {
  it('scenario 14: a complaint under Falkenberg’s policy, with its rule', async () => {
    const messageId = await complaint('a1')
    const { need, route } = await adviseRegistration(kit.records, kit.people.holder, { messageId })
    expect(need).toMatchObject({
      need: 'required',
      reason: 'complaintOrViewpoint',
      ruleId: 'register-viewpoint',
    })
    expect(route).toEqual(['contact-centre', 'service', 'registrar'])
  })
})

async function serviceAccount(externalId: string) {
  const setup = systemActor(kit.orgId, 'setup')
  return addAccount({ ...kit.deps, networks: new Map([[FAKE_NETWORK, 'Fake']]) }, setup, {
    network: FAKE_NETWORK,
    externalId,
    handle: 'badet',
    name: 'Badet',
    url: null,
    kind: 'service',
    unitId: kit.units.leisure,
    holderId: kit.people.holder.id,
    token: 'a-token',
  })
}
