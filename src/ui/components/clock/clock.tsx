import type { ComponentChildren } from 'preact'
import { relativeDay } from '#core/i18n/dates.ts'
import { timeLeft } from '#core/i18n/durations.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

/** lugn · snart · nu · passerad, and two without a minute count: skyndsamt (the law's "promptly") and klart. */
export type ClockState = 'calm' | 'soon' | 'now' | 'over' | 'promptly' | 'done'

const icons: Readonly<Record<ClockState, IconName>> = {
  calm: 'clock',
  soon: 'clock-soon',
  now: 'clock-now',
  over: 'clock-over',
  promptly: 'bolt',
  done: 'check-circle',
}

export type ClockProps = {
  state: ClockState
  lang: Lang
  now: Temporal.Instant
  /** When the time is up. May be left out for `promptly` and `done`. */
  dueAt?: Temporal.Instant | undefined
  /** "when" says the day and time ("i dag 23:59"), "left" counts down ("2 h 10 min kvar"). */
  show?: 'when' | 'left' | undefined
  /** Beside the time, quieter: "sista arbetsdagen", "24 h, akut". */
  note?: ComponentChildren | undefined
  /** Instead of the computed words, for `done` ("besvarad 13:50"). */
  text?: string | undefined
  large?: boolean | undefined
}

function timeWords({ state, lang, now, dueAt, show }: ClockProps): string | undefined {
  if (dueAt === undefined) return undefined
  return state === 'over' || show === 'left' ? timeLeft(dueAt, now, lang) : relativeDay(dueAt, now, lang)
}

function ClockWords(props: ClockProps) {
  const { state, lang, dueAt, text } = props
  const words = text ?? timeWords(props)
  // "Passerad" begins the words themselves; "Lugnt" is said to screen readers only, since calm needs no sign.
  const prefixed = state !== 'over' && (state !== 'done' || text === undefined)
  return (
    <span class="clock-words">
      {prefixed && (
        <span class={`clock-state${state === 'calm' ? ' sr' : ''}`}>
          {uiTexts(lang).clockState[state]}
          {words !== undefined && <span class="sr">:</span>}{' '}
        </span>
      )}
      {words !== undefined && <time datetime={dueAt?.toString()}>{words}</time>}
    </span>
  )
}

/** Icon, words and colour: a state is never told by colour alone (WCAG 1.4.1). */
export function Clock(props: ClockProps) {
  const { state, now, dueAt, show = 'when', note, text, large = false } = props
  const content = (
    <>
      <Icon name={icons[state]} />
      <ClockWords {...props} />
      {note !== undefined && <span class="clock-note">{note}</span>}
    </>
  )
  const name = `clock is-${state}${large ? ' clock-large' : ''}`
  if (dueAt === undefined || text !== undefined || state === 'done')
    return <span class={name}>{content}</span>
  return (
    <ticking-clock class={name} data-due={dueAt.toString()} data-now={now.toString()} data-show={show}>
      {content}
    </ticking-clock>
  )
}
