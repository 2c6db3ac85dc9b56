import { may, permit, type Actor } from '#core/actor.ts'
import type { MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { findAccount, type Account } from '#modules/accounts/index.ts'
import { findPerson, findUnit, type Person, type Unit } from '#modules/organisation/index.ts'
import {
  readReplySituation,
  type ReplyRoom,
  type SentReply,
  type SituationDeps,
} from '../actions/reply-situation.ts'
import { inboxPermissions } from '../permissions.ts'
import type { FoldedPostVersion } from '../rules/folded.ts'
import { isEnteredByHand } from '../rules/entered-by-hand.ts'
import type { Message } from '../rules/message.ts'
import { referrals, type Referral } from '../rules/referral.ts'
import { replyObstacles, type ReplyObstacle } from '../rules/reply-obstacles.ts'
import { concealment, mayReadRestricted, type Concealment } from '../rules/visible-content.ts'
import { readAssignments, type Assignment } from '../store/assignments.ts'
import { readMedia, type KeptMedia } from '../store/media.ts'
import { readVersions, type MessageVersion } from '../store/message-versions.ts'
import { findMessage } from '../store/messages.ts'
import { findPost, readPostVersions, type Post } from '../store/posts.ts'
import { readThreadFor, type ThreadEntry } from './read-thread.ts'

/** A message with everything that a person needs to decide on it. What the reader may not see is left out; `content` says why. */
export type MessageDetail = Omit<Message, 'text' | 'media'> & {
  readonly account: Account
  readonly owner: Pick<Person, 'id' | 'fullName' | 'title'> | null
  readonly unit: Unit | null
  readonly content: Concealment
  readonly text: string | null
  /** As the network names them; what we have bytes of is in `kept`. */
  readonly media: readonly MediaRef[]
  readonly kept: readonly KeptMedia[]
  readonly versions: readonly MessageVersion[]
  readonly post:
    (Post & { readonly versions: readonly FoldedPostVersion[]; readonly kept: readonly KeptMedia[] }) | null
  /** In reading order, this message among them. */
  readonly thread: readonly ThreadEntry[]
  readonly replies: readonly (SentReply & { readonly isInThread: boolean })[]
  readonly assignments: readonly Assignment[]
  /** What stands in the way of each kind of reply: empty when nothing does. */
  readonly obstacles: Readonly<
    Record<'answer' | 'answerPrivately' | 'referral' | 'referPrivately', readonly ReplyObstacle[]>
  >
  /** How and where an answer goes, and what it may hold. */
  readonly room: ReplyRoom
  readonly isEnteredByHand: boolean
  /** Ways onward, whole or with what is missing; none before triage. */
  readonly referrals: readonly Referral[]
  readonly mayTriage: boolean
  readonly mayReply: boolean
  readonly mayAssign: boolean
}

/** Throws `NotFound` and `NotPermitted`. */
export async function readMessage(
  deps: SituationDeps,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<MessageDetail> {
  permit(actor, inboxPermissions.read, null)
  const { orgId } = actor
  const message = await findMessage(tx, orgId, id)
  const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
  if (message === null || account === null) throw new NotFound('message', id)
  const { facts, replies, inForce, room } = await readReplySituation(deps, { tx, orgId, message, account })
  const thread = await readThreadFor(tx, actor, message)
  const { classKey, ownerId, unitId } = message
  const subject = { ownerId, unitId, holderId: account.holderId }
  const content = concealment(actor, message)
  const isShown = content === 'shown'
  const obstacles = (kind: 'answer' | 'referral', isPrivate: boolean) =>
    replyObstacles(facts, { kind, isPrivate })
  return {
    ...message,
    ...(await contentOf(tx, actor, message, content)),
    account,
    owner: ownerId === null ? null : await readOwner(tx, actor, ownerId),
    unit: unitId === null ? null : await findUnit(tx, orgId, unitId),
    post: message.isPost && !isShown ? null : await readPost(tx, actor, message),
    thread,
    replies: replies.map((reply) => ({
      ...reply,
      isInThread: thread.some((entry) => entry.replyId === reply.id),
    })),
    assignments: await readAssignments(tx, orgId, message.id),
    obstacles: {
      answer: obstacles('answer', false),
      answerPrivately: obstacles('answer', true),
      referral: obstacles('referral', false),
      referPrivately: obstacles('referral', true),
    },
    room,
    isEnteredByHand: isEnteredByHand(message),
    referrals: classKey === null ? [] : referrals(inForce.policy, classKey),
    mayTriage: may(actor, inboxPermissions.triage, subject),
    mayReply: may(actor, inboxPermissions.reply, subject),
    mayAssign: may(actor, inboxPermissions.assign, subject),
  }
}

type Content = Pick<
  MessageDetail,
  'permalink' | 'content' | 'text' | 'author' | 'media' | 'kept' | 'versions' | 'conversationKey'
>

async function contentOf(tx: Tx, actor: Actor, message: Message, content: Concealment): Promise<Content> {
  const versions = await readVersions(tx, actor.orgId, message.id)
  if (content !== 'shown') {
    // Who wrote sealed material, and where, is needed by those who report it to the police; the words and pictures by nobody.
    const isReported = content === 'sealed' && mayReadRestricted(actor, message)
    const { author, permalink } = isReported ? message : { author: null, permalink: null }
    const wordless = versions.map((version) => ({ ...version, text: null, media: null }))
    const nothing = { text: null, media: [], kept: [], conversationKey: null }
    return { ...nothing, content, author, permalink, versions: wordless }
  }
  const { text, author, media, permalink, conversationKey } = message
  const kept = await readMedia(tx, actor.orgId, { messageId: message.id })
  return { content, text, author, media, permalink, kept, versions, conversationKey }
}

async function readOwner(tx: Tx, { orgId }: Actor, wanted: PersonId): Promise<MessageDetail['owner']> {
  const person = await findPerson(tx, orgId, wanted)
  return person === null ? null : { id: person.id, fullName: person.fullName, title: person.title }
}

async function readPost(tx: Tx, { orgId }: Actor, { postId }: Message): Promise<MessageDetail['post']> {
  const post = postId === null ? null : await findPost(tx, orgId, postId)
  if (post === null) return null
  return {
    ...post,
    versions: await readPostVersions(tx, orgId, post.id),
    kept: await readMedia(tx, orgId, { postId: post.id }),
  }
}
