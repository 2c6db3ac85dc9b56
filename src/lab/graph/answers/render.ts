import { factsOf } from '../facts/nodes.ts'
import type { Selection } from '../fields/parse-fields.ts'
import { broken } from '../problem.ts'
import { commentDefaults, commentFields } from './comment-fields.ts'
import type { ReadContext } from './context.ts'
import { edgeReaders } from './edges.ts'
import {
  attachmentDefaults,
  attachmentFields,
  messageDefaults,
  messageFields,
  threadDefaults,
  threadFields,
} from './message-fields.ts'
import { cursorOf, pageRows } from './page-rows.ts'
import type { Modifiers, RowsPage } from './page-rows.ts'
import { pageDefaults, pageFields, postDefaults, postFields } from './post-fields.ts'
import { videoDefaults, videoFields } from './video-fields.ts'
import { isNodeRef } from './refs.ts'
import type { NodeRef } from './refs.ts'

type Answer = Record<string, unknown>

function defaultsOf(ref: NodeRef): readonly string[] {
  switch (ref.node) {
    case 'Comment':
      return commentDefaults
    case 'PagePost':
      return postDefaults
    case 'Page':
      return pageDefaults
    case 'AdVideo':
      return videoDefaults
    case 'UnifiedThread':
      return threadDefaults
    case 'UnifiedMessage':
      return messageDefaults
    case 'StoryAttachment':
      return attachmentDefaults
    case 'User':
    case 'Profile':
      return ['name', 'id']
    case 'Photo':
      return ['created_time', 'id']
    default:
      return Object.keys(ref.value)
  }
}

type Reader = (value: never, context: ReadContext) => unknown

/** Nodes whose fields are worked out; all others hold their answer as it is. */
const readers: Readonly<Partial<Record<NodeRef['node'], Readonly<Record<string, Reader>>>>> = {
  AdVideo: videoFields,
  Comment: commentFields,
  Page: pageFields,
  PagePost: postFields,
  StoryAttachment: attachmentFields,
  UnifiedMessage: messageFields,
  UnifiedThread: threadFields,
}

function fieldOf(ref: NodeRef, name: string, context: ReadContext): unknown {
  const fields = readers[ref.node]
  if (fields === undefined) return (ref.value as Readonly<Record<string, unknown>>)[name]
  return fields[name]?.(ref.value as never, context)
}

/** A node with the fields asked for. What the network has no value for is left out, as the network does; `id` is always there. */
export function renderNode(
  context: ReadContext,
  ref: NodeRef,
  selections: readonly Selection[] | null,
): Answer {
  const asked = selections ?? defaultsOf(ref).map(plainSelection)
  const answer: Answer = {}
  for (const selection of asked) {
    const value = renderSelection(context, ref, selection)
    if (value !== undefined) answer[selection.alias] = value
  }
  const id = fieldOf(ref, 'id', context)
  if (id !== undefined) answer['id'] = id
  return answer
}

const plainSelection = (name: string): Selection => ({ name, alias: name, modifiers: {}, sub: null })

function renderSelection(context: ReadContext, ref: NodeRef, selection: Selection): unknown {
  const isEdge = factsOf(ref.node)?.calls[`GET ${selection.name}`] !== undefined
  if (isEdge) return renderEdge(context, ref, selection)
  return renderValue(context, fieldOf(ref, selection.name, context), selection.sub)
}

function renderValue(context: ReadContext, value: unknown, sub: readonly Selection[] | null): unknown {
  if (isNodeRef(value)) return renderNode(context, value, sub)
  if (Array.isArray(value)) return value.map((one: unknown) => renderValue(context, one, sub))
  if (typeof value === 'object' && value !== null && 'data' in value) {
    return { data: renderValue(context, value.data, sub) }
  }
  return value
}

function pictureAnswer({ core }: ReadContext): Answer {
  return {
    data: { height: 50, is_silhouette: true, url: `${core.settings.baseUrl()}/media/badhus.png`, width: 50 },
  }
}

/** A list: `data`, `paging` where there are rows, `summary` where it was asked for. */
export function renderEdge(context: ReadContext, ref: NodeRef, selection: Selection): Answer {
  if (selection.name === 'picture') return pictureAnswer(context)
  const reader = edgeReaders[`${ref.node} ${selection.name}`]
  if (reader === undefined) {
    throw broken('not-emulated', `The practice square does not serve ${ref.node}/${selection.name}`, 3)
  }
  const edge = reader(ref, selection.modifiers, context)
  const page = pageRows(edge.rows, selection.modifiers, context.isSparse)
  const wantsSummary = !['false', '0', undefined].includes(selection.modifiers['summary'])
  return {
    data: page.rows.map((row) => renderNode(context, row.ref, selection.sub)),
    ...pagingOf(context, ref, selection, page),
    ...(wantsSummary && edge.summary !== undefined ? { summary: edge.summary } : {}),
  }
}

function pagingOf(context: ReadContext, ref: NodeRef, selection: Selection, page: RowsPage): Answer {
  const [first] = page.rows
  const last = page.rows.at(-1)
  if (first === undefined || last === undefined) return {}
  const cursors = { before: cursorOf(first), after: cursorOf(last) }
  const link = (modifiers: Modifiers): string => edgeUrl(context, ref, selection, modifiers)
  return {
    paging: {
      cursors,
      ...(page.hasNext ? { next: link({ after: cursors.after }) } : {}),
      ...(page.hasPrevious ? { previous: link({ before: cursors.before }) } : {}),
    },
  }
}

/**
 * The address of another part of a list. It carries the token, as the network's does, but no proof: a client that demands proofs adds its own.
 */
function edgeUrl(context: ReadContext, ref: NodeRef, selection: Selection, modifiers: Modifiers): string {
  const { after: _after, before: _before, ...kept } = selection.modifiers
  const id = fieldOf(ref, 'id', context)
  const url = new URL(`${context.versionUrl}/${String(id)}/${selection.name}`)
  for (const [name, value] of Object.entries({ ...kept, ...modifiers })) url.searchParams.set(name, value)
  const fields = selection.sub === null ? '' : fieldsText(selection.sub)
  if (fields !== '') url.searchParams.set('fields', fields)
  url.searchParams.set('access_token', context.token.token)
  return url.href
}

function fieldsText(selections: readonly Selection[]): string {
  return selections
    .map(({ name, alias, modifiers, sub }) => {
      const calls = Object.entries(modifiers).map(([modifier, value]) => `.${modifier}(${value})`)
      const as = alias === name ? '' : `.as(${alias})`
      return `${name}${calls.join('')}${as}${sub === null ? '' : `{${fieldsText(sub)}}`}`
    })
    .join(',')
}
