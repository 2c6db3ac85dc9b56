import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJournal } from '#core/ledger/ledger.ts'
import type { PersonId } from '#core/ids.ts'
import { readRegister } from '#modules/accounts/index.ts'
import type { Answers } from '#modules/policy/index.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { applyForAccount, checklist } from '#test/filled-applications.ts'
import { readPdf } from '#test/pdf-reading.ts'
import { applyForClosing, decideStep, sweepStartup, withdrawApplication } from '../index.ts'
import { readLetter } from '../queries/read-letter.ts'
import { readWaiting } from '../queries/read-waiting.ts'
import { findWithSteps } from '../queries/find-applications.ts'
import type { StepDecision } from './decide-step.ts'

let kit: DecidingKit
let anna: PersonId
let bosse: PersonId
let manager: PersonId
let director: PersonId
let communicator: PersonId
let administrator: PersonId

beforeAll(async () => {
  kit = await openDecidingKit('falkenberg')
  administrator = await kit.hire('Nadja Sköld', kit.topId, 'administrator')
  anna = await kit.hire('Anna Ask', kit.unitId, 'service')
  bosse = await kit.hire('Bosse Bäck', kit.unitId, 'service')
  manager = await kit.hire('Eva Chef', kit.unitId, 'manager')
  director = await kit.hire('Fia Direktör', kit.topId, 'manager')
  communicator = await kit.hire('Kim Lind', kit.topId, 'communicator')
})
afterAll(() => kit.drop())

async function applied(change: Answers = {}, by: PersonId = anna): Promise<string> {
  const answers = { ...checklist({ applicant: by, other: bosse }), ...change }
  return applyForAccount(kit, await kit.as(by), { answers, manager, communicator })
}

const whole = async (id: string) => findWithSteps(kit.deps, await kit.as(anna), id)
const stepOf = async (id: string, kind: string, role?: string) => {
  const { steps, application } = await whole(id)
  const found = steps.find(
    (step) => step.kind === kind && step.round === application.round && (role ?? step.role) === step.role,
  )
  if (found === undefined) throw new Error(`no step ${kind}`)
  return found
}

async function answer(
  id: string,
  by: PersonId,
  kind: string,
  more: Partial<StepDecision> & { readonly role?: string } = {},
): Promise<void> {
  const { role, ...given } = more
  const step = await stepOf(id, kind, role)
  const outcome = ['approve', 'anchor', 'confirm', 'override'].includes(kind) ? 'yes' : 'noted'
  const input = { applicationId: id, stepId: step.id, outcome, ...given } as const
  await decideStep(kit.deps, await kit.as(by), input)
}
const waitingOf = async (id: PersonId) =>
  (await readWaiting(kit.deps, await kit.as(id))).map(({ application, step, isVacant }) => ({
    id: application.id,
    kind: step.kind,
    isVacant,
  }))
const publicNames = async () =>
  (await kit.within((tx) => readRegister(tx, kit.orgId, kit.clock.now()))).map(({ name }) => name)

describe('an account under the checklist (scenario 1, F-070, F-071)', () => {
  it('is approved by the manager and acknowledged by the communicator, in that order, and only then it is active', async () => {
    const id = await applied()
    expect(await waitingOf(manager)).toEqual([{ id, kind: 'approve', isVacant: false }])
    expect(await waitingOf(communicator)).toEqual([])
    await expect(answer(id, communicator, 'inform', { verdict: 'good' })).rejects.toThrow('not-your-turn')
    await answer(id, manager, 'approve')
    expect((await whole(id)).application.state).toBe('waiting')
    expect(await publicNames()).not.toContain('Simhallen')
    await expect(answer(id, communicator, 'inform')).rejects.toThrow('verdict-required')
    await answer(id, communicator, 'inform', { verdict: 'good' })
    const { application } = await whole(id)
    expect(application.state).toBe('approved')
    expect(await publicNames()).toContain('Simhallen')
    expect(kit.settled.at(-1)).toMatchObject({ state: 'approved', applicationId: id })
  })

  it('tells who decided what under which rule in its journal, and nothing of what was written', async () => {
    const id = await applied({ purpose: 'Hemliga ord som inte hör hemma i liggaren alls.' })
    await answer(id, manager, 'approve', { reason: 'Ett skäl som står i ansökan.' })
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, id))
    const yes = journal.find(({ kind }) => kind === 'application.step-yes')
    expect(yes).toMatchObject({ actor: { name: 'Eva Chef' }, ruleIds: ['approve-manager'] })
    expect(JSON.stringify(journal)).not.toMatch(/Hemliga ord|Ett skäl/)
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
    expect(await waitingOf(communicator)).toEqual([])
  })

  it('goes back with the reason; a no without one is refused, and handed in again everybody is asked anew', async () => {
    const id = await applied({ platform: 'Instagram' })
    await expect(answer(id, manager, 'approve', { outcome: 'no', reason: '  ' })).rejects.toThrow(
      'reason-required',
    )
    await answer(id, manager, 'approve', { outcome: 'no', reason: 'Målet går inte att mäta.' })
    expect((await whole(id)).application.state).toBe('returned')
    expect(kit.settled.at(-1)).toMatchObject({ state: 'returned', toIds: [anna] })
    expect(await waitingOf(manager)).toEqual([])
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
  })

  it('draws in IT and comments before the manager is asked, when the answers say so (F-061, F-065)', async () => {
    const officer = await kit.hire('Östen Lycke', kit.topId, 'data-protection-officer')
    const technician = await kit.hire('Ture Teknik', kit.topId, 'service')
    await kit.give(technician, 'it')
    const id = await applied({ 'needs-it': true, 'needs-it-what': 'Koppla in', 'secrecy-risk': true })
    expect((await waitingOf(technician)).map(({ kind }) => kind)).toEqual(['task'])
    expect((await waitingOf(manager)).map(({ kind }) => kind)).toEqual(['comment'])
    await expect(answer(id, manager, 'approve')).rejects.toThrow('not-your-turn')
    await answer(id, technician, 'task')
    await expect(answer(id, officer, 'comment', { role: 'data-protection-officer' })).rejects.toThrow(
      'reason-required',
    )
    await answer(id, officer, 'comment', { role: 'data-protection-officer', reason: 'Stäng av kommentarer.' })
    await answer(id, manager, 'comment', { role: 'manager', reason: 'Vi har en rutin.' })
    expect((await waitingOf(manager)).map(({ kind }) => kind)).toEqual(['approve'])
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
  })
})

