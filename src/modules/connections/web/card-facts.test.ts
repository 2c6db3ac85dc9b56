import { describe, expect, it } from 'vitest'
import { formatMoment } from '#core/i18n/dates.ts'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { connectionTexts } from '../texts.ts'
import { factsOf } from './card-facts.ts'

const now = Temporal.Instant.from('2026-11-21T10:00:00Z')
const harvest = { everyMinutes: { fastest: 1, slowest: 60 } }

/** Only what the lines are made from. */
const card = (change: Partial<Record<keyof ConnectionCard, unknown>>) =>
  ({
    connector: { harvest },
    connection: null,
    state: 'connected',
    endsAt: null,
    isRenewedByItself: false,
    ...change,
  }) as unknown as ConnectionCard

const valuesOf = (change: Partial<Record<keyof ConnectionCard, unknown>>) =>
  factsOf(card(change), { now, lang: 'sv' }).map(({ value }) => value)

const told = 'Filmer kommer hit genast.'
const pushing = (push: object, change = {}) =>
  valuesOf({
    connector: {
      ...{ harvest, push: {} },
      words: { sv: { told, failures: { 'not-approved': { what: 'Inte godkänt.', next: 'Ansök.' } } } },
    },
    connection: { push },
    ...change,
  })[3]

describe('the line of whether the network tells by itself', () => {
  const { tells } = connectionTexts('sv').card
  const nextAt = now.add({ hours: 1 })
  it.each([
    ['it does, and what', { state: 'on' }, `${tells.on} ${told}`],
    [
      'it will not, for a reason that is known',
      { state: 'refused', code: 'not-approved' },
      'Inte godkänt. Ansök.',
    ],
    ['it will not, and says a code', { state: 'refused', code: '77' }, tells.refused('77')],
    ['it has not been asked', { state: null, nextAt: now }, tells.soon],
    [
      'it did not answer',
      { state: 'fault', code: null, nextAt },
      tells.fault(formatMoment(nextAt, now, 'sv')),
    ],
  ])('%s', (_what, push, expected) => {
    expect(pushing(push)).toBe(expected)
  })

  it('is not there where the network never does, or there is no access', () => {
    expect(valuesOf({})).toHaveLength(4)
    expect(pushing({ state: 'on' }, { state: 'expired' })).toBe(connectionTexts('sv').card.asksStopped)
  })
})

describe('the lines of a card', () => {
  const { card: t } = connectionTexts('sv')

  it('of an account connected a moment ago claim nothing that is not known, and never that it must be connected again', () => {
    expect(valuesOf({})).toEqual([t.noEvent, t.notTested, t.endsNotKnown, t.asksSoon])
  })

  it('say that asking has stopped only where access is lost', () => {
    expect(valuesOf({ state: 'withdrawn' }).at(-1)).toBe(t.asksStopped)
    expect(valuesOf({ connector: {} }).at(-1)).toBe(t.asksNot)
  })

  it('say that it does not end by itself once the network has been asked', () => {
    expect(valuesOf({ connection: { grantedAt: null, testedAt: now, testResult: 'ok' } })[2]).toBe(
      t.endsUnknown,
    )
    expect(valuesOf({ connection: { grantedAt: now, testedAt: null } })[2]).toBe(t.endsUnknown)
  })
})
