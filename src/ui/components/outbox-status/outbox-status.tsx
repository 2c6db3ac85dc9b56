import type { ComponentChildren } from 'preact'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { countOf } from '#core/i18n/plural.ts'
import { uiTexts } from '../../texts.ts'
import type { IconName } from '../icon/icon.tsx'
import { Icon } from '../icon/icon.tsx'

/** How it goes with something sent to a network. `unknown` is settled by a person, never retried in silence (principle 6). */
export type OutboxState = 'waiting' | 'sending' | 'done' | 'failed' | 'unknown'

const looks: Readonly<Record<OutboxState, readonly [IconName, string]>> = {
  waiting: ['hourglass', 'is-done'],
  sending: ['send', 'is-done'],
  done: ['check-circle', 'is-calm'],
  failed: ['cross', 'is-now'],
  unknown: ['question', 'is-soon'],
}

export type OutboxStatusProps = {
  lang: Lang
  state: OutboxState
  /** What is sent: "Svar till Bosse i Vessigebro". */
  what: string
  at?: Temporal.Instant | undefined
  now: Temporal.Instant
  attempts?: number | undefined
  /** The network's own reason, in our words. */
  reason?: string | undefined
  /** Buttons: try again, take back, "det gick fram", "det gick inte fram". */
  actions?: ComponentChildren | undefined
}

export function OutboxStatus(props: OutboxStatusProps) {
  const { lang, state, what, at, now, attempts, reason, actions } = props
  const t = uiTexts(lang)
  const [icon, tone] = looks[state]
  return (
    <div class={`outbox ${tone}`}>
      <Icon name={icon} />
      <div>
        <p>
          <b class="outbox-state">{t.outbox[state]}</b> <span class="outbox-what">{what}</span>
        </p>
        <p class="quiet small">
          {reason ?? t.outboxMeaning[state]}
          {at !== undefined && (
            <>
              {' '}
              <time datetime={at.toString()}>{formatMoment(at, now, lang)}</time>
            </>
          )}
          {attempts !== undefined && attempts > 1 && ` · ${countOf(attempts, t.attempts, lang)}`}
        </p>
        {actions !== undefined && <div class="form-actions">{actions}</div>}
      </div>
    </div>
  )
}