describe('nobody decides about their own (F-052)', () => {
  it('a manager’s own application is the next manager’s to approve', async () => {
    const id = await applied({}, manager)
    expect(await waitingOf(manager)).toEqual([])
    await expect(answer(id, manager, 'approve')).rejects.toThrow('own-application')
    expect(await waitingOf(director)).toEqual([{ id, kind: 'approve', isVacant: false }])
    await withdrawApplication(kit.deps, await kit.as(manager), { applicationId: id })
  })

  it('neither do they as the substitute of whoever may; another substitute may, and it is written in whose place', async () => {
    const id = await applied()
    await expect(answer(id, bosse, 'approve')).rejects.toThrow('not-your-step')
    await kit.away(manager, anna, 1)
    expect(await waitingOf(anna)).toEqual([])
    await expect(answer(id, anna, 'approve')).rejects.toThrow('own-application')
    kit.clock.advance({ hours: 25 })
    await kit.away(manager, bosse, 1)
    expect(await waitingOf(bosse)).toEqual([{ id, kind: 'approve', isVacant: false }])
    await answer(id, bosse, 'approve')
    expect(await stepOf(id, 'approve')).toMatchObject({ decidedBy: bosse, decidedFor: manager })
    kit.clock.advance({ hours: 25 })
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
  })
})

describe('two at once', () => {
  it('exactly one answer counts, the other hears who was first (Conflict)', async () => {
    const second = await kit.hire('Stina Andra', kit.unitId, 'manager')
    const id = await applied({ platform: 'LinkedIn' })
    // no one manager named: any of the unit's may
    const step = await stepOf(id, 'approve')
    await kit.within((tx) =>
      sql`update application set answers = answers - 'manager' where id = ${id}`.execute(tx),
    )
    const [first, other] = [await kit.as(manager), await kit.as(second)]
    const results = await Promise.allSettled([
      decideStep(kit.deps, first, { applicationId: id, stepId: step.id, outcome: 'yes' }),
      decideStep(kit.deps, other, { applicationId: id, stepId: step.id, outcome: 'no', reason: 'Nej.' }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = results.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ name: 'Conflict', code: 'step-decided' })
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, id))
    expect(journal.filter(({ kind }) => kind.startsWith('application.step-'))).toHaveLength(1)
    await kit.leave(second)
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
  })
})

describe('a process that dies, or a fault, at the last answer', () => {
  it('leaves nothing half done: no account, no answer, and it can be given again', async () => {
    const id = await applied({ platform: 'YouTube' })
    await answer(id, manager, 'approve')
    const broken = {
      ...kit.deps,
      events: { ...kit.deps.events, settled: () => Promise.reject(new Error('killed')) },
    }
    const step = await stepOf(id, 'inform')
    const input = { applicationId: id, stepId: step.id, outcome: 'noted', verdict: 'good' } as const
    const before = await publicNames()
    await expect(decideStep(broken, await kit.as(communicator), input)).rejects.toThrow('killed')
    expect(await publicNames()).toEqual(before)
    expect((await whole(id)).application).toMatchObject({ state: 'waiting', accountId: null })
    expect((await stepOf(id, 'inform')).outcome).toBeNull()
    await answer(id, communicator, 'inform', { verdict: 'lacking' })
    expect((await whole(id)).application.state).toBe('approved')
  })
})

