import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { OutboxRow, OutboxState } from '#core/outbox/outbox.ts'
import type { OutboxState as ShownState } from '#ui/components/outbox-status/outbox-status.tsx'
import { deskTexts } from '../../texts.ts'
import type { ItemContext } from './item-context.ts'
import type { SentView } from './item-view.ts'

const STATES: Readonly<Record<OutboxState, ShownState>> = {
  pending: 'waiting',
  sending: 'sending',
  done: 'done',
  rejected: 'failed',
  unknown: 'unknown',
  cancelled: 'failed',
}

/** How it goes with one thing that was sent. Without text, and not to be settled: whoever knows that fills it in. */
export function sentOf(context: Pick<ItemContext, 'lang' | 'now'>, row: OutboxRow, what: string): SentView {
  return {
    outboxId: row.id,
    state: STATES[row.state],
    what,
    text: null,
    at: row.finishedAt ?? row.createdAt,
    attempts: row.attempts,
    reason: whyOf(context, row),
    canReconcile: false,
  }
}

/** What waits to be tried again says when that is: somebody may decide not to wait. */
function whyOf({ lang, now }: Pick<ItemContext, 'lang' | 'now'>, row: OutboxRow): string | null {
  const { state, problem, notBefore } = row
  const why = problem === null ? null : reasonWords(state, problem.code, lang)
  if (state !== 'pending' || why === null) return why
  return `${why} ${deskTexts(lang).sent.goesOn(formatMoment(notBefore, now, lang))}`
}

/** A message keeps why its last reply did not go out as `rejected:CODE` or `unknown:CODE`. */
export function replyProblemWords(
  problem: string,
  lang: Lang,
): { readonly title: string; readonly text: string } {
  const t = deskTexts(lang).sent
  const at = problem.indexOf(':')
  const [kind, code] = [problem.slice(0, at), problem.slice(at + 1)]
  const isInDoubt = kind === 'unknown'
  const text = reasonWords(isInDoubt ? 'unknown' : 'rejected', code, lang) ?? t.reasons['no-answer']
  return { title: isInDoubt ? t.doubt : t.problem, text }
}

/** null: what the state itself means says all there is to say. A network's own code helps whoever has to ask them about it. */
function reasonWords(state: OutboxState, code: string, lang: Lang): string | null {
  const t = deskTexts(lang).sent
  const words: Readonly<Record<string, string>> = t.reasons
  if (Object.hasOwn(words, code)) return words[code] ?? null
  return state === 'rejected' ? t.refused(code) : null
}
