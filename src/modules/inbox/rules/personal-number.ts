/** Finds Swedish personal and coordination numbers in a text: they must never stand in a reply, and make a message restricted (F-112). */

/** Year with or without century, month and day (coordination number: day + 60), then four digits, however they are spaced. */
const CANDIDATE =
  /(?<!\d)((?:18|19|20)?\d{2})([01]\d)([0-9]\d)[ \u00a0]?[-+–−]?[ \u00a0]?(\d{3})[ \u00a0]?(\d)(?!\d)/g

export function holdsPersonalNumber(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(CANDIDATE)].some(isPersonalNumber)
}

function isPersonalNumber(match: RegExpMatchArray): boolean {
  const [, year = '', month = '', day = '', serial = '', check = ''] = match
  return isDate(year, Number(month), Number(day)) && luhn(`${year.slice(-2)}${month}${day}${serial}${check}`)
}

function isDate(year: string, month: number, dayOrCoordination: number): boolean {
  const day = dayOrCoordination > 60 ? dayOrCoordination - 60 : dayOrCoordination
  // Without its century the year is not known; 2000 has every date there is.
  const fullYear = year.length === 4 ? Number(year) : 2000
  if (month < 1 || month > 12 || day < 1) return false
  return day <= Temporal.PlainYearMonth.from({ year: fullYear, month }).daysInMonth
}

/** The check digit of ISO/IEC 7812: every other digit doubled from the left, the sum a multiple of ten. */
function luhn(tenDigits: string): boolean {
  const sum = Array.from(tenDigits).reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
