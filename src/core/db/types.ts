import type { ColumnType } from 'kysely'
import pg from 'pg'

/** A moment: `Temporal.Instant` both ways; ISO text is taken too. */
export type InstantColumn = ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
export type InstantColumnOrNull = ColumnType<
  Temporal.Instant | null,
  Temporal.Instant | string | null,
  Temporal.Instant | string | null
>

/** A day without a time (`date`): `Temporal.PlainDate` both ways. */
export type DayColumn = ColumnType<
  Temporal.PlainDate,
  Temporal.PlainDate | string,
  Temporal.PlainDate | string
>
export type DayColumnOrNull = ColumnType<
  Temporal.PlainDate | null,
  Temporal.PlainDate | string | null,
  Temporal.PlainDate | string | null
>

// pg asks a value for `toPostgres` before it falls back to JSON, which would put an instant's text in quotation marks.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant): string {
    return this.toString()
  },
})

Object.defineProperty(Temporal.PlainDate.prototype, 'toPostgres', {
  value(this: Temporal.PlainDate): string {
    return this.toString()
  },
})

/** jsonb: read as a value, written as JSON text so that nothing is guessed about arrays. */
export type JsonColumn<T> = ColumnType<T, string, string>

/** A column the database fills in itself. */
export type Generated<T> = ColumnType<T, T | undefined, T>

const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20
const NUMERIC = 1700

/** "2026-04-02 16:00:00.123456+00" is not quite ISO 8601. */
function toInstant(text: string): Temporal.Instant {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  return Temporal.Instant.from(iso)
}

function toSafeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database counts beyond what a number can hold: ${text}`)
  return value
}

type Parser = (text: string) => unknown
const parsers = new Map<number, Parser>([
  // pg's own reading is midnight in the server's zone, which is another day elsewhere
  [DATE, (text) => Temporal.PlainDate.from(text)],
  [TIMESTAMPTZ, toInstant],
  [INT8, toSafeNumber],
  [NUMERIC, Number],
])

export const typeParsers = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text'): Parser =>
    parsers.get(oid) ??
    (pg.types.getTypeParser as unknown as (oid: number, format: string) => Parser)(oid, format),
}
