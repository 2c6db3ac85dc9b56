import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { captureEvidence, openCase, readCaseForMessage, readMyCases, removeFromNetwork } from './index.ts'

/** Friday 20:00 in Sweden, summer time. */
const FRIDAY = '2026-06-05T18:00:00Z'
const WHY = 'Kommentaren består bara av könsord riktade mot andra.'

let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit({ policy: 'botkyrka', at: FRIDAY })
})
afterAll(() => kit.close())

describe('scenario 17, under a policy with other grounds and a clock', () => {
  it('obscene words of Friday 20:00 are to be gone by Sunday 20:00, weekend or not (B-059)', async () => {
    const messageId = await kit.write('obscene-1', 'Fula ord här.', {
      postedAt: Temporal.Instant.from(FRIDAY),
    })
    kit.clock.advance({ hours: 20 })
    const { caseId } = await openCase(kit.moderation, kit.people.holder, {
      messageId,
      groundCode: 'obscene-words',
      assessment: WHY,
    })
    const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(view.case?.dueAt?.toString()).toBe('2026-06-07T18:00:00Z')
    expect(view.case?.dueRuleId).toBe('removal-clock')
    kit.clock.set('2026-06-07T18:00:01Z')
    const mine = await readMyCases(kit.moderation, kit.people.holder)
    expect(mine).toMatchObject([{ case: { id: caseId }, isLate: true }])
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    await removeFromNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    // no individual notice is demanded, nothing is to be registered: the case is done
    const after = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(after.case).toMatchObject({ state: 'closed', action: 'remove' })
    expect(after.steps.notice).toEqual({ kind: 'skipped', why: 'not-required' })
    const decided = (await kit.journal(messageId)).find((entry) => entry.kind === 'moderation.action-decided')
    expect(decided?.facts['isLate']).toBe(true)
  })

  it('political discussion is no ground here; what the law lists always is (B-068)', async () => {
    const messageId = await kit.write('politics-1', 'Avgå, hela nämnden.')
    const open = (groundCode: string) =>
      openCase(kit.moderation, kit.people.holder, {
        messageId,
        groundCode,
        assessment: WHY,
        acknowledgesNeutrality: true,
      })
    await expect(open('political-discussion')).rejects.toThrow(
      expect.objectContaining({ code: 'not-a-ground' }),
    )
    await expect(open('bbs-unlawful-threat')).resolves.toBeDefined()
    const { steps } = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(steps['police-report']).toEqual({ kind: 'locked', waitsFor: 'evidence' })
  })
})
