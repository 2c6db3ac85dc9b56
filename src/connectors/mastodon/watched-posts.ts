import { asRecord, idAt, textAt, type Json } from '../kit/json.ts'

/** By post: how many answers it had when its thread was last read, and when it was last edited. */
export type Watch = Readonly<Record<string, { readonly answers: number; readonly editedAt: string }>>

/** From here on a thread is read again only when it has grown by a twentieth: who names the account is notified of anyway. */
const MANY_ANSWERS = 200
const WORTH_READING = 1 / 20

type Watched = {
  readonly watch: Watch
  readonly grown: readonly string[]
  readonly editedIds: readonly string[]
}

/** `before` is null when nothing has been watched yet: then everything is as it should be. */
export function newWatch(before: Watch | null, latest: readonly Json[]): Watched {
  const watch: Record<string, Watch[string]> = {}
  const grown: string[] = []
  const editedIds: string[] = []
  for (const status of latest) {
    const id = idAt(status, 'id')
    if (id === null) continue
    const answers = countOf(status)
    const editedAt = textAt(status, 'edited_at') ?? ''
    const known = before?.[id]
    const isGrown = before !== null && isWorthReading(known?.answers ?? 0, answers)
    if (isGrown) grown.push(id)
    if (known !== undefined && known.editedAt !== editedAt) editedIds.push(id)
    const read = isGrown || known === undefined ? answers : Math.min(known.answers, answers)
    watch[id] = { answers: read, editedAt }
  }
  return { watch, grown, editedIds }
}

/** Fewer than before is no news: somebody took an answer away. */
function isWorthReading(before: number, now: number): boolean {
  if (now <= before) return false
  return now < MANY_ANSWERS || now - before >= now * WORTH_READING
}

function countOf(status: Json): number {
  const count = status['replies_count']
  return typeof count === 'number' && count > 0 ? count : 0
}

export function watchFrom(kept: Json | null): Watch {
  const entries = Object.entries(kept ?? {}).flatMap(([id, value]) => {
    const entry = asRecord(value)
    const answers = entry?.['answers']
    return typeof answers === 'number' ? [[id, { answers, editedAt: textAt(entry, 'editedAt') ?? '' }]] : []
  })
  return Object.fromEntries(entries) as Watch
}
