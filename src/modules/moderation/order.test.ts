import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageId } from '#core/ids.ts'
import { openDecisionKit, type DecisionKit } from '#test/decision-kit.ts'
import { openRegistration } from '#modules/records/index.ts'
import {
  captureEvidence,
  confirmGround,
  giveNotice,
  hideOnNetwork,
  openCase,
  readCaseForMessage,
  removeFromNetwork,
  unhide,
  withdrawCase,
} from './index.ts'

const WHY = 'Kommentaren hotar en namngiven handläggare med våld.'
let kit: DecisionKit
beforeAll(async () => {
  kit = await openDecisionKit()
})
afterAll(() => kit.close())

const open = (messageId: MessageId, groundCode = 'unlawful-threat') =>
  openCase(kit.moderation, kit.people.holder, { messageId, groundCode, assessment: WHY })
const remove = (messageId: MessageId) => removeFromNetwork(kit.moderation, kit.people.holder, { messageId })
const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error
const locked = (waitsFor: string) =>
  expect.objectContaining({
    code: 'step-locked',
    details: expect.objectContaining({ waitsFor }) as object,
  }) as Error
const register = (messageId: MessageId, evidenceId?: string) =>
  openRegistration(kit.records, kit.people.holder, {
    messageId,
    criterionRuleId: 'register-removed',
    note: 'Hot mot handläggare',
    suggestedSecrecy: false,
    ...(evidenceId === undefined ? {} : { evidenceId }),
  })

