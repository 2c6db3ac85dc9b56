import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { mayEnter, queueCounts, readQueue, type QueueItem } from '#modules/inbox/index.ts'
import { triageClasses, type Policy } from '#modules/policy/index.ts'
import { deskTexts } from '../../texts.ts'
import { clockState } from '../clock-view.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { ClockView } from '../item/item-view.ts'
import { placeOf } from '../item/build-head.ts'
import { suggestedRemoval } from '../item/removal-due.ts'
import type { QueueChoice } from './queue-address.ts'
import { readPlace, writePlace } from './queue-place.ts'
import type { QueueRow, QueueView } from './queue-view.ts'
import { shownAuthor } from './shown-author.ts'
import { shareLeft } from './thread-share.ts'

const PAGE = 50
const COUNTED_AT_MOST = 1000

export type QueueContext = {
  readonly deps: DeskDeps
  readonly tx: Tx
  readonly actor: PersonActor
  readonly policy: Policy
  readonly lang: Lang
  readonly now: Temporal.Instant
}

/** One page of the queue with its counts and choices. */
export async function buildQueueView(context: QueueContext, choice: QueueChoice): Promise<QueueView> {
  const { tx, actor, policy, lang, now } = context
  const after = readPlace(choice.cursor)
  const page = await readQueue(
    tx,
    actor,
    {
      view: choice.view,
      limit: PAGE,
      ...(choice.accountId === '' ? {} : { accountId: choice.accountId }),
      ...(choice.classKey === '' ? {} : { classKey: choice.classKey }),
      ...(choice.search === '' ? {} : { search: choice.search }),
      ...(after === null ? {} : { after }),
    },
    now,
  )
  const counts = await queueCounts(tx, actor, now)
  const accounts = await readAccounts(tx, actor.orgId)
  return {
    view: choice.view,
    open: countWords(counts.all, lang),
    urgent: countWords(counts.soon + counts.passed, lang),
    search: choice.search,
    accountId: choice.accountId,
    classKey: choice.classKey,
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    classes: triageClasses(policy).map(({ key, label }) => ({ key, label: label[lang] })),
    rows: page.items.map((item) => rowOf(context, item)),
    unownedCount: counts.unowned,
    olderCursor: page.next === null ? null : writePlace(page.next),
    isFirstPage: choice.cursor === '',
    mayEnter: accounts.some((account) => mayEnter(actor, account)),
  }
}

function countWords(count: number, lang: Lang): string {
  return count > COUNTED_AT_MOST ? `${formatNumber(COUNTED_AT_MOST, lang)}+` : formatNumber(count, lang)
}

function rowOf({ deps, actor, policy, lang, now }: QueueContext, item: QueueItem): QueueRow {
  const t = deskTexts(lang).inbox
  const className = triageClasses(policy).find(({ key }) => key === item.classKey)?.label[lang]
  const network =
    deps.records.connectors.get(item.account.network)?.profile.displayName ?? item.account.network
  return {
    id: item.id,
    version: item.version,
    author: shownAuthor(item, network, lang),
    place: placeOf(
      { networkName: network, account: item.account.name, isDirect: item.kind === 'direct' },
      lang,
    ),
    receivedAt: item.receivedAt,
    excerpt: item.content === 'sealed' ? t.sealed : (item.text ?? t.restricted),
    ...timeOf({ policy, lang, now }, item),
    tag: className ?? t.untriaged,
    holder: item.owner === null || item.owner.id === actor.id ? null : item.owner.name,
    isFresh: item.classKey === null,
  }
}

/** The same clock as on the item's own page: the removal's where the policy moderates, else the answer's. */
function timeOf(
  { policy, lang, now }: Pick<QueueContext, 'policy' | 'lang' | 'now'>,
  item: QueueItem,
): Pick<QueueRow, 'clock' | 'share'> {
  const inForce = { label: '', policy }
  const removal = suggestedRemoval({ inForce, lang, now }, item)?.clock ?? null
  if (removal !== null) return { clock: removal, share: null }
  const dueAt = item.state === 'open' ? (item.deadline?.dueAt ?? null) : null
  return { clock: clockOf(item, lang, now), share: shareLeft(item.receivedAt, dueAt, now) }
}

/** The clock of an item: its due time while it waits for us, what became of it afterwards. */
export function clockOf(
  item: Pick<QueueItem, 'state' | 'outcome' | 'deadline' | 'handledAt'>,
  lang: Lang,
  now: Temporal.Instant,
): ClockView {
  const t = deskTexts(lang)
  if (item.state === 'waiting') return { state: 'calm', text: t.due.waiting }
  if (item.state === 'handled' && item.outcome !== null) {
    const at = item.handledAt === null ? '' : ` ${formatMoment(item.handledAt, now, lang)}`
    return { state: 'done', text: `${t.outcome[item.outcome]}${at}` }
  }
  if (item.state !== 'open' || item.deadline === null) return { state: 'calm', text: t.due.none }
  const { dueAt } = item.deadline
  return { state: clockState(dueAt, now), dueAt }
}
