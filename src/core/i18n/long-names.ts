import type { Lang } from './lang.ts'

/** Months and weekdays in full, January and Monday first. Apart from the short ones, which the page script carries too. */
export const LONG_MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

export const LONG_WEEKDAYS: Readonly<Record<Lang, readonly string[]>> = {
  sv: 'måndag tisdag onsdag torsdag fredag lördag söndag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
}