describe('the order holds in the actions, whoever calls them (design principle 5)', () => {
  it('scenario 16: a threat goes through every step, and none can be skipped', async () => {
    const messageId = await kit.write('threat-1', 'Jag vet var du bor, akta dig.')
    await kit.triage(messageId, 'criminal')

    await expect(remove(messageId)).rejects.toThrow(code('no-open-case'))
    // F-118: until child abuse is ruled out nothing is copied
    await expect(captureEvidence(kit.moderation, kit.people.holder, { messageId })).rejects.toThrow(
      locked('ground'),
    )
    const { caseId } = await open(messageId)
    await expect(remove(messageId)).rejects.toThrow(locked('evidence'))

    const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await expect(remove(messageId)).rejects.toThrow(locked('evidence'))
    await kit.runCaptures()
    await expect(remove(messageId)).rejects.toThrow(locked('registration-basis'))
    await expect(giveNotice(kit.moderation, kit.people.holder, { messageId })).rejects.toThrow(
      locked('action'),
    )

    await register(messageId, evidenceId)
    expect(await remove(messageId)).toMatchObject({ caseId })
    await expect(remove(messageId)).rejects.toThrow(code('step-under-way'))
    expect(kit.acting.acts).toEqual([])
    await kit.runOutbox()

    expect(kit.acting.acts).toEqual(['remove threat-1'])
    const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(view.orderedSteps.map((step) => `${step.key} ${step.state.kind}`)).toEqual([
      'ground done',
      'evidence done',
      'registration-basis done',
      'action done',
      'notice now',
      'police-report now',
    ])
    expect(view.next).toBe('notice')
    expect(view.duties).toEqual(['notice', 'police-report', 'diary-number'])
    expect(await kit.message('threat-1')).toMatchObject({ presence: 'removed-by-us' })
    const kinds = (await kit.journal(messageId)).map((entry) => entry.kind)
    expect(kinds.filter((kind) => /^(moderation|evidence|registration)/.test(kind))).toEqual([
      'moderation.case-opened',
      'evidence.begun',
      'evidence.sealed',
      'moderation.police-basis-made',
      'registration.opened',
      'moderation.action-decided',
      'moderation.acted',
    ])
  })

  it('the echo of our own removal is not the author’s doing, whenever it comes', async () => {
    const messageId = await removable('echo-1')
    await remove(messageId)
    const removed = {
      kind: 'comment-removed' as const,
      commentExternalId: 'echo-1',
      postExternalId: 'post-1',
    }
    await kit.receive({ key: 'echo-1-removed', at: '2026-04-02T14:01:00Z', effect: removed })
    await kit.runOutbox()
    expect(await kit.message('echo-1')).toMatchObject({ presence: 'removed-by-us' })
    const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(view.steps.action).toEqual({ kind: 'done' })
  })

  it('words changed after the capture need new evidence', async () => {
    const messageId = await removable('edited-1')
    kit.network.addComment('edited-1', { text: 'Nu skriver jag något ännu värre.' })
    await kit.receive({
      key: 'edited-1-again',
      at: '2026-04-02T14:10:00Z',
      effect: {
        kind: 'comment-edited',
        comment: {
          externalId: 'edited-1',
          postExternalId: 'post-1',
          parentExternalId: null,
          author: { externalId: 'citizen-1', name: 'Åsa Öberg' },
          text: 'Nu skriver jag något ännu värre.',
          postedAt: null,
          media: [],
        },
      },
    })
    await expect(remove(messageId)).rejects.toThrow(locked('evidence'))
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    await expect(remove(messageId)).resolves.toBeDefined()
  })

  it('hides, and shows again with a reason; what was hidden may be removed later', async () => {
    const messageId = await removable('hidden-1')
    await hideOnNetwork(kit.moderation, kit.people.holder, { messageId })
    await kit.runOutbox()
    expect(await kit.message('hidden-1')).toMatchObject({ presence: 'hidden' })
    const { offers } = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(offers.map((offer) => (offer.isOffered ? offer.verb : offer.why))).toEqual([
      'remove',
      'already-hidden',
    ])
    await expect(unhide(kit.moderation, kit.people.holder, { messageId, reason: ' ' })).rejects.toThrow(
      /reason: required/,
    )
    await unhide(kit.moderation, kit.people.holder, { messageId, reason: 'Vi bedömde fel.' })
    await kit.runOutbox()
    expect(await kit.message('hidden-1')).toMatchObject({ presence: 'visible' })
    const after = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(after.case).toBeNull()
    await expect(unhide(kit.moderation, kit.people.holder, { messageId, reason: 'Igen' })).rejects.toThrow(
      code('not-hidden-by-us'),
    )

    const other = await removable('hidden-2')
    await hideOnNetwork(kit.moderation, kit.people.holder, { messageId: other })
    await kit.runOutbox()
    await remove(other)
    await kit.runOutbox()
    expect(await kit.message('hidden-2')).toMatchObject({ presence: 'removed-by-us' })
  })

  it('offers nothing that the network does not allow for this very comment', async () => {
    const messageId = await kit.write('locked-1', 'Köp billiga klockor.')
    kit.network.addComment('locked-1', {
      text: 'Köp billiga klockor.',
      may: { reply: true, hide: true, remove: false, privateReply: true },
    })
    await open(messageId, 'unrelated-marketing')
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    await expect(remove(messageId)).rejects.toThrow(
      expect.objectContaining({
        code: 'verb-not-offered',
        details: { verb: 'remove', why: 'object-not-allowed' },
      }),
    )
    await expect(hideOnNetwork(kit.moderation, kit.people.holder, { messageId })).resolves.toBeDefined()
  })

  it('a case taken back leaves the evidence and asks nothing more; once acted it cannot be', async () => {
    const messageId = await kit.write('back-1', 'Du ska få, din skurk.')
    const { caseId } = await open(messageId)
    await expect(open(messageId)).rejects.toThrow(code('case-open'))
    await withdrawCase(kit.moderation, kit.people.holder, { caseId, reason: 'Fel kommentar.' })
    const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
    expect(view).toMatchObject({ case: null, police: null, next: 'ground' })
    const acted = await removable('back-2')
    const decided = await remove(acted)
    await expect(
      withdrawCase(kit.moderation, kit.people.holder, { caseId: decided.caseId, reason: 'Ångrar mig' }),
    ).rejects.toThrow(code('acted-already'))
  })

  it('a token needs the scope, a person the role (F-027)', async () => {
    const messageId = await kit.write('who-1', 'Jag ska slå dig gul och blå.')
    const input = { messageId, groundCode: 'unlawful-threat', assessment: WHY }
    for (const actor of [
      kit.people.employee,
      kit.people.registrar,
      kit.people.service,
      kit.token('moderation:read'),
    ])
      await expect(openCase(kit.moderation, actor, input)).rejects.toThrow(
        expect.objectContaining({ name: 'NotPermitted' }),
      )
    await expect(openCase(kit.moderation, kit.token('moderation:write'), input)).resolves.toBeDefined()
  })
})

