import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'

export type ProgressPart = {
  text: string
  href?: string | undefined
  state: 'done' | 'now' | 'later'
  /** Instead of the state's own word: "0 av 3", "väntar". */
  note?: string | undefined
}

/** The parts of a long form, and how far each has come. */
export function ProgressList({
  parts,
  lang,
  label,
}: {
  parts: readonly ProgressPart[]
  lang: Lang
  label: string
}) {
  const t = uiTexts(lang)
  const words = { done: t.progressDone, now: t.progressNow, later: undefined }
  return (
    <nav class="progress-list" aria-label={label}>
      <ol>
        {parts.map((part, i) => (
          <li
            key={part.text}
            class={`progress-${part.state}`}
            aria-current={part.state === 'now' ? 'step' : undefined}
          >
            <span>
              {i + 1} {part.href === undefined ? part.text : <a href={part.href}>{part.text}</a>}
            </span>
            <span class="progress-note">
              {part.state === 'done' && <Icon name="check" />} {part.note ?? words[part.state]}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
