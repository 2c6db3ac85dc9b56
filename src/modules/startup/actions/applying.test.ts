import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { openAccount, readAssignmentsAt, readRegister, rightsOn } from '#modules/accounts/index.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { checklistAnswers, planAnswers } from '#test/startup-answers.ts'
import {
  applyForClosing,
  decideStep,
  requestOverride,
  saveAnswers,
  startApplication,
  submitApplication,
  withdrawApplication,
  type Application,
} from '../index.ts'
import { readApplications } from '../queries/list-applications.ts'
import { readApplication } from '../queries/read-application.ts'

let f: DecidingKit
let b: DecidingKit
let anna: PersonActor
let bosse: PersonActor
let manager: PersonActor
let communicator: PersonActor
let asta: PersonActor
let astasManager: PersonActor

beforeAll(async () => {
  f = await openDecidingKit('falkenberg')
  b = await openDecidingKit('botkyrka')
  const hire = async (kit: DecidingKit, name: string, role: Parameters<DecidingKit['hire']>[2]) =>
    kit.as(await kit.hire(name, kit.unitId, role))
  await f.hire('Sara System', f.topId, 'administrator')
  anna = await hire(f, 'Anna Ask', 'service')
  bosse = await hire(f, 'Bosse Bäck', 'service')
  manager = await hire(f, 'Eva Chef', 'manager')
  communicator = await hire(f, 'Kim Lind', 'communicator')
  await b.hire('Sara System', b.topId, 'administrator')
  asta = await hire(b, 'Asta Berg', 'employee')
  astasManager = await hire(b, 'Ulla Chef', 'manager')
})
afterAll(async () => {
  await f.drop()
  await b.drop()
})

const begin = (more: Partial<Parameters<typeof startApplication>[2]> = {}) =>
  startApplication(f.deps, anna, { kind: 'account', unitId: f.unitId, name: 'Simhallen', ...more })
const answers = () => checklistAnswers([anna.id, bosse.id, bosse.id, manager.id, communicator.id])
const fill = (application: Application, change = {}, actor = anna) =>
  saveAnswers(f.deps, actor, {
    applicationId: application.id,
    version: application.version,
    answers: { ...answers(), ...change },
  })
const look = (id: string, actor = anna) => readApplication(f.deps, actor, id)
const faultsOf = (error: unknown) =>
  error instanceof InvalidInput ? error.fields.map(({ field, code }) => `${field} ${code}`) : error
const refusal = (work: Promise<unknown>) => work.then(() => 'not refused', faultsOf)

describe('starting (F-051)', () => {
  it('keeps the policy version, what is known and what the policy fills in', async () => {
    const { id } = await begin({ platform: 'Tik Tok' })
    const { application, mayFillIn } = await look(id)
    expect(application).toMatchObject({ state: 'draft', accountKind: 'service', applicantId: anna.id })
    expect(application.answers).toMatchObject({ platform: 'Tik Tok' })
    expect(application.answers['routine-registration']).toMatch(/registrator/)
    expect(mayFillIn).toBe(true)
    const journal = await f.within((tx) => readJournal(tx, f.orgId, id))
    expect(journal.map(({ kind, policyVersion }) => [kind, policyVersion])).toEqual([
      ['application.started', application.policyVersionId],
    ])
  })

  it.each([
    ['a service that is none', { unitId: 'nowhere' }, ['unitId unknown-unit']],
    [
      'an account that is none',
      { accountId: '018f0000-0000-7000-8000-000000000000' },
      ['accountId unknown-account'],
    ],
  ])('refuses %s', async (_name, more, faults) => {
    expect(await refusal(begin(more))).toEqual(faults)
  })

  it('tries only what the policy gates', async () => {
    await expect(
      startApplication(f.deps, anna, { kind: 'assignment', unitId: f.unitId, assignmentType: 'publishing' }),
    ).rejects.toThrow('not-gated')
    await expect(startApplication(b.deps, asta, { kind: 'account', unitId: b.unitId })).rejects.toThrow(
      'not-gated',
    )
  })

  it('begins from an earlier one, but nobody vouches twice by it (F-060)', async () => {
    const earlier = await begin()
    await fill(earlier)
    const copy = await begin({ copyFrom: earlier.id })
    expect(copy.answers).toMatchObject({ purpose: answers()['purpose'], manager: manager.id })
    expect(copy.answers['terms-read']).toBeUndefined()
    expect(copy.copiedFrom).toBe(earlier.id)
  })
})

