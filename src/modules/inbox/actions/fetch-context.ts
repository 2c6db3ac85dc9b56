import { AccessRevoked, RateLimited, type Connector } from '#connectors/connector.ts'
import type { MessageId, OrgId } from '#core/ids.ts'
import { findAccount, readAccess, type Account } from '#modules/accounts/index.ts'
import { findMessage, noteOnMessage } from '../store/messages.ts'
import { findPost } from '../store/posts.ts'
import { noteAccessLost } from './access-lost.ts'
import { askName } from './ask-name.ts'
import { askContext, type ContextQuestion } from './ask-context.ts'
import type { ContextDeps } from './deps.ts'
import { keepAnswers } from './keep-answers.ts'
import { keepMedia } from './keep-media.ts'

type Task = ContextQuestion & { readonly orgId: OrgId; readonly account: Account }

/**
 * Fetches what a message stands in: the post as it reads now, the thread, what may be done with the comment, and the bytes of pictures.
 * Throws when the network cannot be reached, so that the queue tries again; doing it again adds nothing that is known.
 */
export async function fetchContext(
  deps: ContextDeps,
  { orgId, messageId }: { readonly orgId: OrgId; readonly messageId: MessageId },
): Promise<void> {
  const task = await prepare(deps, orgId, messageId)
  if (task === null) return
  try {
    const askedAt = deps.clock.now()
    const answer = await askContext(task)
    await keepAnswers(deps, orgId, messageId, { ...answer, askedAt })
    await keepMedia(deps, task)
    await askName(deps, task)
    await note(deps, task, { contextFetchedAt: deps.clock.now(), contextProblem: answer.problem })
  } catch (error) {
    await postpone(deps, task, error)
  }
}

async function prepare(deps: ContextDeps, orgId: OrgId, messageId: MessageId): Promise<Task | null> {
  return deps.db.forOrg(orgId, async (tx) => {
    const message = await findMessage(tx, orgId, messageId)
    const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
    // F-118: of sealed material nothing more is fetched, ever.
    if (message === null || account === null || message.isSealed) return null
    const access = await readAccess(deps, tx, orgId, account.id)
    const connector: Connector | undefined = deps.connectors.get(account.network)
    if (access === null || connector === undefined || account.accessState === 'revoked') {
      await noteOnMessage(tx, orgId, message.id, { contextProblem: 'no-access' })
      return null
    }
    const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
    return { orgId, account, message, post, connector, access }
  })
}

async function note(
  deps: ContextDeps,
  { orgId, message }: Task,
  what: { readonly contextFetchedAt?: Temporal.Instant; readonly contextProblem: string | null },
): Promise<void> {
  await deps.db.forOrg(orgId, (tx) => noteOnMessage(tx, orgId, message.id, what))
}

async function postpone(deps: ContextDeps, task: Task, error: unknown): Promise<void> {
  const { orgId, account, message } = task
  if (error instanceof AccessRevoked) {
    await noteAccessLost(deps, orgId, account, error)
    await note(deps, task, { contextProblem: 'no-access' })
    return
  }
  if (!(error instanceof RateLimited)) throw error
  // The network named its time: asking before it would only lengthen the wait.
  await deps.db.forOrg(orgId, (tx) =>
    deps.jobs.send(tx, 'inbox.fetch-context', { orgId, messageId: message.id }, { startAt: error.retryAt }),
  )
}
