import type { NetworkComment, NetworkPost } from '#connectors/connector.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { findMessage, lockAccount } from '../store/messages.ts'
import { findPost, noteThreadFetched, type Post } from '../store/posts.ts'
import type { InboxDeps } from './deps.ts'
import { finishDerivation, type Derivation, type DeriveDeps } from './derivation.ts'
import { deriveSubjects } from './derive-subjects.ts'
import { observeGone, observePost, observeThread } from './observe.ts'

/** What the network answered when it was asked about a message and what it stands in. */
export type Answers = {
  readonly askedAt: Temporal.Instant
  readonly post: NetworkPost | null
  /** Of the whole thread; null where it gave none. */
  readonly comments: readonly NetworkComment[] | null
  /** Of the thread only the message itself and what it answers. */
  readonly isPart?: boolean
  /** The message itself is not there any more. */
  readonly isGone?: boolean
}

/**
 * Keeps answers as events and derives again what they tell of: words that changed meanwhile become a version, siblings nobody told us of
 * become messages. An answer that tells nothing new adds nothing.
 */
export async function keepAnswers(
  deps: DeriveDeps & Pick<InboxDeps, 'db'>,
  orgId: OrgId,
  messageId: string,
  answers: Answers,
): Promise<void> {
  const { askedAt, post: seen, comments } = answers
  await deps.db.forOrg(orgId, async (tx) => {
    const message = await findMessage(tx, orgId, messageId)
    const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
    if (message === null || account === null) throw new NotFound('message', messageId)
    const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
    // One post goes by one id here, that of the event we asked about, also where the network answers with another form of it.
    const postExternalId = homeOf(post, message.externalId, comments)
    if (postExternalId === null) return
    await lockAccount(tx, account.id)
    const derivation: Derivation = { tx, orgId, account, ledger: [] }
    const subjects: string[] = []
    if (seen !== null) {
      subjects.push(
        ...(await observePost(deps, derivation, { ...seen, externalId: postExternalId }, askedAt)),
      )
    }
    const under = (comments ?? []).map((comment) => ({ ...comment, postExternalId }))
    subjects.push(...(await observeThread(deps, derivation, under, askedAt)))
    if (answers.isGone === true && !message.isPost) {
      const gone = { externalId: message.externalId, postExternalId }
      subjects.push(...(await observeGone(deps, derivation, gone, askedAt)))
    }
    if (post !== null && comments !== null && answers.isPart !== true)
      await noteThreadFetched(tx, orgId, post.id, askedAt)
    await deriveSubjects(deps, derivation, subjects)
    await finishDerivation(deps, derivation)
  })
}

/** Where nothing told under which post it stands, the comment may say so itself. */
function homeOf(post: Post | null, externalId: string | null, comments: Answers['comments']): string | null {
  if (post !== null) return post.externalId
  const told = comments?.find((comment) => comment.externalId === externalId)?.postExternalId ?? ''
  return told === '' ? null : told
}
