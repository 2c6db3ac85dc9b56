import { describe, expect, it } from 'vitest'
import type { Citation } from '#modules/policy/index.ts'
import type { Assignment } from './assignment.ts'
import { gateRefusal, type GateQuestion } from './gate.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-11-30T12:00:00Z')
const gate = (value: 'account' | 'assignment' | 'both') => ({ value, citation: {} as Citation })
const assignment = (change: object): Assignment =>
  ({
    accountId: 'a',
    kind: 'account',
    rights: ['reply'],
    startsAt: at('2026-11-01T00:00:00Z'),
    endsAt: null,
    ...change,
  }) as unknown as Assignment
const over = assignment({ kind: 'relay', endsAt: at('2026-11-30T11:59:00Z') })
const toTheMinute = assignment({ kind: 'relay', endsAt: now })
const running = assignment({ kind: 'relay', endsAt: at('2026-11-30T12:01:00Z') })
const watching = assignment({ accountId: null, kind: 'monitoring-only', rights: ['watch'] })
const elsewhere = assignment({ accountId: 'b' })

describe('whether somebody may act on an account', () => {
  it.each<[string, Partial<GateQuestion>, string | null]>([
    ['the account is gated: whoever may, may', { gate: gate('account') }, null],
    ['the policy says nothing of a gate', { gate: null }, null],
    ['the person is gated and has no assignment', {}, 'assignment-needed'],
    ['… one elsewhere', { assignments: [elsewhere] }, 'assignment-needed'],
    ['… one without the right', { assignments: [assignment({})], right: 'moderate' }, 'assignment-needed'],
    ['… one with it', { assignments: [assignment({})] }, null],
    ['both are gated', { gate: gate('both'), assignments: [] }, 'assignment-needed'],
    ['a relay week under way', { assignments: [running] }, null],
    ['a relay week until this minute', { assignments: [toTheMinute] }, 'assignment-needed'],
    ['B-034: whoever only watches', { gate: gate('account'), assignments: [watching] }, 'monitoring-only'],
    ['F-039: a guest’s week that is over', { gate: gate('account'), assignments: [over] }, 'relay-over'],
    ['… to the minute', { gate: gate('account'), assignments: [toTheMinute] }, 'relay-over'],
    ['… but not before it is over', { gate: gate('account'), assignments: [running] }, null],
    ['… nor when they have another', { gate: gate('account'), assignments: [over, running] }, null],
    ['… nor at home', { gate: gate('account'), assignments: [over], isAtHome: true }, null],
  ])('%s', (_, change, expected) => {
    const question: GateQuestion = {
      gate: gate('assignment'),
      right: 'reply',
      accountId: 'a',
      assignments: [],
      isAtHome: false,
      at: now,
    }
    expect(gateRefusal({ ...question, ...change })).toBe(expected)
  })
})
