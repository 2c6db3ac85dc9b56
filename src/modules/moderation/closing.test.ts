import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRevoked, OutcomeUnknown, Rejected, Unavailable } from '#connectors/connector.ts'
import type { MessageId } from '#core/ids.ts'
import { claimOutbox } from '#core/outbox/outbox.ts'
import { connectAccount } from '#modules/accounts/index.ts'
import { forwardRegistration, openRegistration, setDiaryNumber } from '#modules/records/index.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import {
  captureEvidence,
  caseCounts,
  decideAct,
  decideNotice,
  downloadEvidenceFile,
  giveNotice,
  hideOnNetwork,
  openCase,
  readCase,
  readCaseForMessage,
  readMyCases,
  readMyPoliceReports,
  reconcileAct,
  reconcileNotice,
  removeFromNetwork,
  settlePoliceReport,
} from './index.ts'

const WHY = 'Kommentaren hotar en namngiven handläggare med våld.'
let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit({
    profile: { limits: { replyCharacters: 8000, privateReplyCharacters: 2000 } },
  })
})
afterAll(() => kit.close())

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error
const view = (messageId: string) => readCaseForMessage(kit.moderation, kit.people.holder, messageId)
const notice = (messageId: string) => giveNotice(kit.moderation, kit.people.holder, { messageId })
const remove = (messageId: string) => removeFromNetwork(kit.moderation, kit.people.holder, { messageId })
const outboxOf = async (messageId: string, kind: 'act' | 'notice') => (await view(messageId)).outbox[kind]!.id

/** Everything before the removal, for the ground. */
async function ready(
  externalId: string,
  groundCode = 'unlawful-threat',
  over = {},
): Promise<{ messageId: MessageId; caseId: string; registrationId: string }> {
  const messageId = await kit.write(externalId, `Jag ska ta dig, ${externalId}. Ring 070-1234567.`, over)
  const { caseId } = await openCase(kit.moderation, kit.people.holder, {
    messageId,
    groundCode,
    assessment: WHY,
    unitId: kit.units.leisure,
  })
  const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
  await kit.runCaptures()
  const needsBasis = (await view(messageId)).steps['registration-basis'].kind === 'now'
  if (!needsBasis) return { messageId, caseId, registrationId: '' }
  const { registrationId } = await openRegistration(kit.records, kit.people.holder, {
    messageId,
    criterionRuleId: 'register-removed',
    note: 'Hot mot handläggare',
    unitId: kit.units.leisure,
    suggestedSecrecy: false,
    evidenceId,
    caseId,
  })
  return { messageId, caseId, registrationId }
}

async function removed(externalId: string, groundCode?: string, over = {}) {
  const prepared = await ready(externalId, groundCode, over)
  await remove(prepared.messageId)
  await kit.runOutbox()
  return prepared
}

async function toRegistrar(registrationId: string): Promise<void> {
  await forwardRegistration(kit.records, kit.people.contact, { registrationId })
  await forwardRegistration(kit.records, kit.people.service, { registrationId })
}

