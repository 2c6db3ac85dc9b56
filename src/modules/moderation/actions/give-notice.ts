import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { RuleBroken } from '#core/errors.ts'
import type { MessageId } from '#core/ids.ts'
import { noteNotice } from '#modules/inbox/index.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { removalNotice } from '#modules/policy/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { ModerationCase, NoticeExemption } from '../rules/case.ts'
import { sha256Of } from '../rules/fingerprint.ts'
import { noticeChannels, type NoticeChannel } from '../rules/notice-channel.ts'
import { noticeText } from '../rules/notice-text.ts'
import { requireStep, stepsOf } from '../rules/steps.ts'
import { itemSubject, loadStanding, type Standing } from '../standing.ts'
import { updateCase } from '../store/cases.ts'
import { sv } from '../texts.sv.ts'
import { requireOpenCase } from './act-on-network.ts'
import { recordCase } from './case-ledger.ts'
import { finishCase } from './finish-case.ts'

export const NOTICE_KIND = 'moderation.notice'

export type NoticePayload = NoticeChannel & {
  readonly caseId: string
  readonly messageId: string
  readonly text: string
  /** What to try when the network says no to this one. */
  readonly others: readonly NoticeChannel[]
}

export type NoticeGiven = {
  readonly state: 'under-way' | 'undeliverable' | 'exempt'
  readonly channel: NoticeChannel['channel'] | null
}

/**
 * Tells the author that and why something was taken down, and where to turn (F-123). After the action, never before. When there is no way
 * to reach the author the attempt is recorded and blocks nothing (requirements §3.2, 16). With `exemption` no notice is sent, where the
 * policy allows that. Throws `RuleBroken` (`step-locked`, `notice-exemption-not-in-policy`, `notice-text-incomplete`) and `Conflict`.
 */
export async function giveNotice(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly messageId: string; readonly exemption?: NoticeExemption },
): Promise<NoticeGiven> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, { messageId: input.messageId, lock: true })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    await deps.requireRight(tx, actor, { accountId: standing.account.id, right: 'moderate' })
    const current = requireOpenCase(standing)
    requireNoticeStep(standing)
    const given =
      input.exemption === undefined
        ? await send(deps, tx, actor, { standing, current })
        : await exempt(deps, tx, actor, { standing, current, exemption: input.exemption })
    await finishCase(deps, tx, actor, current.messageId)
    return given
  })
}

/** Where the policy asks for no notice one may still be given. */
function requireNoticeStep({ facts, inForce }: Standing): void {
  requireStep(
    stepsOf({ ...facts, isNoticeRequired: true }),
    'notice',
    inForce.policy.moderation.individualNotice.id,
  )
}

type Giving = { readonly standing: Standing; readonly current: ModerationCase }

async function exempt(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, current, exemption }: Giving & { readonly exemption: NoticeExemption },
): Promise<NoticeGiven> {
  const { citation, exceptWhen } = removalNotice(standing.inForce.policy, [current.groundCode])
  if (!exceptWhen.includes(exemption))
    throw new RuleBroken('notice-exemption-not-in-policy', {
      ruleId: citation.ruleId,
      details: { exemption },
    })
  await updateCase(tx, actor.orgId, current.id, {
    noticeState: 'exempt',
    noticeReason: exemption,
    noticeAt: deps.clock.now(),
  })
  await recordCase(tx, deps.clock, actor, {
    kind: 'moderation.notice-exempt',
    messageId: current.messageId,
    ruleIds: [citation.ruleId],
    policyVersion: current.policyVersionId,
    facts: { caseId: current.id, exemption },
  })
  return { state: 'exempt', channel: null }
}

async function send(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, current }: Giving,
): Promise<NoticeGiven> {
  const { orgId } = actor
  if (standing.ground === null)
    throw new RuleBroken('not-a-ground', { details: { ground: current.groundCode } })
  const title = actor.kind === 'person' ? actor.title : sv.systemTitle
  const { text, isSensitive, ruleId } = noticeText(standing.inForce.policy, standing.ground, title)
  const [first, ...others] = channelsFor(deps, { standing, current, text })
  const at = deps.clock.now()
  const facts = { caseId: current.id, textSha256: sha256Of(text), isSensitive }
  const entry = { messageId: current.messageId, ruleIds: [ruleId], policyVersion: current.policyVersionId }
  if (first === undefined) {
    await updateCase(tx, orgId, current.id, {
      noticeState: 'undeliverable',
      noticeReason: 'no-channel',
      noticeText: text,
      noticeAt: at,
    })
    await recordCase(tx, deps.clock, actor, {
      ...entry,
      kind: 'moderation.notice-undeliverable',
      facts: { ...facts, reason: 'no-channel' },
    })
    return { state: 'undeliverable', channel: null }
  }
  const outboxId = await putNotice(deps, tx, actor, { standing, text, channel: first, others })
  await updateCase(tx, orgId, current.id, {
    noticeChannel: first.channel,
    noticeText: text,
    noticeOutboxId: outboxId,
  })
  await recordCase(tx, deps.clock, actor, {
    ...entry,
    kind: 'moderation.notice-decided',
    facts: { ...facts, channel: first.channel, outboxId },
  })
  return { state: 'under-way', channel: first.channel }
}

export function channelsFor(
  deps: Pick<ModerationDeps, 'connectors' | 'clock'>,
  { standing, current, text }: Giving & { readonly text: string },
): readonly NoticeChannel[] {
  const profile = deps.connectors.get(standing.account.network)?.profile
  const { message, post } = standing.handling
  if (profile === undefined || current.action === null) return []
  return noticeChannels({
    profile,
    verb: current.action,
    externalId: message.externalId,
    parentExternalId: message.parentExternalId,
    postExternalId: post?.externalId ?? null,
    mayReplyPrivately: message.may?.privateReply ?? null,
    postedAt: message.postedAt,
    now: deps.clock.now(),
    characters: text.length,
  })
}

type Sending = {
  readonly standing: Standing
  readonly text: string
  readonly channel: NoticeChannel
  readonly others: readonly NoticeChannel[]
}

async function putNotice(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { standing, text, channel, others }: Sending,
): Promise<string> {
  const { message } = standing.handling
  const payload: NoticePayload = {
    ...channel,
    caseId: standing.case?.id ?? '',
    messageId: message.id,
    text,
    others,
  }
  const outboxId = await putInOutbox(tx, deps, actor.orgId, {
    kind: NOTICE_KIND,
    accountId: standing.account.id,
    subjectId: message.id,
    payload,
  })
  await listAmongReplies(deps, tx, actor, { payload, outboxId, policyVersionId: standing.inForce.versionId })
  return outboxId
}

/** The message's own page shows the notice where it shows what else we have answered. */
export async function listAmongReplies(
  deps: Pick<ModerationDeps, 'clock'>,
  tx: Tx,
  actor: Actor,
  listed: { readonly payload: NoticePayload; readonly outboxId: string; readonly policyVersionId: string },
): Promise<void> {
  const { payload, outboxId, policyVersionId } = listed
  await noteNotice(tx, deps.clock, actor.orgId, {
    messageId: payload.messageId as MessageId,
    text: payload.text,
    isPrivate: payload.channel === 'private',
    authorId: actor.id,
    authorName: actor.name,
    hidesName: true,
    outboxId,
    policyVersionId,
  })
}
