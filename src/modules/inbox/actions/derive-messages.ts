import { newId, type MessageId } from '#core/ids.ts'
import type { FoldedMessage } from '../rules/folded.ts'
import { isFromAccount, isWork, madeAt } from '../rules/begin-work.ts'
import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Message, MessageKind } from '../rules/message.ts'
import { isNameless } from '../rules/is-nameless.ts'
import { storableText } from '../rules/storable-text.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { insertMessages, tieParents, updateDerived, type DerivedMessage } from '../store/derived-messages.ts'
import { saveVersions } from '../store/message-versions.ts'
import { changeMessage, findByExternalIds } from '../store/messages.ts'
import { ensurePosts, type Post } from '../store/posts.ts'
import { fillNames } from '../store/person-names.ts'
import { findRepliesByExternalIds } from '../store/replies.ts'
import { beginWork } from './begin-work.ts'
import type { Derivation, DeriveDeps, Work } from './derivation.ts'
import { reopenEdited } from './reopen-edited.ts'

export type FoldedSubject = {
  readonly kind: MessageKind
  readonly isPost: boolean
  readonly folded: FoldedMessage
}

type Known = {
  readonly posts: ReadonlyMap<string, Post>
  readonly before: ReadonlyMap<string, Message>
  readonly replies: Awaited<ReturnType<typeof findRepliesByExternalIds>>
}

export async function deriveMessages(
  deps: DeriveDeps,
  derivation: Derivation,
  subjects: readonly FoldedSubject[],
): Promise<void> {
  if (subjects.length === 0) return
  const { tx, orgId, account } = derivation
  const externalIds = subjects.map(({ folded }) => folded.externalId)
  const postIds = subjects.flatMap(({ folded }) => folded.postExternalId ?? [])
  const known: Known = {
    posts: await ensurePosts(tx, deps.clock, { orgId, accountId: account.id }, postIds),
    before: await findByExternalIds(tx, orgId, account.id, externalIds),
    replies: await findRepliesByExternalIds(tx, orgId, account.id, externalIds),
  }
  const derived = subjects.map((subject) => toDerived(deps, derivation, known, subject))
  await insertMessages(
    tx,
    orgId,
    derived.filter(({ folded }) => !known.before.has(folded.externalId)),
  )
  for (const message of derived) {
    const before = known.before.get(message.folded.externalId)
    if (before !== undefined) await update(deps, derivation, before, message)
    await saveVersions(tx, orgId, message.id, message.folded.versions)
  }
  await tieParents(tx, orgId, account.id, externalIds)
  await fillNames(tx, orgId, account.id, namelessAmong(derived))
  await beginWork(deps, derivation, workAmong(derivation, known, derived))
}

/** The ids of those whom the network did not name; it may have told their names when it was asked. */
function namelessAmong(derived: readonly DerivedMessage[]): readonly string[] {
  return derived.flatMap(({ kind, isOurs, folded: { author } }) => {
    const message = { kind, isOurs, author }
    return isNameless(message) ? [message.author.externalId] : []
  })
}

function toDerived(
  deps: DeriveDeps,
  { account }: Derivation,
  known: Known,
  { kind, isPost, folded }: FoldedSubject,
): DerivedMessage {
  const post = folded.postExternalId === null ? undefined : known.posts.get(folded.postExternalId)
  const replyId = known.replies.get(folded.externalId) ?? null
  return {
    id: known.before.get(folded.externalId)?.id ?? newId<'message'>(deps.clock),
    accountId: account.id,
    postId: post?.id ?? null,
    kind,
    isPost,
    isOurs: replyId !== null || isFromAccount(folded, account.externalId),
    replyId,
    folded,
  }
}

async function update(
  deps: DeriveDeps,
  derivation: Derivation,
  before: Message,
  message: DerivedMessage,
): Promise<void> {
  const { tx, orgId } = derivation
  const { folded } = message
  const isEdited = before.text !== storableText(folded.text)
  const isNews = isEdited || before.presence !== folded.presence
  await updateDerived(tx, orgId, message, isNews)
  if (message.isOurs && before.state === 'open') await changeMessage(tx, orgId, before.id, { state: 'none' })
  if (!isNews || before.deadline === null) return
  noteChange(derivation, before.id, folded)
  if (isEdited) await reopenEdited(deps, derivation, before, folded)
}

function noteChange({ ledger, orgId }: Derivation, id: MessageId, folded: FoldedMessage): void {
  ledger.push({
    kind: 'message.changed',
    subjectType: 'message',
    subjectId: id,
    actor: ledgerActor(systemActor(orgId, 'intake')),
    facts: {
      presence: folded.presence,
      versions: folded.versions.length,
      textSha256: textSha256(folded.text),
    },
  })
}

/** Not yet anybody's work: new, or known until now only by its removal or as something that stood in a thread. */
function workAmong(
  { account }: Derivation,
  known: Known,
  derived: readonly DerivedMessage[],
): readonly Work[] {
  const registeredAt = madeAt(account.id)
  return derived.flatMap(({ id, isOurs, kind, folded }): Work[] => {
    const before = known.before.get(folded.externalId)
    const isTaken = before !== undefined && (before.state !== 'none' || before.deadline !== null)
    if (isTaken || !isWork({ folded, isOurs, registeredAt })) return []
    const post = folded.postExternalId === null ? undefined : known.posts.get(folded.postExternalId)
    return [{ id, kind, folded, publisherId: post?.publisherId ?? null }]
  })
}
