import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, PersonActor, TokenActor } from '#core/actor.ts'
import { Conflict, InvalidInput, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { AccountId, PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { createAccountsKit, type AccountsKit } from '#test/accounts-kit.ts'
import {
  acceptDeviation,
  answerDemand,
  cancelRelay,
  confirmAccount,
  createRightsGate,
  decideWatch,
  endAssignment,
  findRegistered,
  giveAssignment,
  handOverRelay,
  noteLastPost,
  planRelay,
  readCareOf,
  relayAt,
  revealCredential,
  rightsOn,
  rotateCredential,
  ROUTINES,
  signWatch,
  storeCredential,
  sweepAccounts,
  withdrawClosing,
  type Right,
} from '../index.ts'

let kit: AccountsKit
let ada: PersonId
let bo: PersonId
let cia: PersonId

beforeAll(async () => {
  kit = await createAccountsKit()
  ada = await kit.hire('Ada Ek', 'service')
  bo = await kit.hire('Bo Al', 'service')
  cia = await kit.hire('Cia Lind', 'communicator')
})
afterAll(() => kit.drop())

const as = async (id: PersonId): Promise<PersonActor> =>
  (await kit.within((tx) => actorFor(tx, kit.orgId, id, kit.clock.now())))!
const give = (accountId: string, personId: PersonId, ...rights: Right[]) =>
  kit.within((tx) => giveAssignment(kit.deps, tx, kit.system, { accountId, personId, rights }))
const journal = async (id: string) =>
  (await kit.within((tx) => readJournal(tx, kit.orgId, id))).map(({ kind }) => kind)
const careOf = (id: string) =>
  kit.within(async (tx) => {
    const account = await findRegistered(tx, kit.orgId, id)
    return readCareOf(kit.deps, tx, kit.orgId, account!)
  })
const codes = async (id: string) =>
  (await careOf(id)).deviations.map(({ code, key }) => (key ? `${code}:${key}` : code))

describe('the gate (B-007, B-030, B-034)', () => {
  const ask = (actor: Actor, accountId: AccountId, right: 'reply' | 'moderate' = 'reply') =>
    kit.within((tx) => createRightsGate(kit.deps)(tx, actor, { accountId, right }))
  const token = (person?: PersonActor): TokenActor => ({
    kind: 'token',
    id: 't',
    orgId: kit.orgId,
    name: 'program',
    scopes: ['messages:reply'],
    ...(person === undefined ? {} : { person }),
  })

  it('asks for nothing where the policy tries the account, and for the right itself where it tries the person', async () => {
    const { id } = await kit.open()
    const person = await as(ada)
    await ask(person, id)
    kit.demand({ gate: { value: 'assignment', citation: { ruleId: 'startup-gate' } as never } })
    await expect(ask(person, id)).rejects.toMatchObject({ code: 'assignment-needed', ruleId: 'startup-gate' })
    await expect(ask(token(), id)).rejects.toThrow(RuleBroken)
    await expect(ask(token(person), id)).rejects.toThrow(RuleBroken)
    const { id: given } = await give(id, ada, 'reply')
    await ask(person, id)
    await ask(token(person), id)
    await expect(ask(person, id, 'moderate')).rejects.toThrow(RuleBroken)
    kit.clock.advance({ minutes: 1 })
    await kit.within((tx) => endAssignment(kit.deps, tx, kit.system, { assignmentId: given }))
    await expect(ask(person, id)).rejects.toThrow(RuleBroken)
    kit.demand({ gate: null })
  })

  it('lets whoever is there to watch do nothing else under any policy, whatever their roles and tokens say', async () => {
    const { id } = await kit.open()
    const watcher = await kit.hire('Vera Vakt', 'communicator')
    await kit.within((tx) =>
      giveAssignment(kit.deps, tx, kit.system, {
        accountId: null,
        personId: watcher,
        kind: 'monitoring-only',
        rights: ['watch'],
      }),
    )
    const person = await as(watcher)
    for (const actor of [person, token(person)])
      await expect(ask(actor, id)).rejects.toMatchObject({ code: 'monitoring-only' })
  })
})

describe('credentials (B-043)', () => {
  it('shows a kept secret only to an administrator of now, with a reason, and says so in the ledger first', async () => {
    const { id } = await kit.open()
    const { id: given } = await give(id, ada, 'administer')
    const credentialId = await storeCredential(kit.deps, await as(ada), {
      accountId: id,
      label: 'Kontots e-post',
      userName: 'konto@prov.example',
      secret: 'hemligt ord',
    })
    const reveal = async (who: PersonId, reason: string) =>
      revealCredential(kit.deps, await as(who), { credentialId, reason })
    await expect(reveal(cia, 'nyfiken')).rejects.toThrow(NotPermitted)
    await expect(reveal(ada, '  ')).rejects.toThrow(InvalidInput)
    await expect(revealCredential(kit.deps, kit.system, { credentialId, reason: 'x' })).rejects.toThrow(
      NotPermitted,
    )
    expect(await reveal(ada, 'byter telefon')).toMatchObject({ secret: 'hemligt ord' })
    const entries = await kit.within((tx) => readJournal(tx, kit.orgId, id))
    expect(entries.at(-1)).toMatchObject({
      kind: 'account.credential-revealed',
      actor: { name: 'Ada Ek' },
      facts: { reason: 'byter telefon' },
    })
    expect(JSON.stringify(entries)).not.toContain('hemligt ord')

    kit.clock.advance({ minutes: 1 })
    await kit.within((tx) => endAssignment(kit.deps, tx, kit.system, { assignmentId: given }))
    await expect(reveal(ada, 'en gång till')).rejects.toThrow(NotPermitted)
    expect(await codes(id)).toContain('rotation-due')
    await rotateCredential(kit.deps, await as(cia), { credentialId, secret: 'nytt ord' })
    expect(await codes(id)).not.toContain('rotation-due')
  })

  it('keeps a pointer to the organisation’s own vault instead, and never both', async () => {
    const { id } = await kit.open()
    await give(id, ada, 'administer')
    const wanted = { accountId: id, label: 'Inloggning', reference: 'Valvet, post 12' }
    const actor = await as(cia)
    await expect(storeCredential(kit.deps, actor, { ...wanted, secret: 'x' })).rejects.toThrow(InvalidInput)
    const credentialId = await storeCredential(kit.deps, actor, wanted)
    await expect(
      revealCredential(kit.deps, await as(ada), { credentialId, reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'credential-elsewhere',
    })
  })
})

describe('relay weeks (F-039 to F-041)', () => {
  const monday = Temporal.PlainDate.from('2026-12-07')
  const at = (text: string) => Temporal.Instant.from(text)

  it('gives and takes rights at midnight in Sweden, and says who answers meanwhile', async () => {
    const { id } = await kit.open({ kind: 'relay' })
    const plan = { accountId: id, unitId: kit.unitId, startsOn: monday, days: 7, personIds: [ada, bo] }
    const slot = await planRelay(kit.deps, await as(cia), plan)
    const rights = (moment: string) =>
      kit.within((tx) => rightsOn(tx, kit.orgId, { personId: bo, accountId: id }, at(moment)))
    expect((await rights('2026-12-06T22:59:59Z')).size).toBe(0)
    expect((await rights('2026-12-06T23:00:00Z')).has('reply')).toBe(true)
    expect((await rights('2026-12-13T22:59:59Z')).has('reply')).toBe(true)
    expect((await rights('2026-12-13T23:00:00Z')).size).toBe(0)
    const who = (moment: string) => kit.within((tx) => relayAt(tx, kit.orgId, id, at(moment)))
    expect(await who('2026-12-10T12:00:00Z')).toMatchObject({ personIds: [ada, bo] })
    expect(await who('2026-12-14T12:00:00Z')).toBeNull()

    const overlapping = planRelay(kit.deps, await as(cia), { ...plan, startsOn: monday.add({ days: 6 }) })
    await expect(overlapping).rejects.toMatchObject({ code: 'slot-overlaps' })
    await expect(planRelay(kit.deps, await as(cia), { ...plan, days: 8 })).rejects.toMatchObject({
      fields: [{ field: 'days', code: 'slot-length' }],
    })
    await cancelRelay(kit.deps, await as(cia), { slotId: slot.id })
    expect((await rights('2026-12-10T12:00:00Z')).size).toBe(0)
  })

  it('lets a communicator keep it by agreement, and hands open items over when somebody says so', async () => {
    const { id } = await kit.open({ kind: 'relay' })
    const plan = { accountId: id, unitId: kit.unitId, startsOn: monday, days: 7, personIds: [], keptBy: cia }
    await planRelay(kit.deps, await as(cia), plan)
    const who = await kit.within((tx) => relayAt(tx, kit.orgId, id, at('2026-12-10T12:00:00Z')))
    expect(who).toMatchObject({ personIds: [cia] })
    const told: string[] = []
    const deps = {
      ...kit.deps,
      handOverItems: (_tx: unknown, _actor: unknown, { personId }: { personId: PersonId }) => {
        told.push(personId)
        return Promise.resolve(3)
      },
    }
    expect(await handOverRelay(deps, await as(cia), { accountId: id })).toBe(3)
    kit.clock.set('2026-12-10T12:00:00Z')
    await handOverRelay(deps, await as(cia), { accountId: id })
    const { holderId } = (await careOf(id)).account
    expect(told).toEqual([holderId, cia])
    kit.clock.set('2026-11-21T12:00:00Z')
  })
})

describe('routines, notices, confirmations and accepted deviations', () => {
  it('counts what is missing until each is answered (F-074, F-076, F-069)', async () => {
    const { id } = await kit.open()
    const actor = await as(cia)
    expect(await codes(id)).toEqual([
      'orphan',
      'credential-missing',
      ...ROUTINES.map((key) => `routine-missing:${key}`),
      'notice-missing:sender',
      'resources-unconfirmed',
      'terms-unreviewed',
    ])
    const answer = (input: object) =>
      answerDemand(kit.deps, actor, { accountId: id, answer: 'in-place', ...input } as never)
    await expect(answer({ area: 'routine', key: 'crisis' })).rejects.toMatchObject({
      fields: [{ field: 'link' }],
    })
    await expect(answer({ area: 'routine', key: 'crisis', link: 'javascript:1' })).rejects.toThrow(
      InvalidInput,
    )
    for (const key of ROUTINES) await answer({ area: 'routine', key, note: 'Intranätet' })
    await answer({ area: 'notice', key: 'sender', answer: 'cannot' })
    await confirmAccount(kit.deps, actor, { accountId: id, what: 'resources', hoursPerWeek: 4 })
    await confirmAccount(kit.deps, actor, { accountId: id, what: 'terms', termsVersion: '2026-09' })
    expect(await codes(id)).toEqual(['orphan', 'credential-missing'])
    kit.clock.set('2027-11-22T12:00:00Z')
    expect(await codes(id)).toContain('resources-unconfirmed')
    kit.clock.set('2026-11-21T12:00:00Z')
  })

  it('lets a recommendation be decided away with a reason, never a demand', async () => {
    const { id } = await kit.open()
    const actor = await as(cia)
    const accept = (deviation: string, reason: string) =>
      acceptDeviation(kit.deps, actor, { accountId: id, deviation, reason })
    await expect(accept('resources-unconfirmed', 'hinner inte')).rejects.toMatchObject({
      code: 'demand-stands',
    })
    await expect(accept('nothing', 'x')).rejects.toMatchObject({ code: 'no-such-deviation' })
    await accept('credential-missing', 'Inloggning sker med tjänstekort')
    const found = (await careOf(id)).deviations.find(({ code }) => code === 'credential-missing')
    expect(found?.accepted).toMatchObject({ reason: 'Inloggning sker med tjänstekort', byName: 'Cia Lind' })
    await accept('credential-missing', '')
    expect(
      (await careOf(id)).deviations.find(({ code }) => code === 'credential-missing')?.accepted,
    ).toBeNull()
  })

  it('is for those who answer for the account', async () => {
    const { id } = await kit.open()
    const input = { accountId: id, what: 'resources', hoursPerWeek: 2 } as const
    await expect(confirmAccount(kit.deps, await as(ada), input)).rejects.toThrow(NotPermitted)
  })
})

describe('the sweep', () => {
  it('follows rights that ran out and people who left, once', async () => {
    const { id } = await kit.open()
    const leaver = await kit.hire('Lena Slutar', 'service')
    await give(id, leaver, 'administer')
    const endsAt = kit.clock.now().add({ minutes: 5 })
    await kit.within((tx) =>
      giveAssignment(kit.deps, tx, kit.system, {
        accountId: id,
        personId: ada,
        rights: ['administer'],
        endsAt,
      }),
    )
    await storeCredential(kit.deps, await as(cia), { accountId: id, label: 'x', secret: 'y' })
    kit.drops.length = 0
    await kit.dismiss(leaver)
    await sweepAccounts(kit.deps)
    expect(kit.drops.filter(({ accountId }) => accountId === id)).toMatchObject([{ state: 'too-few' }])
    expect(await codes(id)).toContain('rotation-due')
    kit.clock.advance({ minutes: 6 })
    await sweepAccounts(kit.deps)
    const before = (await journal(id)).length
    await sweepAccounts(kit.deps)
    expect((await journal(id)).length).toBe(before)
    expect(kit.drops.filter(({ accountId }) => accountId === id).map(({ state }) => state)).toEqual([
      'too-few',
      'orphan',
    ])
  })

  it('tells of a watch that nobody signed for, once, and not of a signed one (F-062)', async () => {
    const { id } = await kit.open()
    kit.clock.set('2026-11-23T06:30:00Z')
    const plan = {
      accountId: id,
      times: ['08:00', '13:00'],
      days: 'workdays',
      personIds: [ada],
      coverIds: [bo],
    } as const
    await expect(decideWatch(kit.deps, await as(cia), { ...plan, times: ['8'] })).rejects.toThrow(
      InvalidInput,
    )
    await decideWatch(kit.deps, await as(cia), plan)
    kit.clock.set('2026-11-23T07:05:00Z')
    await signWatch(kit.deps, await as(cia), { accountId: id })
    await signWatch(kit.deps, await as(cia), { accountId: id })
    kit.clock.set('2026-11-23T14:00:00Z')
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    const kinds = (await journal(id)).filter((kind) => kind.startsWith('account.watch'))
    expect(kinds).toEqual(['account.watch-decided', 'account.watch-signed', 'account.watch-missed'])
  })

  it('warns once for each stretch without a post, and begins a closing case when the warning has been long enough (B-045, B-046)', async () => {
    const { inactivity } = (await careOf((await kit.open()).id)).demands
    kit.demand({ inactivity: { ...inactivity!, afterDays: 90 } })
    kit.clock.set('2026-11-21T12:00:00Z')
    const { id, holderId } = await kit.open()
    const on = (day: string) => Temporal.PlainDate.from(day)
    const actor = await as(cia)
    const far = noteLastPost(kit.deps, actor, { accountId: id, on: on('2030-01-01') })
    await expect(far).rejects.toThrow(InvalidInput)
    await noteLastPost(kit.deps, actor, { accountId: id, on: on('2026-09-01') })
    const warned = async () =>
      (await journal(id)).filter((kind) => kind === 'account.inactivity-warned').length
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    expect(await warned()).toBe(1)
    expect(await codes(id)).toContain('inactive-soon')
    expect(kit.duties.filter((one) => one.accountId === id && one.kind === 'inactive-soon')).toMatchObject([
      { toIds: [holderId] },
    ])

    // ninety days are over on 30 November, the thirty of the warning on 21 December
    kit.clock.set('2026-12-05T12:00:00Z')
    await sweepAccounts(kit.deps)
    expect(await codes(id)).toContain('inactive')
    expect((await careOf(id)).closing).toBeNull()
    kit.clock.set('2026-12-21T12:00:00Z')
    await sweepAccounts(kit.deps)
    await sweepAccounts(kit.deps)
    expect((await careOf(id)).closing).toMatchObject({ isInactivity: true, startedBy: 'Torget' })
    expect((await journal(id)).filter((kind) => kind === 'account.closing-begun')).toHaveLength(1)

    // called off: the warning time runs anew, then a post begins a new stretch
    await withdrawClosing(kit.deps, actor, { accountId: id })
    await sweepAccounts(kit.deps)
    expect((await careOf(id)).account.status).toBe('active')
    kit.posted(id, '2026-12-20')
    await sweepAccounts(kit.deps)
    expect((await careOf(id)).account.lastPostOn).toEqual(on('2026-12-20'))
    expect(await codes(id)).not.toContain('inactive')
    kit.demand({ inactivity })
    kit.clock.set('2026-11-21T12:00:00Z')
  })
})

describe('two who change it at once', () => {
  it('a stale page changes nothing', async () => {
    const { id, version } = await kit.open()
    const actor = await as(cia)
    const on = Temporal.PlainDate.from('2026-11-01')
    await noteLastPost(kit.deps, actor, { accountId: id, on, version })
    await expect(noteLastPost(kit.deps, actor, { accountId: id, on, version })).rejects.toThrow(Conflict)
  })
})
