import { LOCAL_ZONE } from '#core/clock.ts'
import type { Texts } from './texts.sv.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** `i dag 14:02`, `i går 09:15`, `3 nov 14:02`: Swedish wall-clock time. */
export function when(at: string, now: Temporal.Instant, texts: Texts): string {
  const then = Temporal.Instant.from(at).toZonedDateTimeISO(LOCAL_ZONE)
  const today = now.toZonedDateTimeISO(LOCAL_ZONE).toPlainDate()
  const time = `${two(then.hour)}:${two(then.minute)}`
  const date = then.toPlainDate()
  if (date.equals(today)) return texts.today(time)
  if (date.equals(today.subtract({ days: 1 }))) return texts.yesterday(time)
  const year = date.year === today.year ? '' : ` ${date.year}`
  return `${date.day} ${texts.months[date.month - 1] ?? ''}${year} ${time}`
}
