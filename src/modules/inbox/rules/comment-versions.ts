/** The versions of a comment: each time its words, its pictures or its visibility changed, in the order it happened. */
import type { MediaRef } from '#connectors/connector.ts'
import type { FoldedVersion, Presence, VersionKind } from './folded.ts'
import { inOrder, isRemoval } from './order-events.ts'
import { isSameWords } from './same-words.ts'
import { mediaIdentity, type StoredEvent } from './stored-event.ts'

type State = { text: string | null; media: readonly MediaRef[]; isHidden: boolean }
type Change = {
  readonly kind: VersionKind
  readonly text: string | null
  readonly media: readonly MediaRef[] | null
}

/** `ordered`: all events of one comment, once each, in order. A removal is last: what is gone never comes back under the same id. */
export function commentVersions(ordered: readonly StoredEvent[]): readonly FoldedVersion[] {
  const state: State = { text: null, media: [], isHidden: false }
  const versions: FoldedVersion[] = []
  const add = (event: StoredEvent, change: Change) => {
    versions.push({
      no: versions.length + 1,
      ...change,
      occurredAt: event.occurredAt,
      observedAt: event.receivedAt,
      eventId: event.id,
    })
  }
  for (const event of withOriginalFirst(ordered)) {
    for (const change of changesBy(state, event)) add(event, change)
  }
  const removal = firstRemoval(ordered)
  if (removal !== null) add(removal, { kind: removedKind(ordered), text: null, media: null })
  return versions
}

export function presenceOf(ordered: readonly StoredEvent[]): Presence {
  if (ordered.some(isRemoval)) return removedKind(ordered)
  const state: State = { text: null, media: [], isHidden: false }
  for (const event of ordered) changesBy(state, event)
  return state.isHidden ? 'hidden' : 'visible'
}

/** The network's word of a removal that we made ourselves is the same removal. */
function removedKind(ordered: readonly StoredEvent[]): 'removed-by-us' | 'removed-by-author' {
  return ordered.some(({ effect }) => effect.kind === 'removed-by-us') ? 'removed-by-us' : 'removed-by-author'
}

function firstRemoval(ordered: readonly StoredEvent[]): StoredEvent | null {
  return ordered.find(isRemoval) ?? null
}

/**
 * Some networks leave the time out of an edit, or round it: nothing can have changed before it was written. A comment that is told as new once
 * more, by asking, tells how it stood when it was asked for, under the time at which it was written; when it changed nobody says.
 */
function withOriginalFirst(ordered: readonly StoredEvent[]): readonly StoredEvent[] {
  const [original, ...again] = ordered.filter(({ effect }) => effect.kind === 'comment-added')
  if (original === undefined) return ordered
  if (again.length === 0) return [original, ...ordered.filter((event) => event !== original)]
  const retold = again.map((event) => ({ ...event, occurredAt: null }))
  const others = ordered.filter(({ effect }) => effect.kind !== 'comment-added')
  return [original, ...inOrder([...others, ...retold])]
}

function changesBy(state: State, event: StoredEvent): readonly Change[] {
  const { effect } = event
  switch (effect.kind) {
    case 'comment-added':
      return words(state, asKnown(state, effect.comment.text), effect.comment.media, true)
    case 'comment-edited':
      return words(state, effect.comment.text, effect.comment.media, false)
    case 'comment-seen': {
      const { text, media } = effect.comment
      const changes = words(state, asKnown(state, text), media, state.text === null)
      return [...changes, ...visibility(state, effect.isHidden)]
    }
    case 'comment-hidden':
    case 'hidden-by-us':
      return visibility(state, true)
    case 'comment-unhidden':
    case 'unhidden-by-us':
      return visibility(state, false)
    default:
      return []
  }
}

/** An answer may trim and compose what a webhook told as it was written. */
function asKnown({ text }: State, told: string): string {
  return text !== null && isSameWords(told, text) ? text : told
}

function words(
  state: State,
  text: string,
  told: readonly MediaRef[],
  isOriginal: boolean,
): readonly Change[] {
  // An edit's webhook often leaves out the pictures; taking that for their removal would lose them from the evidence.
  const media = told.length === 0 ? state.media : told
  const isFirst = state.text === null
  const isSame = text === state.text && mediaIdentity(media) === mediaIdentity(state.media)
  state.text = text
  state.media = media
  if (isSame) return []
  return [{ kind: isFirst && isOriginal ? 'original' : 'edited', text, media }]
}

function visibility(state: State, isHidden: boolean): readonly Change[] {
  if (state.isHidden === isHidden) return []
  state.isHidden = isHidden
  return [{ kind: isHidden ? 'hidden' : 'unhidden', text: null, media: null }]
}
