import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#core/ids.ts'
import type { SettledNotice, StepNotice } from '#modules/startup/index.ts'
import { openAlertKit, type AlertKit } from '#test/alert-kit.ts'
import type { PersonName } from '#test/inbox-kit.ts'
import { startupAlertEvents } from './index.ts'

let kit: AlertKit
beforeAll(async () => {
  kit = await openAlertKit()
})
afterAll(() => kit.close())

function asked(change: Partial<StepNotice> = {}): StepNotice {
  return {
    applicationId: newId(kit.clock),
    stepId: newId(kit.clock),
    kind: 'approve',
    role: 'manager',
    toIds: [kit.people.holder.id],
    isVacant: false,
    at: kit.clock.now(),
    isReminder: false,
    ...change,
  }
}
const events = () => startupAlertEvents(kit.alerts)
const tell = (notice: StepNotice) => kit.org((tx) => events().stepOpened(tx, kit.orgId, notice))
const toldOf = async (subjectId: string, who: PersonName = 'holder') =>
  (await kit.alertsOf(who)).filter((alert) => alert.subjectId === subjectId)

it.each<readonly [string, Partial<StepNotice>, string]>([
  ['a question', {}, 'answer-wanted'],
  ['a reminder of it', { isReminder: true }, 'answer-late'],
  ['something to know of', { kind: 'inform' }, 'acknowledgement-wanted'],
  ['a closing to know of', { kind: 'acknowledge' }, 'acknowledgement-wanted'],
  ['a role that nobody holds, also when reminded', { isVacant: true, isReminder: true }, 'role-vacant'],
])('%s is told once, however often it is asked, and is about no account yet', async (_, change, kind) => {
  const notice = asked(change)
  await tell(notice)
  await tell(notice)
  expect(await toldOf(notice.stepId)).toMatchObject([{ kind, accountId: null, readAt: null }])
})

it('whoever comes to hold the role afterwards is told then, and nobody else again', async () => {
  const notice = asked()
  await tell(notice)
  await tell({ ...notice, toIds: [kit.people.holder.id, kit.people.communicator.id] })
  expect(await toldOf(notice.stepId)).toHaveLength(1)
  expect(await toldOf(notice.stepId, 'communicator')).toHaveLength(1)
})

it('a question that is not asked any more is read for all, and its mail is not sent', async () => {
  const notice = asked({ toIds: [kit.people.holder.id, kit.people.communicator.id] })
  await tell(notice)
  const at = kit.clock.now()
  await kit.org((tx) => events().stepsClosed(tx, kit.orgId, { stepIds: [notice.stepId], at }))
  for (const who of ['holder', 'communicator'] as const)
    expect((await toldOf(notice.stepId, who)).map(({ readAt }) => readAt)).toEqual([at])
  kit.mails.length = 0
  await kit.sendMails()
  expect(kit.mails).toEqual([])
})

it.each<readonly [SettledNotice['state'], string]>([
  ['returned', 'application-returned'],
  ['approved', 'application-approved'],
  ['exception-granted', 'exception-granted'],
  ['exception-refused', 'exception-refused'],
])('%s is told to both parties', async (state, kind) => {
  const applicationId = newId<'application'>(kit.clock)
  const toIds = [kit.people.holder.id, kit.people.communicator.id]
  const notice = { applicationId, state, at: kit.clock.now(), toIds }
  await kit.org((tx) => events().settled(tx, kit.orgId, notice))
  for (const who of ['holder', 'communicator'] as const)
    expect(await toldOf(applicationId, who)).toMatchObject([{ kind }])
})
