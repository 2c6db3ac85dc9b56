import { formatPercent } from '#core/i18n/numbers.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import type { ClockState } from '../clock/clock.tsx'

export type TimeThreadProps = {
  state: ClockState
  /** How much of the time remains, 0–1; what lies outside is cut to it. */
  share: number
  lang: Lang
  /** Beside a clock that says the same in words, the thread is only for the eye. */
  decorative?: boolean | undefined
}

/** How much is left, as a thread that shortens. Drawn as SVG: a width without inline style, and it is printed too. */
export function TimeThread({ state, share, lang, decorative = false }: TimeThreadProps) {
  const t = uiTexts(lang)
  const left = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0))
  const used = left === 0
  const label = used ? t.timeAllUsed : t.timeLeftShare(formatPercent(left, lang))
  const aria = decorative ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': label }
  return (
    <svg class={`time-thread is-${state}`} width="100%" height="4" {...aria}>
      <rect class="time-thread-ground" width="100%" height="4" rx="2" />
      {used ? (
        <line class="time-thread-used" x1="2" x2="100%" y1="2" y2="2" />
      ) : (
        <rect class="time-thread-left" width={`${Math.round(left * 1000) / 10}%`} height="4" rx="2" />
      )}
    </svg>
  )
}
