import { errorOf } from './facts/errors.ts'

/** What a request to the Graph is about, as a fault is aimed at it. */
export type CallName =
  | 'read-post'
  | 'read-thread'
  | 'read-comment'
  | 'reply'
  | 'hide'
  | 'unhide'
  | 'remove'
  | 'private-reply'
  | 'message'
  | 'block'
  | 'publish'
  | 'edit-post'
  | 'unpublish'
  | 'upload'
  | 'harvest'
  | 'media'
  | 'access'
  | 'other'

/** `acts`: the network did what was asked before it failed to say so. */
export type CallFault =
  | { readonly kind: 'error'; readonly code: number; readonly subcode?: number; readonly acts?: boolean }
  | { readonly kind: 'server-error'; readonly status: 500 | 502 | 503 | 504; readonly acts?: boolean }
  | { readonly kind: 'no-answer'; readonly acts: boolean }
  | { readonly kind: 'cut'; readonly acts: boolean }
  | { readonly kind: 'wrong-json'; readonly acts?: boolean }
  /** The right answer, of which only half comes. */
  | { readonly kind: 'half-body' }
  | { readonly kind: 'redirect'; readonly to: string; readonly acts?: boolean }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The right answer, a byte at a time. */
  | { readonly kind: 'drip'; readonly delayMs: number }

/** `writes` is every call that changes something. */
export type CallMatch = { readonly call: CallName | readonly CallName[] | 'any' | 'writes' }

/** Conditions that hold until they are switched off. */
export type Condition =
  | 'withhold-authors'
  | 'sparse-pages'
  | 'webhook-duplicate'
  | 'webhook-disorder'
  | 'webhook-down'
  | 'webhook-lost'
  | 'webhook-forged'

type ActiveFault = {
  readonly id: number
  readonly match: CallMatch
  readonly fault: CallFault
  /** null: until cleared. */
  readonly timesLeft: number | null
}

export type Faults = {
  /** The next matching calls (one unless told otherwise) fail. Returns an id for `clear`. */
  next(match: CallMatch, fault: CallFault, times?: number): number
  /** Every matching call fails until cleared. */
  always(match: CallMatch, fault: CallFault): number
  switchOn(condition: Condition): void
  switchOff(condition: Condition): void
  isOn(condition: Condition): boolean
  /** Without an id: all of them, conditions too. */
  clear(id?: number): void
  list(): readonly ActiveFault[]
  /** Used by the lab itself: the fault that this call meets, counted down. */
  take(call: CallName): CallFault | null
}

const WRITES: readonly CallName[] = [
  'reply',
  'hide',
  'unhide',
  'remove',
  'private-reply',
  'message',
  'block',
  'publish',
  'edit-post',
  'unpublish',
]

export function isWrite(call: CallName): boolean {
  return WRITES.includes(call)
}

function isHit({ call: wanted }: CallMatch, call: CallName): boolean {
  if (wanted === 'any') return true
  if (wanted === 'writes') return isWrite(call)
  return typeof wanted === 'string' ? wanted === call : wanted.includes(call)
}

type Entry = { id: number; match: CallMatch; fault: CallFault; timesLeft: number | null }

export function createFaults(): Faults {
  const on = new Set<Condition>()
  let entries: Entry[] = []
  let lastId = 0
  const add = (match: CallMatch, fault: CallFault, timesLeft: number | null): number => {
    // An error without facts would answer nonsense; better to fail where the fault is set up.
    if (fault.kind === 'error') errorOf(fault.code, fault.subcode)
    lastId += 1
    entries.push({ id: lastId, match, fault, timesLeft })
    return lastId
  }
  const take = (call: CallName): CallFault | null => {
    const entry = entries.find((one) => isHit(one.match, call))
    if (entry === undefined) return null
    if (entry.timesLeft !== null) {
      entry.timesLeft -= 1
      if (entry.timesLeft <= 0) entries = entries.filter((one) => one !== entry)
    }
    return entry.fault
  }
  const clear = (id?: number): void => {
    entries = id === undefined ? [] : entries.filter((one) => one.id !== id)
    if (id === undefined) on.clear()
  }
  return {
    next: (match, fault, times = 1) => add(match, fault, times),
    always: (match, fault) => add(match, fault, null),
    switchOn: (condition) => void on.add(condition),
    switchOff: (condition) => void on.delete(condition),
    isOn: (condition) => on.has(condition),
    list: () => entries.map((entry) => ({ ...entry })),
    clear,
    take,
  }
}
