import { describe, expect, it } from 'vitest'
import { baseItem, triagedAs } from '../samples/base-item.fixture.ts'
import * as items from '../samples/items.fixture.ts'
import * as removals from '../samples/removals.fixture.ts'
import { mustRegister, mustSettle, nextStepOf } from './next-step.ts'

describe('the next right step', () => {
  it.each([
    ['nobody has said what it is', items.untriagedItem, 'triage'],
    ['a question', baseItem, 'answer'],
    ['an answer is locked by the policy (F-109)', removals.politicalItem, 'refer'],
    ['the policy moderates this class, no removal is open', removals.threatAt('ground'), 'removal'],
    ['a removal is open', removals.threatAt('action'), 'removal'],
    ['a closed removal still shows what was done', removals.threatAt('closed'), 'removal'],
    ['criticism stays: removal is refused (F-114)', removals.criticismItem, 'answer'],
    [
      'answered, and must be registered (F-138)',
      { ...items.toRegisterItem, triage: triagedAs('viewpoint') },
      'register',
    ],
    ['answered and registered', items.handledItem, 'none'],
    ['the reader may not see it', items.restrictedItem, 'none'],
  ] as const)('%s', (_name, item, step) => {
    expect(nextStepOf(item)).toBe(step)
  })

  it('an untriaged item is triaged first, even with a removal suggested', () => {
    expect(nextStepOf({ ...removals.threatAt('ground'), triage: triagedAs(null) })).toBe('triage')
  })
})

it('an unknown outcome is settled first, by those who may (principle 6)', () => {
  expect(mustSettle(items.unknownItem)).toBe(true)
  const [unknown] = items.unknownItem.sent
  expect(mustSettle({ ...baseItem, sent: [{ ...unknown!, canReconcile: false }] })).toBe(false)
  expect(mustSettle(items.handledItem)).toBe(false)
})

it('registration is demanded only while nobody has handed it over', () => {
  expect(mustRegister(removals.criticismItem)).toBe(true)
  expect(mustRegister(items.underWayItem)).toBe(false)
  expect(mustRegister(baseItem)).toBe(false)
})
