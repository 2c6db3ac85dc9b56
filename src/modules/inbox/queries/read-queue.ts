import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import { isId, type PersonId } from '#core/ids.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { findPerson } from '#modules/organisation/index.ts'
import { inboxPermissions } from '../permissions.ts'
import type { Message } from '../rules/message.ts'
import { searchWords, type SearchWords } from '../rules/search-words.ts'
import { concealment, restrictedReader, type Concealment } from '../rules/visible-content.ts'
import { readLines, readQueuePage, type QueueRow } from '../store/queue.ts'
import type { QueuePlace } from '../rules/queue-place.ts'
import { searchMessages } from '../store/search.ts'
import { toMessage } from '../store/to-message.ts'
import { selectionOf, type QueueView } from './queue-views.ts'

export type QueueQuery = {
  readonly view: QueueView
  readonly accountId?: string | undefined
  /** `untriaged` for those that nobody has sorted yet. */
  readonly classKey?: string | undefined
  readonly search?: string | undefined
  readonly after?: QueuePlace | undefined
  /** At most 100. */
  readonly limit: number
  /** The whole text of each message instead of its beginning. */
  readonly isWhole?: boolean
}

/** One line of the queue. Text, author and post are null where the reader may not see them; `content` says why. */
export type QueueItem = Pick<
  Message,
  | 'id'
  | 'kind'
  | 'isPost'
  | 'isOurs'
  | 'isAuthorForgotten'
  | 'author'
  | 'permalink'
  | 'postedAt'
  | 'receivedAt'
  | 'presence'
  | 'classKey'
  | 'isAcute'
  | 'isHappeningNow'
  | 'state'
  | 'outcome'
  | 'unitId'
  | 'isRestricted'
  | 'deadline'
  | 'passedFor'
  | 'replyProblem'
  | 'handledAt'
  | 'version'
> & {
  readonly account: Pick<Account, 'id' | 'network' | 'name' | 'handle' | 'kind'>
  readonly content: Concealment
  /** The first 400 characters, unless the whole was asked for. */
  readonly text: string | null
  readonly postText: string | null
  readonly mediaCount: number
  readonly versionCount: number
  readonly owner: { readonly id: PersonId; readonly name: string } | null
}

export type QueuePage = { readonly items: readonly QueueItem[]; readonly next: QueuePlace | null }

const MOST_LINES = 100

/** One page of the inbox. Soonest due first; handled and found ones newest first. */
export async function readQueue(
  tx: Tx,
  actor: Actor,
  query: QueueQuery,
  now: Temporal.Instant,
): Promise<QueuePage> {
  permit(actor, inboxPermissions.read, null)
  checkIds(query)
  const limit = Math.min(Math.max(query.limit, 1), MOST_LINES)
  const words = query.search === undefined ? null : searchWords(query.search)
  const rows =
    words === null
      ? await readQueuePage(tx, selectionOf(actor, query, now), {
          after: query.after ?? null,
          limit: limit + 1,
        })
      : await find(tx, actor, { query, words, limit: limit + 1, now })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const items = await toItems(tx, actor, shown)
  return { items, next: last === undefined ? null : placeOf(query, words, last) }
}

function checkIds({ accountId, after }: QueueQuery): void {
  if (accountId !== undefined && !isId(accountId))
    throw new InvalidInput([{ field: 'accountId', code: 'not-an-id' }])
  if (after !== undefined && !isId(after.id))
    throw new InvalidInput([{ field: 'cursor', code: 'invalid-cursor' }])
}

function placeOf(
  { view }: QueueQuery,
  words: SearchWords | null,
  { id, receivedAt, handledAt, dueAt }: QueueRow,
): QueuePlace {
  if (words !== null) return { at: receivedAt, id }
  return { at: (view === 'handled' ? handledAt : dueAt) ?? receivedAt, id }
}

type Finding = {
  readonly query: QueueQuery
  readonly words: SearchWords
  readonly limit: number
  readonly now: Temporal.Instant
}

/** A search looks through everything a view is about, whatever its deadline; "all" also through what needed no work. */
async function find(
  tx: Tx,
  actor: Actor,
  { query, words, limit, now }: Finding,
): Promise<readonly QueueRow[]> {
  const { state, ownerId, ownerIds, unitIds } = selectionOf(actor, query, now)
  const isWide = query.view === 'all' || query.view === 'mine' || query.view === 'unit'
  const found = await searchMessages(
    tx,
    {
      words,
      states: isWide ? null : [state],
      accountId: query.accountId ?? null,
      classKey: query.classKey ?? null,
      ownerIds: ownerIds ?? (ownerId === null || ownerId === undefined ? null : [ownerId]),
      isUnowned: ownerId === null,
      unitIds: unitIds ?? null,
      reader: restrictedReader(actor),
    },
    { after: query.after ?? null, limit },
  )
  if (found.length === 0) return []
  return readLines(
    tx,
    actor.orgId,
    found.map(({ id }) => id),
    query.isWhole ?? false,
  )
}

async function toItems(tx: Tx, actor: Actor, rows: readonly QueueRow[]): Promise<readonly QueueItem[]> {
  if (rows.length === 0) return []
  const accounts = new Map(
    (await readAccounts(tx, actor.orgId)).map((account) => [account.id as string, account]),
  )
  const names = new Map<string, string>()
  for (const id of new Set(rows.flatMap((row) => row.ownerId ?? []))) {
    names.set(id, (await findPerson(tx, actor.orgId, id))?.fullName ?? '')
  }
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountId)
    return account === undefined ? [] : [toItem(actor, row, account, names)]
  })
}

function toItem(
  actor: Actor,
  row: QueueRow,
  account: Account,
  names: ReadonlyMap<string, string>,
): QueueItem {
  const message = toMessage({ ...row, media: [], may: null })
  const content = concealment(actor, message)
  const isShown = content === 'shown'
  const { ownerId } = message
  return {
    ...workOf(message),
    account: {
      id: account.id,
      network: account.network,
      name: account.name,
      handle: account.handle,
      kind: account.kind,
    },
    content,
    author: isShown ? message.author : null,
    text: isShown ? message.text : null,
    permalink: isShown ? message.permalink : null,
    // A visitor's post is its own message, shown or withheld like it.
    postText: message.isPost ? null : row.postText,
    mediaCount: isShown ? row.mediaCount : 0,
    versionCount: row.versionCount,
    owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
  }
}

/** What the message is as work, which everybody who works with the inbox may see; none of its words. */
function workOf(message: Message) {
  const {
    id,
    kind,
    isPost,
    isOurs,
    isAuthorForgotten,
    postedAt,
    receivedAt,
    presence,
    classKey,
    isAcute,
    isHappeningNow,
    state,
  } = message
  const { outcome, unitId, isRestricted, deadline, passedFor, replyProblem, handledAt, version } = message
  return {
    ...{
      id,
      kind,
      isPost,
      isOurs,
      isAuthorForgotten,
      postedAt,
      receivedAt,
      presence,
      classKey,
      isAcute,
      isHappeningNow,
      state,
    },
    ...{ outcome, unitId, isRestricted, deadline, passedFor, replyProblem, handledAt, version },
  }
}
