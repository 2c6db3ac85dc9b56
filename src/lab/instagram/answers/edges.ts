import { postsOf } from '../../town/posts.ts'
import type { TownComment, TownPost } from '../../town/state.ts'
import { usedToday, type Asker, type InstagramLab } from '../lab-core.ts'
import { pageIdOf } from '../town-rules.ts'
import { accountInsights, postInsights } from './insights.ts'
import { messagesWith, threadFields } from './other-fields.ts'
import { childrenOf, isOthers } from './post-fields.ts'
import type { NodeRef } from './refs.ts'
import type { Row } from './rows.ts'

type Modifiers = Readonly<Record<string, string>>
type Edge = (ref: NodeRef, modifiers: Modifiers, asker: Asker) => readonly Row[]

const newestFirst = (a: { createdAt: string; id: string }, b: { createdAt: string; id: string }) =>
  b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)

const posts = (lab: InstagramLab, accountId: string, keep: (post: TownPost) => boolean): readonly Row[] =>
  postsOf(lab.town.core, accountId)
    .filter(keep)
    .toSorted(newestFirst)
    .map((value) => ({ ref: { node: 'IGMedia', value }, key: value.id }))

const known = new WeakMap<readonly TownComment[], readonly Row[]>()

/** Made once for a list: a thread of 50 000 is asked for a thousand times. */
function rowsOfComments(comments: readonly TownComment[]): readonly Row[] {
  const rows =
    known.get(comments) ??
    comments.map((value): Row => ({ ref: { node: 'IGComment', value }, key: value.id }))
  known.set(comments, rows)
  return rows
}

const plainRows = (rows: readonly Readonly<Record<string, unknown>>[]): readonly Row[] =>
  rows.map((value, index) => ({ ref: { node: 'Plain', value }, key: String(index) }))

function conversations(accountId: string, modifiers: Modifiers, { lab }: Asker): readonly Row[] {
  const people = new Set(
    lab.town.state.messages.filter((one) => one.accountId === accountId).map(({ personId }) => personId),
  )
  return [...people]
    .filter((personId) => modifiers['user_id'] === undefined || modifiers['user_id'] === personId)
    .map((personId) => ({ accountId, personId }))
    .toSorted((a, b) => lastAt(lab, b).localeCompare(lastAt(lab, a)))
    .map((value) => ({
      ref: { node: 'UnifiedThread', value },
      key: String(threadFields['id']?.(value, lab)),
    }))
}

function lastAt(lab: InstagramLab, thread: { accountId: string; personId: string }): string {
  return messagesWith(lab, thread)[0]?.sentAt ?? ''
}

function accounts({ lab, token }: Asker): readonly Row[] {
  return token.accountIds.flatMap((id) => {
    const account = lab.town.state.accounts[id]
    return account === undefined
      ? []
      : [{ ref: { node: 'Page', value: account } as const, key: pageIdOf(id) }]
  })
}

/** Of a conversation only the latest twenty are handed out. */
const MESSAGES_SHOWN = 20

const edges: Readonly<Record<string, Edge>> = {
  'User accounts': (_ref, _modifiers, asker) => accounts(asker),
  'IGUser media': (ref, _modifiers, { lab }) =>
    ref.node === 'IGUser' ? posts(lab, ref.value.id, (post) => !isOthers(post)) : [],
  'IGUser tags': (ref, _modifiers, { lab }) =>
    ref.node === 'IGUser' ? posts(lab, ref.value.id, isOthers) : [],
  'IGUser content_publishing_limit': (_ref, _modifiers, { lab }) =>
    plainRows([
      {
        quota_usage: usedToday(lab),
        config: { quota_total: lab.postsADay, quota_duration: 86_400 },
      },
    ]),
  'IGUser insights': (ref, modifiers, { lab }) =>
    ref.node === 'IGUser' ? plainRows(accountInsights(lab, ref.value, modifiers)) : [],
  'IGMedia insights': (ref, modifiers, { lab }) =>
    ref.node === 'IGMedia' && 'accountId' in ref.value
      ? plainRows(postInsights(lab, ref.value, modifiers))
      : [],
  'IGMedia children': (ref) =>
    ref.node === 'IGMedia' && 'accountId' in ref.value
      ? childrenOf(ref.value).map((child, index) => ({ ref: child, key: String(index) }))
      : [],
  'IGMedia comments': (ref, _modifiers, { lab }) =>
    ref.node === 'IGMedia' && 'accountId' in ref.value
      ? rowsOfComments(lab.threads.under(ref.value.id).top)
      : [],
  'IGComment replies': (ref, _modifiers, { lab }) =>
    ref.node === 'IGComment'
      ? rowsOfComments(lab.threads.under(ref.value.postId).replies.get(ref.value.id) ?? [])
      : [],
  'Page conversations': (ref, modifiers, asker) =>
    ref.node === 'Page' ? conversations(ref.value.id, modifiers, asker) : [],
  'Page subscribed_apps': (ref, _modifiers, { lab }) => {
    const fields = ref.node === 'Page' ? ref.value.extra['subscribedFields'] : undefined
    return fields === undefined
      ? []
      : plainRows([{ id: lab.appId, name: 'Torget', subscribed_fields: fields }])
  },
  'UnifiedThread messages': (ref, _modifiers, { lab }) =>
    ref.node === 'UnifiedThread'
      ? messagesWith(lab, ref.value)
          .slice(0, MESSAGES_SHOWN)
          .map((value) => ({ ref: { node: 'UnifiedMessage', value }, key: value.id }))
      : [],
}

export function edgeRows(ref: NodeRef, name: string, modifiers: Modifiers, asker: Asker): readonly Row[] {
  return edges[`${ref.node} ${name}`]?.(ref, modifiers, asker) ?? []
}