describe('scenario 16: the case closes when everybody has done their part', () => {
  it('not without the diary number and the police report', async () => {
    const { messageId, caseId, registrationId } = await removed('close-1')
    await notice(messageId)
    await kit.runOutbox()
    // the communicator is done; the service and the registrar are not (F-027)
    expect(await kit.message('close-1')).toMatchObject({ state: 'handled', outcome: 'removed' })
    expect((await view(messageId)).duties).toEqual(['police-report', 'diary-number'])

    await toRegistrar(registrationId)
    await setDiaryNumber(kit.records, kit.people.registrar, { registrationId, number: 'FN 2026/17' })
    expect(await view(messageId)).toMatchObject({ case: { state: 'open' }, duties: ['police-report'] })

    const settle = { caseId, reportNumber: '5000-K123456-26' }
    await expect(settlePoliceReport(kit.moderation, kit.roadWorker, settle)).rejects.toThrow(/not permitted/)
    await expect(
      settlePoliceReport(kit.moderation, kit.people.service, { caseId, reportNumber: 'snart' }),
    ).rejects.toThrow(/police-number-form/)
    await settlePoliceReport(kit.moderation, kit.people.service, settle)
    await expect(settlePoliceReport(kit.moderation, kit.people.service, settle)).rejects.toThrow(
      code('police-settled'),
    )
    const closed = await readCase(kit.moderation, kit.people.holder, caseId)
    expect(closed).toMatchObject({
      case: { state: 'closed' },
      police: { state: 'reported', reportNumber: '5000-K123456-26' },
    })
    const last = (await kit.journal(messageId)).find((entry) => entry.kind === 'moderation.case-closed')
    expect(last?.facts).toMatchObject({ diaryNumbers: ['FN 2026/17'], policeReportNumber: '5000-K123456-26' })
  })

  it('a reasoned decision not to report will do, in whatever order it comes', async () => {
    const { messageId, caseId, registrationId } = await removed('close-2')
    await settlePoliceReport(kit.moderation, kit.people.service, {
      caseId,
      reason: 'Hotet är för obestämt för att vara ett brott.',
    })
    await toRegistrar(registrationId)
    await setDiaryNumber(kit.records, kit.people.registrar, { registrationId, number: 'FN 2026/18' })
    expect((await view(messageId)).duties).toEqual(['notice'])
    await notice(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).case?.state).toBe('closed')
  })

  it('the author was quicker: the rest is done all the same, and nothing is removed', async () => {
    const { messageId, caseId, registrationId } = await ready('quick-1')
    const effect = {
      kind: 'comment-removed' as const,
      commentExternalId: 'quick-1',
      postExternalId: 'post-1',
    }
    await kit.receive({ key: 'quick-1-gone', at: '2026-04-02T15:00:00Z', effect })
    await expect(remove(messageId)).rejects.toThrow(code('step-not-needed'))
    expect((await view(messageId)).duties).toEqual(['police-report', 'diary-number'])
    await settlePoliceReport(kit.moderation, kit.people.service, { caseId, reportNumber: '5000-K1-26' })
    await toRegistrar(registrationId)
    await setDiaryNumber(kit.records, kit.people.registrar, { registrationId, number: 'FN 2026/19' })
    expect((await view(messageId)).case?.state).toBe('closed')
    expect(await kit.message('quick-1')).toMatchObject({
      presence: 'removed-by-author',
      state: 'handled',
      outcome: 'gone',
    })
  })

  it('lists what waits, for whom', async () => {
    const before = await caseCounts(kit.moderation, kit.people.holder)
    const { caseId } = await ready('mine-1')
    expect(await caseCounts(kit.moderation, kit.people.holder)).toMatchObject({
      cases: before.cases + 1,
      lateCases: 0,
    })
    const mine = (await readMyCases(kit.moderation, kit.people.holder)).find((one) => one.case.id === caseId)
    expect(mine).toMatchObject({ next: 'action', isLate: false, accountName: 'Ekköpings kommun' })
    expect(
      (await readMyPoliceReports(kit.moderation, kit.people.service)).map((one) => one.case.id),
    ).toContain(caseId)
    expect(await readMyPoliceReports(kit.moderation, kit.roadWorker)).toEqual([])
    expect(await caseCounts(kit.moderation, kit.people.employee)).toEqual({
      cases: 0,
      lateCases: 0,
      policeReports: 0,
    })
  })
})

