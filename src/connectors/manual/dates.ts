const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** As sites write them whose language is Swedish, where they are not written the same. */
const SWEDISH: Readonly<Record<string, string>> = { maj: 'may', okt: 'oct' }
/** RFC 822 with the four-digit year of RFC 1123; the day's name, the seconds and even the clock are often left out. */
const RFC_822 =
  /^(?:\p{L}{2,9}[.,]?,?\s+)?(\d{1,2})\.?[\s-]+(\p{L}{3})\p{L}*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(?:GMT|UTC)?([A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/u
/** The names that RFC 822 knows, in hours from UTC; a name that is not here is taken as UTC. */
const ZONES: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
}

/** A time as feeds write it: RFC 3339 (Atom, also without zone or clock) or RFC 822 (RSS). Anything else is null. */
export function readDate(text: string | null): Temporal.Instant | null {
  if (text === null) return null
  const trimmed = text.trim()
  return instant(trimmed) ?? instant(`${trimmed}Z`) ?? instant(`${trimmed}T00:00:00Z`) ?? readRfc822(trimmed)
}

function readRfc822(text: string): Temporal.Instant | null {
  const [whole, day = '', month = '', year = '', hour = '00', minute = '00', second = '00', zone = ''] =
    RFC_822.exec(text) ?? []
  const named = month.toLowerCase()
  const number = MONTHS.indexOf(SWEDISH[named] ?? named) + 1
  if (whole === undefined || number === 0) return null
  const fullYear = year.length === 4 ? year : `20${year}`
  const pad = (value: string | number) => String(value).padStart(2, '0')
  return instant(`${fullYear}-${pad(number)}-${pad(day)}T${pad(hour)}:${minute}:${second}${offset(zone)}`)
}

function offset(zone: string): string {
  if (/^[+-]/.test(zone)) return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return ZONES[zone.toUpperCase()] ?? 'Z'
}

function instant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
