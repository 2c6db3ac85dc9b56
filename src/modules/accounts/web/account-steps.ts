import { z } from 'zod'
import type { PersonActor } from '#core/actor.ts'
import { LOCAL_ZONE } from '#core/clock.ts'
import { NotFound } from '#core/errors.ts'
import { listField } from '#core/http/form-fields.ts'
import { optionalText } from '#ui/form/send-form.ts'
import { acceptDeviation, answerDemand, confirmAccount, noteLastPost } from '../actions/care-for-account.ts'
import { nameHolder, restAccount } from '../actions/change-account.ts'
import {
  acknowledgeClosing,
  archiveClosing,
  finishClosing,
  planClosing,
  startClosing,
  withdrawClosing,
} from '../actions/closing.ts'
import { rotateCredential, storeCredential } from '../actions/credentials.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { assign, unassign } from '../actions/assign.ts'
import { cancelRelay, handOverRelay, planRelay } from '../actions/relay.ts'
import { decideWatch, signWatch } from '../actions/watch.ts'
import { RIGHTS } from '../rules/assignment.ts'
import type { AccountTexts } from '../texts.ts'

const words = z.string().trim().max(4000).default('')
const day = z.iso.date({ error: 'date-form' }).transform((text) => Temporal.PlainDate.from(text))
const optionalDay = z.union([z.literal('').transform(() => undefined), day]).optional()
const number = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : Number(text.replace(',', '.'))))
const ids = listField(z.string())

type Context = { readonly deps: AccountsDeps; readonly actor: PersonActor; readonly accountId: string }

export type AccountStep = {
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>
  /** Which form of the page it was: its own name, or what the form says. */
  readonly form: string
  readonly blames: string
  readonly done: keyof AccountTexts['done']
  readonly take: (context: Context, value: never) => Promise<unknown>
}

function step<Schema extends z.ZodType<Readonly<Record<string, unknown>>>>(
  form: string,
  is: {
    readonly schema: Schema
    readonly blames: string
    readonly done: AccountStep['done']
    readonly take: (context: Context, value: z.output<Schema>) => Promise<unknown>
  },
): AccountStep {
  return { ...is, form, take: (context, value) => is.take(context, value) }
}

const nothing = z.object({})
const startOf = (on: Temporal.PlainDate) => on.toZonedDateTime(LOCAL_ZONE).toInstant()

