import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { signReply, type Policy } from '#modules/policy/index.ts'
import { checkReplyText, type ReplyTextProblem } from '../rules/check-reply-text.ts'
import type { Message, ReplyId } from '../rules/message.ts'
import { replyObstacles, type ReplyObstacle } from '../rules/reply-obstacles.ts'
import { storableText } from '../rules/storable-text.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { changeMessage } from '../store/messages.ts'
import { insertReply } from '../store/replies.ts'
import { chooseSigner } from './choose-signer.ts'
import type { InboxDeps } from './deps.ts'
import { readReplySituation, REPLY_KIND, type ReplySituation } from './reply-situation.ts'
import { recordWork, type Subject } from './work-on-message.ts'

export type SendDeps = Pick<InboxDeps, 'db' | 'clock' | 'jobs' | 'policies' | 'connectors' | 'requireRight'>

export type Draft = {
  readonly kind: 'answer' | 'referral'
  /** Without signature. Made from the situation, because a referral's words come from the policy in force. */
  readonly body: (situation: ReplySituation) => { readonly text: string; readonly ruleIds: readonly string[] }
  readonly isPrivate: boolean
  readonly templateKey: string | null
  readonly referralKey: string | null
  readonly signAsPersonId: string | undefined
}

/** `outboxId` null: no network takes it; a person puts the text in its place and then says so. */
export type Sent = { readonly replyId: ReplyId; readonly outboxId: string | null; readonly text: string }

/** Decides, signs, and writes reply, intent and trace in one transaction; a worker then sends it, at most once. */
export async function sendReply(deps: SendDeps, actor: Actor, subject: Subject, draft: Draft): Promise<Sent> {
  const { tx, orgId, message, account } = subject
  await deps.requireRight(tx, actor, { accountId: account.id, right: 'reply' })
  const situation = await readReplySituation(deps, subject)
  refuse(replyObstacles(situation.facts, draft))
  const { text: body, ruleIds } = draft.body(situation)
  const signer = await chooseSigner(subject, actor, {
    signAsPersonId: draft.signAsPersonId,
    at: deps.clock.now(),
  })
  const { room, inForce } = situation
  const { policy } = inForce
  const text = storableText(signReply(policy, body.trimEnd(), signer))
  refuseText(
    checkReplyText({
      body,
      text,
      signer,
      mostCharacters: draft.isPrivate ? room.mostPrivateCharacters : room.mostCharacters,
      ...(room.lengthOf === null ? {} : { lengthOf: room.lengthOf }),
      sensitiveText: draft.kind === 'answer' && isSensitive(message) ? message.text : null,
      ownWords: ownWords(policy, signReply(policy, '', signer)),
    }),
  )
  const replyId = newId<'reply'>(deps.clock)
  const isPrivate = draft.isPrivate || room.isDirect
  const intent = {
    kind: REPLY_KIND,
    accountId: account.id,
    subjectId: message.id,
    payload: { replyId, isPrivate },
  }
  const outboxId = room.way === 'by-hand' ? null : await putInOutbox(tx, deps, orgId, intent)
  await insertReply(tx, orgId, {
    id: replyId,
    messageId: message.id,
    kind: draft.kind,
    text,
    isPrivate,
    authorId: signer.personId,
    authorName: signer.fullName,
    hidesName: signer.hidesName,
    referralKey: draft.referralKey,
    outboxId,
    placement: outboxId === null ? NOT_YET_PLACED : null,
    policyVersionId: inForce.versionId,
    createdAt: deps.clock.now(),
  })
  // What a person has still to put in its place stays in the queue: nobody else does it for them.
  const state = outboxId === null ? 'open' : 'waiting'
  await changeMessage(tx, orgId, message.id, { state, replyProblem: null })
  await recordWork(deps, actor, subject, {
    kind: draft.kind === 'answer' ? 'message.answered' : 'message.referred',
    ruleIds: [...ruleIds, ...(policy.inbox.signature === undefined ? [] : [policy.inbox.signature.id])],
    policyVersion: inForce.label,
    facts: {
      replyId,
      outboxId,
      textSha256: textSha256(text),
      characters: text.length,
      isPrivate,
      way: room.way,
      templateKey: draft.templateKey,
      referralKey: draft.referralKey,
      signedBy: signer.personId,
    },
  })
  return { replyId, outboxId, text }
}

const NOT_YET_PLACED = { state: 'waiting', at: null, by: null, link: null } as const

/** What a public reply must not hand on in any form (F-112, F-127). */
function isSensitive({ isRestricted, classKey }: Message): boolean {
  return isRestricted || classKey === 'secret' || classKey === 'offensive' || classKey === 'criminal'
}

function ownWords(policy: Policy, signature: string): string {
  const contacts = Object.values(policy.contacts).filter((contact) => typeof contact === 'string')
  return [...contacts, signature].join('\n')
}

function refuse([obstacle]: readonly ReplyObstacle[]): void {
  if (obstacle === undefined) return
  const { code, ruleId, details } = obstacle
  throw new RuleBroken(code, {
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(details === undefined ? {} : { details }),
  })
}

/** What the writer can mend in the text itself is a fault of that field; the rest is a rule in the way. */
function refuseText(problem: ReplyTextProblem | null): void {
  if (problem === null) return
  const { code, details } = problem
  if (code === 'text-empty' || code === 'text-too-long') {
    throw new InvalidInput([{ field: 'text', code, ...(details === undefined ? {} : { params: details }) }])
  }
  throw new RuleBroken(code, details === undefined ? {} : { details })
}
