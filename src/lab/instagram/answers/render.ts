import type { Selection } from '../../graph/fields/parse-fields.ts'
import { factsOf, keyedFields, mostRows } from '../facts/nodes.ts'
import type { TownAccount } from '../../town/state.ts'
import type { Asker } from '../lab-core.ts'
import { pageIdOf } from '../town-rules.ts'
import { isOthers, childFields, postFields } from './post-fields.ts'
import { edgeRows } from './edges.ts'
import {
  accountFields,
  commentFields,
  containerFields,
  messageFields,
  pageFieldsOf,
  scopedUserFields,
  threadFields,
} from './other-fields.ts'
import { isNodeRef, type NodeRef } from './refs.ts'
import { cursorOf, pageRows } from './rows.ts'

type Answer = Record<string, unknown>

const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  IGComment: ['timestamp', 'text', 'id'],
  UnifiedThread: ['id', 'updated_time'],
  UnifiedMessage: ['id', 'created_time'],
  Page: ['name', 'id'],
  User: ['name', 'id'],
  IGScopedUser: ['name', 'username', 'id'],
}

/** A thing with the fields asked for. What the network has no value for is left out; `id` is always there. */
export function renderNode(asker: Asker, ref: NodeRef, selections: readonly Selection[] | null): Answer {
  if (ref.node === 'Plain' && selections === null) return { ...ref.value }
  const asked = selections ?? (DEFAULTS[ref.node] ?? ['id']).map(plainSelection)
  const answer: Answer = {}
  for (const selection of asked) {
    const value = renderSelection(asker, ref, selection)
    if (value !== undefined) answer[selection.alias] = value
  }
  const id = fieldOf(asker, ref, 'id')
  if (id !== undefined) answer['id'] = id
  return answer
}

const plainSelection = (name: string): Selection => ({ name, alias: name, modifiers: {}, sub: null })

function renderSelection(asker: Asker, ref: NodeRef, selection: Selection): unknown {
  const isEdge = factsOf(ref.node)?.calls[`GET ${selection.name}`] !== undefined
  if (!isEdge) return renderValue(asker, fieldOrKeyed(asker, ref, selection), selection.sub)
  const list = renderEdge(asker, ref, selection)
  // Beside its owner an empty list is left out.
  return (list['data'] as readonly unknown[]).length === 0 ? undefined : list
}

function fieldOrKeyed(asker: Asker, ref: NodeRef, selection: Selection): unknown {
  const key = keyedFields[`${ref.node}.${selection.name}`]
  if (key === undefined || ref.node !== 'IGUser') return fieldOf(asker, ref, selection.name)
  const id = selection.modifiers[key] ?? ''
  return selection.name === 'mentioned_media'
    ? mentionedPost(asker, ref.value, id)
    : mentionedComment(asker, ref.value, id)
}

/** Somebody else's post about the account. */
function mentionedPost({ lab }: Asker, account: TownAccount, id: string): NodeRef | undefined {
  const post = lab.town.state.posts[id]
  const isThere = post?.removedAt === null && post.accountId === account.id && isOthers(post)
  return isThere ? { node: 'IGMedia', value: post } : undefined
}

function mentionedComment(asker: Asker, account: TownAccount, id: string): NodeRef | undefined {
  const comment = asker.lab.town.state.comments[id]
  if (comment?.standing !== 'visible' || !comment.text.includes(`@${account.handle}`)) return undefined
  return mentionedPost(asker, account, comment.postId) === undefined
    ? undefined
    : { node: 'IGComment', value: comment }
}

function renderValue(asker: Asker, value: unknown, sub: readonly Selection[] | null): unknown {
  if (isNodeRef(value)) return renderNode(asker, value, sub)
  if (Array.isArray(value)) return value.map((one: unknown) => renderValue(asker, one, sub))
  if (typeof value === 'object' && value !== null && 'data' in value)
    return { data: renderValue(asker, value.data, sub) }
  return value
}

type FieldsOf = Readonly<Record<string, (value: never, lab: Asker['lab']) => unknown>>

const FIELDS: Readonly<Partial<Record<NodeRef['node'], FieldsOf>>> = {
  IGComment: commentFields,
  IGUser: accountFields,
  Container: containerFields,
  IGScopedUser: scopedUserFields,
  UnifiedThread: threadFields,
  UnifiedMessage: messageFields,
}

function fieldOf(asker: Asker, ref: NodeRef, name: string): unknown {
  if (ref.node === 'Page') return pageField(asker, ref.value, name)
  if (ref.node === 'IGMedia') {
    const { value } = ref
    return 'accountId' in value ? postFields[name]?.(value, asker.lab) : childFields[name]?.(value, asker.lab)
  }
  const fields = FIELDS[ref.node]
  if (fields === undefined) return (ref.value as Readonly<Record<string, unknown>>)[name]
  // Each table takes the value of its own node.
  return fields[name]?.(ref.value as never, asker.lab)
}

/** The Page's own token is shown to the person who may act for it. */
function pageField({ lab, token }: Asker, account: TownAccount, name: string): unknown {
  if (name === 'tasks') return ['MANAGE', 'CREATE_CONTENT', 'MODERATE', 'MESSAGING', 'ANALYZE']
  if (name !== 'access_token') return pageFieldsOf[name]?.(account, lab)
  if (token.kind === 'page') return token.token
  const own = lab.town.state.tokens.find(
    (one) => one.kind === 'page' && one.revokedAs === null && one.accountIds[0] === account.id,
  )
  return own?.token
}

/** A list: `data`, and `paging` where there are rows. */
export function renderEdge(asker: Asker, ref: NodeRef, selection: Selection): Answer {
  const { name, modifiers, sub } = selection
  const page = pageRows(edgeRows(ref, name, modifiers, asker), modifiers, mostRows(ref.node, name))
  const data = page.rows.map((row) => renderNode(asker, row.ref, sub))
  const [first] = page.rows
  const last = page.rows.at(-1)
  if (first === undefined || last === undefined) return { data }
  const cursors = { before: cursorOf(first), after: cursorOf(last) }
  const next = page.hasNext ? { next: nextAddress(asker, ref, selection, cursors.after) } : {}
  return { data, paging: { cursors, ...next } }
}

/** It carries the token, as the network's does. */
function nextAddress(
  { lab, token }: Asker,
  ref: NodeRef,
  { name, modifiers }: Selection,
  after: string,
): string {
  const id = ref.node === 'Page' ? pageIdOf(ref.value.id) : String(fieldOf({ lab, token }, ref, 'id'))
  const url = new URL(`${lab.baseUrl()}/${lab.apiVersion}/${id}/${name}`)
  for (const [key, value] of Object.entries({ ...modifiers, after })) url.searchParams.set(key, value)
  url.searchParams.set('access_token', token.token)
  return url.href
}