describe('the notice (F-123)', () => {
  it('scenario 15: for sensitive content it refers onward, repeats nothing and is signed without a name', async () => {
    const { messageId } = await removed('secret-1', 'secret-data')
    await notice(messageId)
    await kit.runOutbox()
    const { case: current } = await view(messageId)
    // what is gone takes no private reply, so the thread is told
    expect(current?.notice).toMatchObject({ state: 'sent', channel: 'public' })
    const sent = kit.network.sent.at(-1)!
    expect(sent).toMatchObject({ verb: 'reply', to: 'post-1', text: current?.notice.text })
    expect(sent.text).toContain('0346-886000')
    expect(sent.text).not.toMatch(/070-1234567|sekretess|Hanna|Hållare|Åsa/)
    expect(sent.text).toContain('kommunikatör')
    const kinds = (await kit.journal(messageId)).map((entry) => entry.kind)
    expect(kinds.slice(-4)).toEqual([
      'moderation.notice-decided',
      'moderation.notice-refused',
      'moderation.notice-sent',
      'message.closed',
    ])
  })

  it('names the ground where it may, privately when the comment still stands', async () => {
    const { messageId } = await ready('ads-1', 'unrelated-marketing')
    await hideOnNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    await notice(messageId)
    await kit.runOutbox()
    expect(kit.network.sent.at(-1)).toMatchObject({ verb: 'privateReply', to: 'ads-1' })
    expect((await view(messageId)).case).toMatchObject({
      state: 'closed',
      notice: { state: 'sent', channel: 'private' },
    })
  })

  it('that cannot be delivered is recorded with its reason and blocks nothing (§3.2, 16)', async () => {
    const { messageId } = await removed('lost-1', 'unrelated-marketing')
    kit.acting.failNext('reply', new Rejected('comments are closed', '200'))
    await notice(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).case).toMatchObject({
      state: 'closed',
      notice: { state: 'undeliverable', reason: 'network-200' },
    })
  })

  it('is left out only where the policy says so', async () => {
    const { messageId } = await removed('bot-1', 'unrelated-marketing')
    await giveNotice(kit.moderation, kit.people.holder, { messageId, exemption: 'spamBot' })
    expect((await view(messageId)).case).toMatchObject({
      state: 'closed',
      notice: { state: 'exempt', reason: 'spamBot' },
    })
  })

  it('whose fate nobody knows is looked up, never sent again by itself', async () => {
    const { messageId } = await removed('unknown-1', 'unrelated-marketing')
    kit.acting.failNext('privateReply', new Rejected('gone', 'x', true))
    kit.acting.failNext('reply', new OutcomeUnknown('time-out'), true)
    await notice(messageId)
    await kit.runOutbox()
    const sentBefore = kit.network.sent.length
    await expect(notice(messageId)).rejects.toThrow(code('step-outcome-unknown'))
    const outboxId = await outboxOf(messageId, 'notice')
    expect(await reconcileNotice(kit.moderation, kit.people.holder, { outboxId })).toEqual({ found: 'sent' })
    expect(kit.network.sent).toHaveLength(sentBefore)
    expect((await view(messageId)).case?.notice.state).toBe('sent')
    await expect(reconcileNotice(kit.moderation, kit.people.holder, { outboxId })).rejects.toThrow(
      code('outcome-not-unknown'),
    )
  })

  it('that is not there may be sent once more, or given up', async () => {
    const { messageId } = await ready('unknown-2', 'unrelated-marketing')
    await hideOnNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    kit.acting.failNext('privateReply', new Rejected('takes no messages', '551'))
    kit.acting.failNext('reply', new OutcomeUnknown('time-out'))
    await notice(messageId)
    await kit.runOutbox()
    const outboxId = await outboxOf(messageId, 'notice')
    const asked = () => reconcileNotice(kit.moderation, kit.people.holder, { outboxId })
    expect(await asked()).toEqual({ found: 'not-there' })
    await decideNotice(kit.moderation, kit.people.holder, { outboxId, decision: 'again' })
    await kit.runOutbox()
    expect((await view(messageId)).case?.notice.state).toBe('sent')

    const other = await removed('unknown-3', 'unrelated-marketing')
    kit.acting.failNext('reply', new OutcomeUnknown('time-out'))
    await notice(other.messageId)
    await kit.runOutbox()
    await decideNotice(kit.moderation, kit.people.holder, {
      outboxId: await outboxOf(other.messageId, 'notice'),
      decision: 'give-up',
    })
    expect((await view(other.messageId)).case?.notice).toMatchObject({
      state: 'undeliverable',
      reason: 'given-up',
    })
  })
})