describe('a role that nobody holds', () => {
  it('goes to the administrators at once, and to whoever gets the role from then on', async () => {
    const lonely = await openDecidingKit('falkenberg')
    const admin = await lonely.hire('Nadja Sköld', lonely.topId, 'administrator')
    const applicant = await lonely.hire('Anna Ask', lonely.unitId, 'service')
    const other = await lonely.hire('Bosse Bäck', lonely.unitId, 'service')
    const answers = checklist({ applicant, other })
    const named = { answers, manager: other, communicator: other }
    await applyForAccount(lonely, await lonely.as(applicant), named)
    expect(lonely.asked.at(-1)).toMatchObject({ role: 'manager', isVacant: true, toIds: [admin] })
    const [waits] = await readWaiting(lonely.deps, await lonely.as(admin))
    expect(waits).toMatchObject({
      isVacant: true,
      roleName: { sv: expect.stringContaining('chef') as string },
    })
    await lonely.give(other, 'manager', lonely.unitId)
    await sweepStartup(lonely.deps)
    expect(lonely.asked.at(-1)).toMatchObject({ role: 'manager', isVacant: false, toIds: [other] })
    expect(await readWaiting(lonely.deps, await lonely.as(admin))).toEqual([])
    await lonely.drop()
  })
})

describe('reminders', () => {
  it('come once when the policy’s days have passed, and again after as many, however often the sweep runs', async () => {
    const id = await applied({ platform: 'Instagram' })
    const reminders = () =>
      kit.asked.filter(({ isReminder, applicationId }) => isReminder && applicationId === id)
    kit.clock.advance({ hours: 24 * 7 - 1 })
    await sweepStartup(kit.deps)
    expect(reminders()).toHaveLength(0)
    kit.clock.advance({ hours: 1 })
    await Promise.all([sweepStartup(kit.deps), sweepStartup(kit.deps)])
    await sweepStartup(kit.deps)
    expect(reminders()).toHaveLength(1)
    expect(reminders()[0]).toMatchObject({ toIds: [manager], role: 'manager' })
    expect((await readWaiting(kit.deps, await kit.as(manager)))[0]).toMatchObject({ isLate: true })
    kit.clock.advance({ hours: 24 * 7 })
    await sweepStartup(kit.deps)
    expect(reminders()).toHaveLength(2)
    await withdrawApplication(kit.deps, await kit.as(anna), { applicationId: id })
    kit.clock.advance({ hours: 24 * 7 })
    await sweepStartup(kit.deps)
    expect(reminders()).toHaveLength(2)
  })
})

describe('the letter (B-036)', () => {
  it('is PDF/A with who may what, who decided and when; made once, for those who may have it', async () => {
    const id = await applied({ platform: 'Facebook' })
    await expect(readLetter(kit.deps, await kit.as(anna), id)).rejects.toThrow('letter')
    await answer(id, manager, 'approve')
    await answer(id, communicator, 'inform', { verdict: 'good' })
    await sweepStartup(kit.deps)
    const { bytes } = await readLetter(kit.deps, await kit.as(anna), id)
    const pdf = readPdf(bytes)
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    for (const words of ['Anna Ask', 'Simhallen', 'Facebook', 'publicera', 'Eva Chef', 'Bosse Bäck'])
      expect(pdf.text.replace(/\s+/g, ' ')).toContain(words)
    expect(pdf.missingGlyphCount).toBe(0)
    const again = await readLetter(kit.deps, await kit.as(communicator), id)
    expect(Buffer.from(again.bytes).equals(bytes)).toBe(true)
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, id))
    expect(journal.filter(({ kind }) => kind === 'application.letter-made')).toHaveLength(1)
    await expect(readLetter(kit.deps, await kit.as(bosse), id)).rejects.toThrow('not permitted')
    await expect(readLetter(kit.deps, await kit.as(administrator), id)).resolves.toBeDefined()
  })
})

describe('a closing (F-071)', () => {
  it('is acknowledged by the communicator, here and on the account, and by nobody else', async () => {
    const id = await applied({
      platform: 'Mastodon',
      'platform-reason': 'Där finns de som simmar på allvar.',
    })
    await answer(id, manager, 'approve')
    await answer(id, communicator, 'inform', { verdict: 'good' })
    const accountId = (await whole(id)).application.accountId ?? ''
    const input = { accountId, reason: 'Badet stänger.' }
    const closing = await applyForClosing(kit.deps, await kit.as(anna), input)
    expect((await whole(closing.id)).application.state).toBe('waiting')
    expect(await waitingOf(communicator)).toEqual([{ id: closing.id, kind: 'acknowledge', isVacant: false }])
    await expect(answer(closing.id, bosse, 'acknowledge')).rejects.toThrow('not-your-step')
    await answer(closing.id, communicator, 'acknowledge')
    expect((await whole(closing.id)).application.state).toBe('approved')
    const journal = await kit.within((tx) => readJournal(tx, kit.orgId, accountId))
    expect(journal.find(({ kind }) => kind === 'account.closing-acknowledged')?.actor.name).toBe('Kim Lind')
  })
})
