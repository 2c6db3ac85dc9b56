import type { ComponentChildren } from 'preact'
import type { ClockProps } from '../clock/clock.tsx'
import { Clock } from '../clock/clock.tsx'
import { TimeThread } from '../time-thread/time-thread.tsx'

export type DueBoxProps = {
  clock: Omit<ClockProps, 'large'>
  /** What is demanded by then, in a sentence. */
  children: ComponentChildren
  share?: number | undefined
  chips?: ComponentChildren | undefined
}

/** The demand on one matter: by when, what, under which rule. First in the decision panel. */
export function DueBox({ clock, children, share, chips }: DueBoxProps) {
  return (
    <div class={`due-box is-${clock.state}`}>
      <Clock {...clock} large />
      <p class="due-box-text">{children}</p>
      {share !== undefined && <TimeThread state={clock.state} share={share} lang={clock.lang} decorative />}
      {chips !== undefined && <div class="chip-row">{chips}</div>}
    </div>
  )
}
