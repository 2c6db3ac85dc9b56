import type { PersonActor } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { ClockProps } from '#ui/components/clock/clock.tsx'
import type { ChipProps } from '#ui/components/paragraph-chip/paragraph-chip.tsx'

/** One thing that waits for somebody, on the page "Att göra". */
export type HomeTask = {
  readonly key: string
  readonly group: 'now' | 'waiting' | 'later'
  readonly clock: Omit<ClockProps, 'lang' | 'now' | 'large'>
  /** What to do, beginning with the verb. */
  readonly verb: string
  /** The first words of what it is about, where the reader may see them. Somebody else's words: never our own. */
  readonly about?: string
  readonly facts: string
  readonly chip: Omit<ChipProps, 'lang'> | null
  readonly href: string
  readonly button: string
}

/** A module that may not know the desk gives it what waits for a person there. At most a handful: what is most pressing first. */
export type ReadHomeTasks = (actor: PersonActor, lang: Lang) => Promise<readonly HomeTask[]>
