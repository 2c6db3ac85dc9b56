import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '#core/ids.ts'
import { readRegister, rightsOn } from '#modules/accounts/index.ts'
import { openDecidingKit, type DecidingKit } from '#test/deciding-kit.ts'
import { activityPlan, applyForAssignment, checklist } from '#test/filled-applications.ts'
import {
  decideStep,
  requestOverride,
  saveAnswers,
  startApplication,
  submitApplication,
  type StepOutcome,
} from '../index.ts'
import { findWithSteps } from '../queries/find-applications.ts'
import { readExceptions } from '../queries/read-overrides.ts'
import { readLetter } from '../queries/read-letter.ts'
import { readWaiting } from '../queries/read-waiting.ts'
import { readPdf } from '#test/pdf-reading.ts'

let kit: DecidingKit
let anna: PersonId
let bosse: PersonId
let manager: PersonId
let communicator: PersonId
let director: PersonId

beforeAll(async () => {
  kit = await openDecidingKit('botkyrka')
  anna = await kit.hire('Anna Ask', kit.unitId, 'service')
  bosse = await kit.hire('Bosse Bäck', kit.unitId, 'service')
  manager = await kit.hire('Eva Chef', kit.unitId, 'manager')
  communicator = await kit.hire('Kim Lind', kit.unitId, 'communicator')
  director = await kit.hire('Doris Direktör', kit.topId, 'employee')
  await kit.give(director, 'communications-director')
})
afterAll(() => kit.drop())

const apply = async () =>
  applyForAssignment(kit, await kit.as(anna), activityPlan({ applicant: anna, other: bosse, manager }))
const whole = async (id: string) => findWithSteps(kit.deps, await kit.as(anna), id)
/** Answers the question that waits for this person in that application. */
async function answer(
  id: string,
  by: PersonId,
  outcome: StepOutcome = 'yes',
  reason?: string,
): Promise<void> {
  const { steps, openIds } = await whole(id)
  const mine = (await readWaiting(kit.deps, await kit.as(by))).find(
    ({ application }) => application.id === id,
  )
  const step = steps.find((one) => one.id === mine?.step.id && openIds.has(one.id))
  if (step === undefined) throw new Error('nothing waits for them')
  await decideStep(kit.deps, await kit.as(by), { applicationId: id, stepId: step.id, outcome, reason })
}
const register = () => kit.within((tx) => readRegister(tx, kit.orgId, kit.clock.now()))

describe('an assignment under the activity plan (scenario 3, B-032 to B-035)', () => {
  it('is confirmed by both, given, anchored twice; a no goes back to both and nothing is public; on approval it is', async () => {
    const id = await apply()
    await answer(id, anna)
    await expect(answer(id, communicator)).rejects.toThrow('nothing waits')
    await answer(id, manager)
    await answer(id, manager)
    await answer(id, communicator)
    await answer(id, director, 'no', 'Målgruppen är inte klar.')
    expect((await whole(id)).application.state).toBe('returned')
    expect([...(kit.settled.at(-1)?.toIds ?? [])].sort()).toEqual([anna, manager].sort())
    expect(await register()).toEqual([])

    const again = { applicationId: id, version: (await whole(id)).application.version }
    const answers = { 'target-group-text': 'Barn mellan 9 och 12 som läser' }
    await saveAnswers(kit.deps, await kit.as(manager), { ...again, answers })
    await submitApplication(kit.deps, await kit.as(anna), { applicationId: id })
    for (const by of [anna, manager, manager, communicator]) await answer(id, by)
    expect(await register()).toEqual([])
    await answer(id, director)
    const [entry] = await register()
    expect(entry).toMatchObject({
      name: 'Botkyrka kommun bibliotek',
      audience: 'Barn mellan 9 och 12 som läser',
      responsible: 'Anna Ask',
    })
    const { accountId } = (await whole(id)).application
    const rights = await kit.within((tx) =>
      rightsOn(tx, kit.orgId, { personId: anna, accountId: accountId! }, kit.clock.now()),
    )
    expect([...rights]).toEqual(expect.arrayContaining(['publish', 'reply']))
  })

  it('is the assignee’s own word and nobody else’s to confirm', async () => {
    const id = await apply()
    const step = (await whole(id)).steps.find(({ role }) => role === 'assignee')!
    const input = { applicationId: id, stepId: step.id, outcome: 'yes' } as const
    await expect(decideStep(kit.deps, await kit.as(bosse), input)).rejects.toThrow('not-your-step')
    await expect(decideStep(kit.deps, await kit.as(anna), { ...input, outcome: 'noted' })).rejects.toThrow(
      'not-an-option',
    )
    await expect(
      decideStep(kit.deps, await kit.as(anna), { ...input, applicationId: step.id }),
    ).rejects.toThrow('not found')
  })

  it('is not opened when somebody named in it has left meanwhile, and the last answer is not kept', async () => {
    const leaver = await kit.hire('Lars Lämnar', kit.unitId, 'service')
    const plan = activityPlan({ applicant: anna, other: leaver, manager })
    const id = await applyForAssignment(kit, await kit.as(anna), plan)
    for (const by of [anna, manager, manager, communicator]) await answer(id, by)
    await kit.leave(leaver)
    const before = (await register()).length
    await expect(answer(id, director)).rejects.toMatchObject({ name: 'InvalidInput' })
    expect((await whole(id)).application.state).toBe('waiting')
    expect(await register()).toHaveLength(before)
    await answer(id, director, 'no', 'Välj en annan administratör.')
    expect((await whole(id)).application.state).toBe('returned')
  })
})

