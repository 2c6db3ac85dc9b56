/** How soon an answer is due and which days count as working days (F-101, F-102, B-057). */
import { z } from 'zod'
import { rule } from './rule.ts'

const timeUnits = ['hours', 'workingDays', 'nextWorkingDay'] as const

export type TimeUnit = (typeof timeUnits)[number]

/** `always` is the catch-all; a rule that names a fact is more specific and wins over it. */
const slaCondition = z.union([z.literal('always'), z.strictObject({ urgent: z.boolean() })])

export const sla = z
  .array(
    rule(
      z.strictObject({
        when: slaCondition,
        amount: z.int().min(1).max(8760),
        unit: z
          .enum(timeUnits)
          .describe(
            'hours = klocktimmar även på helg, workingDays = arbetsdagar, nextWorkingDay = nästa arbetsdag.',
          ),
        onClosedDay: z
          .enum(['keep', 'nextWorkingDay'])
          .default('keep')
          .describe('nextWorkingDay = en frist som går ut en ledig dag flyttas till nästa arbetsdag.'),
      }),
    ),
  )
  .min(1)

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Days that are not public holidays in law but on which most Swedish offices are closed. */
export const namedDays = [
  'trettondagsafton',
  'skärtorsdagen',
  'påskafton',
  'valborgsmässoafton',
  'pingstafton',
  'midsommarafton',
  'allhelgonaafton',
  'julafton',
  'nyårsafton',
] as const

export type NamedDay = (typeof namedDays)[number]

const closedDay = z.union([
  z.enum(namedDays),
  z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, { error: '@calendar.bad-day' }),
])

export const businessTime = rule(
  z.strictObject({
    days: z.array(z.enum(weekdays)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
    holidays: z.enum(['SE', 'none']).default('SE').describe('SE = svenska helgdagar är lediga.'),
    extraClosed: z
      .array(closedDay)
      .max(60)
      .default(['midsommarafton', 'julafton', 'nyårsafton'])
      .describe('Dagar som inte är arbetsdagar: namn, "MM-DD" varje år eller "ÅÅÅÅ-MM-DD" ett visst år.'),
    dueTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '@calendar.bad-time' })
      .default('23:59')
      .describe('Klockslaget då en frist i arbetsdagar går ut.'),
  }),
)
