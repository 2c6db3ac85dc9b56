import { asRecord, idAt, instantAt, listAt, textAt, type Json } from '../kit/json.ts'
import type { Todo } from './harvest-asking.ts'

const STEPS = ['posts', 'visitors', 'conversations', 'last', 'done'] as const

/** Where the way back stands: the page's own posts, those of its visitors, then the conversations. `last`: the lists are at their end, and only what is `todo` remains. */
export type PastCursor = {
  readonly step: (typeof STEPS)[number]
  readonly after: string | null
  /** The first is being asked for. */
  readonly todo: readonly Todo[]
}

/** What was new up to `since` has been handed over; `seen` is what of it is told again because our clocks differ. */
export type NewsCursor = {
  readonly since: Temporal.Instant
  readonly seen: readonly string[]
  /** When the round under way began; null between rounds. */
  readonly startedAt: Temporal.Instant | null
  readonly fresh: readonly string[]
  readonly todo: readonly Todo[]
}

export function writeCursor(cursor: PastCursor | NewsCursor): string {
  return JSON.stringify(cursor)
}

/** A cursor that cannot be read begins anew: what is told twice has the same key. */
export function readCursor(text: string | null): PastCursor {
  const kept = parsed(text)
  const step = STEPS.find((one) => one === textAt(kept, 'step')) ?? 'posts'
  return { step, after: idAt(kept, 'after'), todo: todoOf(kept) }
}

export function readNewsCursor(text: string | null): NewsCursor | null {
  const kept = parsed(text)
  const since = instantAt(kept, 'since')
  if (since === null) return null
  const ids = (key: string) => listAt(kept, key).filter((id) => typeof id === 'string')
  return {
    since,
    seen: ids('seen'),
    startedAt: instantAt(kept, 'startedAt'),
    fresh: ids('fresh'),
    todo: todoOf(kept),
  }
}

/** The first is done. */
export function doneWith<C extends { readonly todo: readonly Todo[] }>(cursor: C): C {
  return { ...cursor, todo: cursor.todo.slice(1) }
}

/** The first goes on. */
export function nextTodo<C extends { readonly todo: readonly Todo[] }>(cursor: C, after: string): C {
  const [first, ...rest] = cursor.todo
  return first === undefined ? cursor : { ...cursor, todo: [{ ...first, after }, ...rest] }
}

function todoOf(kept: Json | null): readonly Todo[] {
  return listAt(kept, 'todo').flatMap((value): readonly Todo[] => {
    const todo = asRecord(value)
    const kind = textAt(todo, 'kind')
    const id = idAt(todo, 'id')
    if (id === null || (kind !== 'comments' && kind !== 'messages')) return []
    return [{ kind, id, after: idAt(todo, 'after') }]
  })
}

function parsed(text: string | null): Json | null {
  try {
    return text === null ? null : asRecord(JSON.parse(text))
  } catch {
    return null
  }
}