describe('the act on the network', () => {
  it('is tried again when the network certainly did nothing, and only then', async () => {
    const { messageId } = await ready('again-1')
    kit.acting.failNext('remove', new Unavailable('refused'))
    await remove(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: 'under-way' })
    kit.clock.advance({ minutes: 1 })
    await kit.runOutbox()
    expect((await view(messageId)).steps.action.kind).toBe('done')
  })

  it('of unknown outcome waits for a person; the network is only read', async () => {
    const { messageId } = await ready('doubt-1')
    kit.acting.failNext('remove', new OutcomeUnknown('time-out'), true)
    await remove(messageId)
    await kit.runOutbox()
    kit.clock.advance({ hours: 2 })
    await kit.runOutbox()
    const acts = kit.acting.acts.length
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: 'unknown-outcome' })
    await expect(remove(messageId)).rejects.toThrow(code('step-outcome-unknown'))
    const outboxId = await outboxOf(messageId, 'act')
    expect(await reconcileAct(kit.moderation, kit.people.holder, { outboxId })).toEqual({ found: 'done' })
    expect(kit.acting.acts).toHaveLength(acts)
    expect(await kit.message('doubt-1')).toMatchObject({ presence: 'removed-by-us' })
  })

  it('that did not happen is done once more, or not, when a person says so', async () => {
    const { messageId } = await ready('doubt-2')
    kit.acting.failNext('remove', new OutcomeUnknown('time-out'))
    await remove(messageId)
    await kit.runOutbox()
    const outboxId = await outboxOf(messageId, 'act')
    kit.network.fail('fetchComment', new Unavailable('down'))
    expect(await reconcileAct(kit.moderation, kit.people.holder, { outboxId })).toEqual({
      found: 'not-asked',
      why: 'unavailable',
    })
    expect(await reconcileAct(kit.moderation, kit.people.holder, { outboxId })).toEqual({ found: 'not-done' })
    await decideAct(kit.moderation, kit.people.holder, { outboxId, decision: 'cancel' })
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: null })
    await remove(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).steps.action.kind).toBe('done')
  })

  it('on something gone already is done, and that is noted', async () => {
    const { messageId } = await ready('gone-1')
    kit.network.comments.delete('gone-1')
    await remove(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).case).toMatchObject({ wasGone: true })
    expect((await view(messageId)).steps.action.kind).toBe('done')
  })

  it('that the network refuses leaves the way open for the other verb', async () => {
    const { messageId } = await ready('refused-1')
    kit.acting.failNext('remove', new Rejected('not allowed', '200'))
    await remove(messageId)
    await kit.runOutbox()
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: 'failed' })
    await hideOnNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    expect(await kit.message('refused-1')).toMatchObject({ presence: 'hidden' })
  })

  it('without access is refused, and the account holder is told once', async () => {
    const { messageId } = await ready('revoked-1')
    const other = await ready('revoked-2')
    kit.acting.failNext('remove', new AccessRevoked('expired', '190'))
    kit.acting.failNext('remove', new AccessRevoked('expired', '190'))
    await remove(messageId)
    await remove(other.messageId)
    await kit.runOutbox()
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: 'failed' })
    expect(kit.told.filter((one) => one.what === 'accountAccessLost')).toHaveLength(1)
    expect((await view(messageId)).account).toMatchObject({ accessState: 'revoked', accessProblem: '190' })
    await connectAccount(kit.deps, kit.people.admin, { accountId: kit.account.id, token: 'a-new-token' })
  })

  it('taken by a process that died is unknown, never repeated', async () => {
    const { messageId } = await ready('dead-1')
    await remove(messageId)
    const outboxId = await outboxOf(messageId, 'act')
    await kit.test.db.forOrg(kit.orgId, async (tx) => {
      kit.clock.advance({ seconds: 1 })
      await claimOutbox(tx, kit.orgId, outboxId, { by: 'killed', at: kit.clock.now() })
    })
    kit.clock.advance({ minutes: 6 })
    await kit.outbox.sweep()
    expect(kit.acting.acts).not.toContain('remove dead-1')
    expect((await view(messageId)).steps.action).toEqual({ kind: 'now', busy: 'unknown-outcome' })
  })
})

describe('the affected service', () => {
  it('sees what it has to report, though the account is another service’s (F-131)', async () => {
    const messageId = await kit.write('other-service', 'Jag ska ta er på vägen.')
    const open = { messageId, groundCode: 'unlawful-threat', assessment: WHY }
    const { caseId } = await openCase(kit.moderation, kit.people.holder, {
      ...open,
      unitId: kit.units.roads,
    })
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    const { may, police } = await readCase(kit.moderation, kit.roadWorker, caseId)
    expect(may).toMatchObject({ settlePolice: true, readFiles: true, act: false, capture: false })
    const sha256 = police?.basisSha256 ?? ''
    const file = await downloadEvidenceFile(kit.moderation, kit.roadWorker, { messageId, sha256 })
    file.stream.destroy()
    expect(file.mediaType).toBe('application/pdf')
    const { messageId: leisures } = await ready('own-service')
    await expect(readCaseForMessage(kit.moderation, kit.roadWorker, leisures)).rejects.toThrow(
      /not permitted/,
    )
  })
})
