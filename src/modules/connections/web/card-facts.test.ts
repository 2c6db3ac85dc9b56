import { describe, expect, it } from 'vitest'
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