describe('the ground', () => {
  it.each(['viewpoint', 'question', 'idea', 'praise'])(
    'scenario 14: %s is not removed until somebody says it is something else',
    async (classKey) => {
      const messageId = await kit.write(`voice-${classKey}`, 'Det här har ni skött riktigt illa.')
      await kit.triage(messageId, classKey)
      const view = await readCaseForMessage(kit.moderation, kit.people.holder, messageId)
      expect(view.isRemovalOffered).toBe(false)
      await expect(open(messageId)).rejects.toThrow(
        expect.objectContaining({ code: 'criticism-is-not-a-ground', ruleId: 'floor-criticism-stays' }),
      )
      await kit.triage(messageId, 'criminal')
      await expect(open(messageId)).resolves.toBeDefined()
    },
  )

  it('F-122: politics needs the acknowledgement, and a second person who is not the first', async () => {
    const messageId = await kit.write('politics-1', 'Rösta bort hela bunten, säger jag.')
    await kit.triage(messageId, 'political')
    const input = { messageId, groundCode: 'political-discussion', assessment: WHY }
    await expect(openCase(kit.moderation, kit.people.holder, input)).rejects.toThrow(
      code('neutrality-not-acknowledged'),
    )
    const { caseId } = await openCase(kit.moderation, kit.people.holder, {
      ...input,
      acknowledgesNeutrality: true,
    })
    await captureEvidence(kit.moderation, kit.people.holder, { messageId })
    await kit.runCaptures()
    await expect(remove(messageId)).rejects.toThrow(locked('ground'))
    await expect(confirmGround(kit.moderation, kit.people.holder, { caseId })).rejects.toThrow(
      code('reviewer-is-the-same'),
    )
    await expect(confirmGround(kit.moderation, kit.token('moderation:write'), { caseId })).rejects.toThrow(
      code('reviewer-must-be-a-person'),
    )
    await confirmGround(kit.moderation, kit.people.communicator, { caseId })
    await expect(confirmGround(kit.moderation, kit.people.substitute, { caseId })).rejects.toThrow(
      code('reviewed-already'),
    )
    await expect(remove(messageId)).resolves.toBeDefined()
  })

  it('refuses what the policy does not know, and a group without its part', async () => {
    const messageId = await kit.write('ground-1', 'Hör ni dåligt?')
    await expect(open(messageId, 'annoying')).rejects.toThrow(code('not-a-ground'))
    await expect(open(messageId, 'offensive')).rejects.toThrow(code('choose-ground-part'))
    await expect(
      openCase(kit.moderation, kit.people.holder, {
        messageId,
        groundCode: 'insult',
        assessment: 'Någon kände sig kränkt av detta',
      }),
    ).rejects.toThrow(/assessment-not-objective/)
  })
})

async function removable(externalId: string): Promise<MessageId> {
  const messageId = await kit.write(externalId, `Jag ska ta dig, ${externalId}.`)
  await open(messageId)
  const { evidenceId } = await captureEvidence(kit.moderation, kit.people.holder, { messageId })
  await kit.runCaptures()
  await register(messageId, evidenceId)
  return messageId
}
