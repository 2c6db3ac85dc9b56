/** Says whether a changed rule is stricter, looser, the same, or not to be compared (requirements §4: layer 4 only tightens). */
import { UNKNOWN } from '../schema/primitives.ts'
import type { Modality } from '../schema/rule.ts'
import { compareTimes, isTime } from './compare-times.ts'
import type { Order } from './tightening-orders.ts'
import { orders } from './tightening-orders.ts'
import type { Verdict } from './verdict.ts'

export type Comparison = { readonly verdict: Verdict; readonly at: string }

const opposite: Readonly<Record<Verdict, Verdict>> = {
  same: 'same',
  tighter: 'looser',
  looser: 'tighter',
  incomparable: 'incomparable',
}

function byRank(before: number, after: number): Verdict {
  if (before < 0 || after < 0) return 'incomparable'
  return after === before ? 'same' : after > before ? 'tighter' : 'looser'
}

function sets(before: readonly unknown[], after: readonly unknown[]): Verdict {
  const [had, has] = [before, after].map((list) => new Set(list.map((item) => JSON.stringify(item))))
  if (had === undefined || has === undefined) return 'incomparable'
  const [keeps, isWithin] = [had.isSubsetOf(has), has.isSubsetOf(had)]
  if (keeps && isWithin) return 'same'
  return keeps ? 'tighter' : isWithin ? 'looser' : 'incomparable'
}

function numbers(before: unknown, after: unknown): Verdict {
  if (typeof before !== 'number' || typeof after !== 'number') return 'incomparable'
  return before === after ? 'same' : after > before ? 'tighter' : 'looser'
}

function lists(before: unknown, after: unknown): Verdict {
  return Array.isArray(before) && Array.isArray(after) ? sets(before, after) : 'incomparable'
}

function byOrder(order: Order, before: unknown, after: unknown): Verdict {
  switch (order.kind) {
    case 'free':
      return 'same'
    case 'higher':
      return numbers(before, after)
    case 'lower':
      return opposite[numbers(before, after)]
    case 'true':
      return byRank(Number(before), Number(after))
    case 'false':
      return byRank(Number(after), Number(before))
    case 'superset':
      return lists(before, after)
    case 'subset':
      return opposite[lists(before, after)]
    case 'ranked':
      return byRank(order.from.indexOf(String(before)), order.from.indexOf(String(after)))
  }
}

function worst(found: readonly Comparison[]): Comparison {
  for (const verdict of ['incomparable', 'looser', 'tighter'] as const) {
    const one = found.find((comparison) => comparison.verdict === verdict)
    if (one !== undefined) return one
  }
  return { verdict: 'same', at: '' }
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What was open may be filled in, and what was left out may be added; the other way round is loosening. */
function presence(before: unknown, after: unknown): Verdict | null {
  const isOpen = (value: unknown) => value === UNKNOWN || value === undefined
  if (isOpen(before) && isOpen(after)) return 'same'
  if (isOpen(before)) return 'tighter'
  return isOpen(after) ? 'looser' : null
}

/** Switching blocking off takes a measure away from the municipality, not a right from the citizen. */
function comparesBlocking(place: string, before: unknown, after: unknown): Verdict | null {
  if (place !== 'moderation.blocking.value' || !isGroup(before) || !isGroup(after)) return null
  if (before['enabled'] === after['enabled']) return null
  return after['enabled'] === false ? 'tighter' : 'looser'
}

/** `place`: the dotted path of the value with `#` for list positions, for example `inbox.sla.#.value`. */
export function compareValues(place: string, before: unknown, after: unknown): Comparison {
  if (JSON.stringify(before) === JSON.stringify(after)) return { verdict: 'same', at: place }
  const whole = comparesBlocking(place, before, after)
  if (whole !== null) return { verdict: whole, at: place }
  if (isTime(place)) return { verdict: compareTimes(before, after), at: place }
  const order = orders[place]
  const present = presence(before, after)
  if (present !== null)
    return {
      verdict: order === undefined && present !== 'same' ? openVerdict(place, present) : present,
      at: place,
    }
  if (order !== undefined) return { verdict: byOrder(order, before, after), at: place }
  if (!isGroup(before) || !isGroup(after)) return { verdict: 'incomparable', at: place }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return worst(names.map((name) => compareValues(`${place}.${name}`, before[name], after[name])))
}

/** A whole rule that was "unknown" may be filled in whatever it is about; a part nobody has an order for may not appear or vanish. */
function openVerdict(place: string, present: Verdict): Verdict {
  return place.endsWith('.value') ? present : 'incomparable'
}

const strength: Readonly<Partial<Record<Modality, number>>> = { gärna: 0, bör: 1, ska: 2 }

/** A permission is no weaker form of a demand, so "får" only equals itself. */
export function compareModality(before: Modality, after: Modality): Verdict {
  if (before === after) return 'same'
  const [was, is] = [strength[before], strength[after]]
  return was === undefined || is === undefined ? 'incomparable' : byRank(was, is)
}