describe('filling in (F-051)', () => {
  it('keeps what is wrong as it was typed, and drops what no question asks for', async () => {
    const draft = await begin()
    await fill(draft, { hours: 'två', 'not-a-question': 'x' })
    const { application, judgement } = await look(draft.id)
    expect(application.answers['hours']).toBe('två')
    expect(application.answers).not.toHaveProperty('not-a-question')
    expect(judgement.maySubmit).toBe(false)
  })

  it('two at once: the later is told, and the first one’s words stand', async () => {
    const draft = await begin()
    const both = await Promise.allSettled([
      fill(draft, { purpose: 'Den ena skrev det här först.' }),
      fill(draft),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(String(refused?.reason)).toContain('application-changed')
  })

  it('is for its parties: others read, and may neither save, hand in nor withdraw', async () => {
    const draft = await begin()
    await expect(fill(draft, {}, bosse)).rejects.toThrow('not permitted')
    const input = { applicationId: draft.id }
    await expect(submitApplication(f.deps, bosse, input)).rejects.toThrow('not permitted')
    await expect(withdrawApplication(f.deps, bosse, input)).rejects.toThrow('not permitted')
    expect((await look(draft.id, bosse)).mayFillIn).toBe(false)
  })
})

describe('handing in (scenario 1)', () => {
  it('eighteen of nineteen items: refused with the missing one named, and nobody is asked', async () => {
    const draft = await begin()
    await fill(draft, { promotion: null })
    const before = f.asked.length
    const error = await submitApplication(f.deps, anna, { applicationId: draft.id }).catch(
      (one: unknown) => one,
    )
    expect(error).toBeInstanceOf(InvalidInput)
    expect((error as InvalidInput).fields).toEqual([
      { field: 'promotion', code: 'answer-missing', params: { item: 'Marknadsföring', itemEn: 'Marketing' } },
    ])
    expect(f.asked).toHaveLength(before)
    expect((await look(draft.id)).application.state).toBe('draft')
  })

  it('complete: the manager who was named is asked; it cannot be handed in or changed again', async () => {
    const draft = await begin()
    await fill(draft)
    await submitApplication(f.deps, anna, { applicationId: draft.id })
    expect(f.asked.at(-1)).toMatchObject({ kind: 'approve', toIds: [manager.id], isReminder: false })
    await expect(submitApplication(f.deps, anna, { applicationId: draft.id })).rejects.toThrow(
      'application-closed',
    )
    const { application } = await look(draft.id)
    await expect(fill(application)).rejects.toThrow('application-closed')
  })

  it('a username that is taken is said before anybody has to decide about it (F-036)', async () => {
    await f.within((tx) =>
      openAccount(f.deps.accounts, tx, f.system, {
        ...{ platform: 'instagram', handle: '@badet', name: 'Badet', url: null, kind: 'service' },
        ...{ unitId: f.unitId, holderId: bosse.id, purpose: 'Bad', audience: 'Alla' },
      }),
    )
    const draft = await begin()
    const version = await fill(draft)
    await saveAnswers(f.deps, anna, { applicationId: draft.id, version, basics: { handle: 'Badet' } })
    expect(await refusal(submitApplication(f.deps, anna, { applicationId: draft.id }))).toEqual([
      'handle handle-in-use',
    ])
  })

  it('withdrawn: nobody is asked any more, and what was written stays', async () => {
    const draft = await begin()
    await fill(draft)
    await submitApplication(f.deps, anna, { applicationId: draft.id })
    await withdrawApplication(f.deps, anna, { applicationId: draft.id })
    const { application, steps } = await look(draft.id)
    expect(application).toMatchObject({ state: 'withdrawn', answers: { purpose: answers()['purpose'] } })
    expect(steps.every(({ openedAt }) => openedAt === null)).toBe(true)
    await expect(withdrawApplication(f.deps, anna, { applicationId: draft.id })).rejects.toThrow(
      'application-closed',
    )
  })
})

describe('an exception from a platform’s standing (scenario 2, F-031)', () => {
  const reason = 'Ungdomarna vi söker finns bara där.'

  it('is asked for once, of the one the policy names, with a reason', async () => {
    const director = await f.hire('Ulf Utveckling', f.topId, 'employee')
    await f.give(director, 'utvecklingschef')
    const draft = await begin({ platform: 'tiktok ' })
    const input = { applicationId: draft.id, reason }
    expect(await refusal(requestOverride(f.deps, anna, { ...input, reason: ' ' }))).toEqual([
      'reason reason-required',
    ])
    await requestOverride(f.deps, anna, input)
    expect(f.asked.at(-1)).toMatchObject({ kind: 'override', toIds: [director] })
    await expect(requestOverride(f.deps, anna, input)).rejects.toThrow('override-asked')
    const [asked] = (await look(draft.id)).overrides
    expect(asked).toMatchObject({ platformId: 'tiktok', askedReason: reason, role: 'utvecklingschef' })
    const journal = await f.within((tx) => readJournal(tx, f.orgId, draft.id))
    expect(JSON.stringify(journal)).not.toContain(reason)
  })

  it('there is none for a platform that nothing stands against', async () => {
    const draft = await begin({ platform: 'facebook' })
    await expect(requestOverride(f.deps, anna, { applicationId: draft.id, reason })).rejects.toThrow(
      'no-override',
    )
  })

  it('one left unanswered when another platform was handed in can be asked for anew', async () => {
    const draft = await begin({ platform: 'tiktok' })
    await requestOverride(f.deps, anna, { applicationId: draft.id, reason })
    const { application } = await look(draft.id)
    await fill(application)
    await submitApplication(f.deps, anna, { applicationId: draft.id })
    const waiting = await look(draft.id)
    expect(waiting.overrides[0]?.openedAt).toBeNull()
    const approve = waiting.ofRound.find(({ kind }) => kind === 'approve')!
    const no = { applicationId: draft.id, stepId: approve.id, outcome: 'no', reason: 'Inte så.' } as const
    await decideStep(f.deps, manager, no)
    const back = await look(draft.id)
    await fill(back.application, { platform: 'TikTok', 'platform-reason': reason })
    await requestOverride(f.deps, anna, { applicationId: draft.id, reason: 'Nu vet vi mer.' })
    const { overrides } = await look(draft.id)
    expect(overrides).toHaveLength(1)
    expect(overrides[0]).toMatchObject({ askedReason: 'Nu vet vi mer.', outcome: null })
    expect(overrides[0]?.openedAt).not.toBeNull()
  })
})

describe('the person’s assignment (B-030 to B-034)', () => {
  const beginPlan = (type: string, by = asta, assigneeId: PersonId = asta.id) =>
    startApplication(b.deps, by, { kind: 'assignment', unitId: b.unitId, assignmentType: type, assigneeId })

  it('is filled in by both parties, whoever began it', async () => {
    const draft = await beginPlan('publishing')
    const plan = planAnswers([asta.id, astasManager.id, '', astasManager.id])
    const version = await saveAnswers(b.deps, asta, { applicationId: draft.id, version: 1, answers: plan })
    await saveAnswers(b.deps, astasManager, { applicationId: draft.id, version, answers: { hours: 5 } })
    await submitApplication(b.deps, astasManager, { applicationId: draft.id })
    const { ofRound } = await readApplication(b.deps, asta, draft.id)
    const asked = ofRound.filter(({ openedAt }) => openedAt !== null).map(({ role }) => role)
    expect(asked).toEqual(['assignee', 'manager'])
  })

  it('whoever the form names is the one who gets it', async () => {
    const draft = await beginPlan('publishing', astasManager, astasManager.id)
    const answers = { assignee: asta.id }
    await saveAnswers(b.deps, astasManager, { applicationId: draft.id, version: 1, answers })
    const { application } = await readApplication(b.deps, asta, draft.id)
    expect(application.assigneeId).toBe(asta.id)
  })

  it('B-034: monitoring only is given at once, to watch and nothing else, in no register', async () => {
    const asked = b.asked.length
    const given = await beginPlan('monitoring-only')
    expect(given).toMatchObject({ state: 'approved', round: 0, accountId: null })
    expect(b.asked).toHaveLength(asked)
    const now = b.clock.now()
    const [assignment] = (await b.within((tx) => readAssignmentsAt(tx, b.orgId, now))).filter(
      ({ personId }) => personId === asta.id,
    )
    expect(assignment).toMatchObject({ kind: 'monitoring-only', rights: ['watch'], isPublic: false })
    expect(await b.within((tx) => readRegister(tx, b.orgId, now))).toEqual([])
    await expect(beginPlan('monitoring-only', asta, astasManager.id)).rejects.toThrow('not permitted')
    await expect(beginPlan('invented')).rejects.toThrow(InvalidInput)
  })

  it('on an account there is already, the register’s facts are not asked again', async () => {
    const account = await b.within((tx) =>
      openAccount(b.deps.accounts, tx, b.system, {
        ...{ platform: 'facebook', handle: '@gardarna', name: 'Gårdarna, Botkyrka kommun', url: null },
        ...{ kind: 'assignment', unitId: b.unitId, holderId: asta.id, purpose: 'Visa', audience: 'Unga' },
      }),
    )
    const draft = await startApplication(b.deps, asta, {
      ...{ kind: 'assignment', unitId: b.unitId, assignmentType: 'publishing', accountId: account.id },
    })
    expect(draft.answers).toMatchObject({ platform: 'facebook', 'account-name': account.name })
    expect((await readApplication(b.deps, asta, draft.id)).judgement.basicFields).toEqual([])
    const none = await b.within((tx) =>
      rightsOn(tx, b.orgId, { personId: astasManager.id, accountId: account.id }, b.clock.now()),
    )
    expect([...none]).toEqual([])
  })
})

describe('closing (F-071)', () => {
  const open = (name: string) =>
    f.within((tx) =>
      openAccount(f.deps.accounts, tx, f.system, {
        ...{ platform: 'facebook', handle: `@${name}`, name, url: null, kind: 'service' },
        ...{ unitId: f.unitId, holderId: anna.id, purpose: 'Bad', audience: 'Alla' },
      }),
    )

  it('tells whom the policy names; taken back, the account goes on', async () => {
    const { id: accountId } = await open('Sommarbadet')
    const application = await applyForClosing(f.deps, anna, { accountId, reason: 'Badet är rivet.' })
    expect(f.asked.at(-1)).toMatchObject({ kind: 'acknowledge', toIds: [communicator.id] })
    await expect(applyForClosing(f.deps, anna, { accountId, reason: 'Igen' })).rejects.toThrow('closing-open')
    await withdrawApplication(f.deps, anna, { applicationId: application.id })
    const { application: ended, account } = await look(application.id)
    expect([ended.state, account?.status]).toEqual(['withdrawn', 'active'])
  })

  it.each([
    ['without a reason', () => anna, ' ', 'required'],
    ['for somebody without a say', () => bosse, 'Nej', 'not permitted'],
  ])('is refused %s', async (_name, actor, reason, code) => {
    const { id: accountId } = await open(`Konto ${code}`)
    await expect(applyForClosing(f.deps, actor(), { accountId, reason })).rejects.toThrow(code)
  })
})

describe('the list', () => {
  const list = (actor: PersonActor, wish: Partial<Parameters<typeof readApplications>[2]> = {}) =>
    readApplications(f.deps, actor, { view: 'mine', state: null, before: null, ...wish })

  it('shows one’s own, and all only to those who oversee', async () => {
    const own = await list(anna)
    expect(own.rows.every(({ application }) => application.applicantId === anna.id)).toBe(true)
    expect(own.views).toEqual(['mine', 'unit'])
    expect((await list(bosse)).rows.map(({ application }) => application.applicantId)).not.toContain(bosse.id)
    const all = await list(communicator, { view: 'all' })
    expect(all.rows.length).toBeGreaterThan(5)
    expect((await list(bosse, { view: 'all' })).rows.length).toBeLessThan(all.rows.length)
  })

  it('the manager who is named in the plan finds it among their own before it is handed in (B-032)', async () => {
    const draft = await startApplication(b.deps, asta, {
      ...{ kind: 'assignment', unitId: b.unitId, assignmentType: 'publishing' },
    })
    const plan = { manager: astasManager.id }
    await saveAnswers(b.deps, asta, { applicationId: draft.id, version: 1, answers: plan })
    const own = await readApplications(b.deps, astasManager, { view: 'mine', state: 'draft', before: null })
    expect(own.rows.map(({ application }) => application.id)).toContain(draft.id)
  })

  it('goes on page by page, with nothing twice and nothing left out', async () => {
    const busy = await f.as(await f.hire('Flitig Larsson', f.unitId, 'service'))
    for (let at = 0; at < 55; at += 1)
      await startApplication(f.deps, busy, { kind: 'account', unitId: f.unitId, name: `Konto ${String(at)}` })
    const first = await list(busy)
    const second = await list(busy, { before: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null])
    const ids = [...first.rows, ...second.rows].map(({ application }) => application.id)
    expect(new Set(ids).size).toBe(55)
  })

  it('counts by state, narrows by it, and says who is waited for', async () => {
    const waiting = await list(communicator, { view: 'all', state: 'waiting' })
    expect(waiting.rows).toHaveLength(waiting.counts.waiting)
    expect(waiting.rows[0]?.asked[0]?.names).toContain('Eva Chef')
  })
})
