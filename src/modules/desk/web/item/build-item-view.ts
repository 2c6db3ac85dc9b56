import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { mayOwn, readMessage } from '#modules/inbox/index.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { buildDue } from './build-due.ts'
import { buildHead } from './build-head.ts'
import { buildJournal } from './build-journal.ts'
import { buildRegistration } from './build-registration.ts'
import { buildRemoval } from './build-removal.ts'
import { buildAnswer, buildPlacing, buildReferral, buildSent, buildTriage } from './build-reply.ts'
import { buildPost, buildThread } from './build-thread.ts'
import type { ItemContext } from './item-context.ts'
import type { ItemView, NoticeView, OtherView } from './item-view.ts'
import { replyProblemWords } from './outbox-words.ts'

export type ItemWish = {
  readonly id: string
  readonly lang: Lang
  /** A reply template whose text is to stand in the field. */
  readonly templateKey: string | null
}

/** Everything the page of one item shows. Throws `NotFound` and `NotPermitted`. */
export async function buildItemView(
  deps: DeskDeps,
  tx: Tx,
  actor: PersonActor,
  wish: ItemWish,
): Promise<ItemView> {
  const now = deps.clock.now()
  const message = await readMessage(deps.inbox, tx, actor, wish.id)
  const inForce = await deps.policies.inForce(tx, actor.orgId, now)
  const pinnedId = message.deadline?.policyVersionId ?? inForce.versionId
  const pinned = await deps.policies.version(tx, actor.orgId, pinnedId)
  const networkName =
    deps.inbox.connectors.get(message.account.network)?.profile.displayName ?? message.account.network
  const context: ItemContext = {
    deps,
    tx,
    actor,
    message,
    inForce,
    pinned,
    networkName,
    lang: wish.lang,
    now,
  }
  const removal = await buildRemoval(context)
  return {
    ...buildHead(context),
    due: buildDue(context),
    post: buildPost(context),
    thread: buildThread(context),
    threadLeftOut: 0,
    journal: await buildJournal(context),
    notices: noticesOf(context),
    triage: buildTriage(context),
    answer: buildAnswer(context, wish.templateKey),
    referral: buildReferral(context),
    removal,
    registration: await buildRegistration(context, removal),
    sent: [...buildSent(context), ...(removal?.acts ?? [])],
    placing: buildPlacing(context),
    isEntered: message.isEnteredByHand,
    other: await otherOf(context),
  }
}

/** What the reader has to know before deciding: a lost access, a reply that was refused, words that could not be fetched. */
function noticesOf(context: ItemContext): readonly NoticeView[] {
  const { message, lang } = context
  const t = deskTexts(lang)
  const notices: NoticeView[] = []
  if (message.account.accessState === 'revoked')
    notices.push({ tone: 'error', title: t.accounts.access.revoked, text: t.accounts.whatToDo })
  if (message.replyProblem !== null)
    notices.push({
      tone: 'warning',
      ...replyProblemWords(message.replyProblem, lang),
    })
  return notices
}

async function otherOf({ tx, actor, message }: ItemContext): Promise<OtherView> {
  const people = message.mayAssign ? await readPeople(tx, actor.orgId) : []
  const isOpen = message.state === 'open'
  return {
    mayTakeOver: isOpen && message.mayReply && message.ownerId !== actor.id,
    people: !isOpen
      ? []
      : people
          .filter((person) => mayOwn(person) && person.id !== message.ownerId)
          .map(({ id, fullName }) => ({ id, name: fullName })),
    mayReopen: message.state === 'handled' && message.mayReply && !message.isSealed,
    mayLeave: isOpen && message.mayReply && message.classKey !== null,
  }
}