/** Every form of an account's page, by the last word of its address. */
const accountSteps: Readonly<Record<string, AccountStep>> = {
  uppdrag: step('uppdrag', {
    schema: z.object({
      personId: z.string().min(1),
      rights: listField(z.enum(RIGHTS)),
      startsOn: optionalDay,
      endsOn: optionalDay,
      hoursPerWeek: number.optional(),
    }),
    blames: 'personId',
    done: 'uppdrag-givet',
    take: ({ deps, actor, accountId }, { personId, rights, startsOn, endsOn, hoursPerWeek }) =>
      assign(deps, actor, {
        accountId,
        personId,
        rights,
        ...(startsOn === undefined ? {} : { startsAt: startOf(startsOn) }),
        // the last day is one of the days
        ...(endsOn === undefined ? {} : { endsAt: startOf(endsOn.add({ days: 1 })) }),
        ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }),
      }),
  }),
  'avsluta-uppdrag': step('avsluta-uppdrag', {
    schema: z.object({ assignmentId: z.string() }),
    blames: 'assignmentId',
    done: 'uppdrag-slut',
    take: ({ deps, actor, accountId }, { assignmentId }) =>
      unassign(deps, actor, { accountId, assignmentId }),
  }),
  inloggning: step('inloggning', {
    schema: z.object({ label: words, userName: words, secret: z.string().default(''), reference: words }),
    blames: 'secret',
    done: 'sparat',
    take: ({ deps, actor, accountId }, value) => storeCredential(deps, actor, { accountId, ...value }),
  }),
  'byt-inloggning': step('byt-inloggning', {
    schema: z.object({ credentialId: z.string(), secret: z.string().default(''), form: words }),
    blames: 'secret',
    done: 'bytt',
    take: ({ deps, actor }, { credentialId, secret }) =>
      rotateCredential(deps, actor, { credentialId, secret }),
  }),
  underlag: step('underlag', {
    schema: z.object({
      area: z.enum(['routine', 'notice']),
      key: z.string(),
      answer: z.enum(['in-place', 'cannot']),
      link: words,
      note: words,
      form: words,
    }),
    blames: 'note',
    done: 'sparat',
    take: ({ deps, actor, accountId }, value) => answerDemand(deps, actor, { accountId, ...value }),
  }),
  bekrafta: step('bekrafta', {
    schema: z.object({
      what: z.enum(['resources', 'terms']),
      hoursPerWeek: number.optional(),
      termsVersion: words,
      form: words,
    }),
    blames: 'termsVersion',
    done: 'bekraftat',
    take: ({ deps, actor, accountId }, { what, hoursPerWeek, termsVersion }) =>
      confirmAccount(deps, actor, {
        accountId,
        what,
        termsVersion,
        ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }),
      }),
  }),
  inlagg: step('inlagg', {
    schema: z.object({ on: day, version: z.coerce.number().int() }),
    blames: 'on',
    done: 'sparat',
    take: ({ deps, actor, accountId }, value) => noteLastPost(deps, actor, { accountId, ...value }),
  }),
  avsteg: step('avsteg', {
    schema: z.object({ deviation: z.string(), reason: words, form: words }),
    blames: 'reason',
    done: 'accepterat',
    take: ({ deps, actor, accountId }, { deviation, reason }) =>
      acceptDeviation(deps, actor, { accountId, deviation, reason }),
  }),
  stafett: step('stafett', {
    schema: z.object({
      unitId: z.string(),
      startsOn: day,
      days: number,
      personIds: ids,
      keptBy: optionalText,
    }),
    blames: 'startsOn',
    done: 'planerat',
    take: ({ deps, actor, accountId }, { keptBy, days, ...value }) =>
      planRelay(deps, actor, { accountId, ...value, days: days ?? 0, keptBy: keptBy ?? null }),
  }),
  'stall-in': step('stall-in', {
    schema: z.object({ slotId: z.string() }),
    blames: 'slotId',
    done: 'installt',
    take: ({ deps, actor }, value) => cancelRelay(deps, actor, value),
  }),
  'lamna-over': step('lamna-over', {
    schema: nothing,
    blames: 'form',
    done: 'overlamnat',
    take: ({ deps, actor, accountId }) => handOverRelay(deps, actor, { accountId }),
  }),
  bevakning: step('bevakning', {
    schema: z.object({ times: words, days: z.enum(['workdays', 'all']), personIds: ids, coverIds: ids }),
    blames: 'times',
    done: 'sparat',
    take: ({ deps, actor, accountId }, { times, ...value }) =>
      decideWatch(deps, actor, { accountId, ...value, times: times.split(/[\s,;]+/u).filter(Boolean) }),
  }),
  kvittera: step('kvittera', {
    schema: nothing,
    blames: 'form',
    done: 'kvitterat',
    take: ({ deps, actor, accountId }) => signWatch(deps, actor, { accountId }),
  }),
  ansvarig: step('ansvarig', {
    schema: z.object({
      holderId: z.string(),
      shown: z.enum(['name', 'role']),
      role: words,
      version: z.coerce.number().int(),
    }),
    blames: 'holderId',
    done: 'ansvarig-bytt',
    take: ({ deps, actor, accountId }, value) => nameHolder(deps, actor, { accountId, ...value }),
  }),
  vila: step('vila', {
    schema: z.object({ version: z.coerce.number().int() }),
    blames: 'form',
    done: 'vilar',
    take: ({ deps, actor, accountId }, { version }) =>
      restAccount(deps, actor, { accountId, version, isResting: true }),
  }),
  vack: step('vack', {
    schema: z.object({ version: z.coerce.number().int() }),
    blames: 'form',
    done: 'i-drift',
    take: ({ deps, actor, accountId }, { version }) =>
      restAccount(deps, actor, { accountId, version, isResting: false }),
  }),
  avsluta: step('avsluta', {
    schema: z.object({ reason: words, archiveToId: optionalText, closesOn: optionalDay }),
    blames: 'reason',
    done: 'avslut-paborjat',
    take: ({ deps, actor, accountId }, { reason, archiveToId, closesOn }) =>
      startClosing(deps, actor, {
        accountId,
        reason,
        archiveToId: archiveToId ?? null,
        closesOn: closesOn ?? null,
      }),
  }),
  'planera-avslut': step('planera-avslut', {
    schema: z.object({ archiveToId: z.string(), closesOn: optionalDay }),
    blames: 'archiveToId',
    done: 'sparat',
    take: ({ deps, actor, accountId }, { archiveToId, closesOn }) =>
      planClosing(deps, actor, { accountId, archiveToId, closesOn: closesOn ?? null }),
  }),
  'bekrafta-avslut': step('bekrafta-avslut', {
    schema: nothing,
    blames: 'form',
    done: 'bekraftat',
    take: ({ deps, actor, accountId }) => acknowledgeClosing(deps, actor, { accountId }),
  }),
  arkivera: step('arkivera', {
    schema: z.object({ receipt: words, place: words }),
    blames: 'receipt',
    done: 'arkiverat',
    take: ({ deps, actor, accountId }, value) => archiveClosing(deps, actor, { accountId, ...value }),
  }),
  'avbryt-avslut': step('avbryt-avslut', {
    schema: nothing,
    blames: 'form',
    done: 'avslut-avbrutet',
    take: ({ deps, actor, accountId }) => withdrawClosing(deps, actor, { accountId }),
  }),
  stang: step('stang', {
    schema: nothing,
    blames: 'form',
    done: 'stangt',
    take: ({ deps, actor, accountId }) => finishClosing(deps, actor, { accountId }),
  }),
}

export function stepOf(name: string): AccountStep {
  const found = Object.hasOwn(accountSteps, name) ? accountSteps[name] : undefined
  if (found === undefined) throw new NotFound('step', name)
  return found
}