describe('monitoring only (scenario 4, B-034)', () => {
  const monitor = (by: PersonId, assigneeId: PersonId) => async () =>
    startApplication(kit.deps, await kit.as(by), {
      kind: 'assignment',
      unitId: kit.unitId,
      assignmentType: 'monitoring-only',
      assigneeId,
    })

  it('needs no approval and no register entry, and has a letter that says so', async () => {
    const [before, asked] = [await register(), kit.asked.length]
    const given = await monitor(bosse, bosse)()
    expect(given).toMatchObject({ state: 'approved', accountId: null })
    expect(kit.asked).toHaveLength(asked)
    expect(await register()).toEqual(before)
    const { bytes } = await readLetter(kit.deps, await kit.as(bosse), given.id)
    expect(readPdf(bytes).text.replace(/\s+/g, ' ')).toContain('Uppdrag att bevaka sociala medier')
  })

  it('is given to others only by whoever leads them', async () => {
    await expect(monitor(anna, bosse)()).rejects.toThrow('not permitted')
    await expect(monitor(manager, bosse)()).resolves.toMatchObject({ state: 'approved' })
  })
})

describe('an exception from a platform’s standing (scenario 2, F-031)', () => {
  it('is decided by the one the policy names, with a reason either way, and stands in the list by name', async () => {
    const own = await openDecidingKit('falkenberg')
    const applicant = await own.hire('Anna Ask', own.unitId, 'service')
    const other = await own.hire('Bosse Bäck', own.unitId, 'service')
    const head = await own.hire('Ulla Utveckling', own.topId, 'employee')
    await own.give(head, 'utvecklingschef')
    const as = await own.as(applicant)
    const input = { kind: 'account', unitId: own.unitId, name: 'Ungdom' } as const
    const { id, version } = await startApplication(own.deps, as, input)
    const answers = {
      ...checklist({ applicant, other }),
      platform: ' Tik Tok',
      manager: other,
      communicator: other,
    }
    await saveAnswers(own.deps, as, { applicationId: id, version, answers })
    await expect(submitApplication(own.deps, as, { applicationId: id })).rejects.toThrow('platform-stopped')
    await requestOverride(own.deps, as, { applicationId: id, reason: 'Ungdomar finns bara där.' })
    await expect(requestOverride(own.deps, as, { applicationId: id, reason: 'Igen.' })).rejects.toThrow(
      'override-asked',
    )
    const [waits] = await readWaiting(own.deps, await own.as(head))
    const stepId = waits?.step.id ?? ''
    const decide = async (by: PersonId, outcome: 'yes' | 'no', reason?: string) =>
      decideStep(own.deps, await own.as(by), { applicationId: id, stepId, outcome, reason })
    await expect(decide(applicant, 'yes', 'Ja.')).rejects.toThrow('own-application')
    await expect(decide(head, 'yes')).rejects.toThrow('reason-required')
    await decide(head, 'yes', 'Prov under ett år, från egen telefon.')
    expect(own.settled.at(-1)).toMatchObject({ state: 'exception-granted', toIds: [applicant] })
    const [listed] = await readExceptions(own.deps, await own.as(other))
    expect(listed).toMatchObject({
      decidedBy: 'Ulla Utveckling',
      askedBy: 'Anna Ask',
      standing: { name: { sv: 'TikTok' } },
      step: { reason: 'Prov under ett år, från egen telefon.', askedReason: 'Ungdomar finns bara där.' },
    })
    await own.drop()
  })
})
