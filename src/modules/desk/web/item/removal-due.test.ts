import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicy, type PolicyInForce } from '#modules/policy/index.ts'
import { NOW, at } from '../samples/moment.fixture.ts'
import { removalDue } from './removal-due.ts'

const inForceAt = (name: string): PolicyInForce => {
  const text = readFileSync(new URL(`../../../../../policies/${name}.yaml`, import.meta.url), 'utf8')
  const read = readPolicy(text)
  if (!read.ok) throw new Error(`${name}.yaml does not hold`)
  return { versionId: 'v-1', label: '2026-01', policy: read.policy }
}

const context = (classKey: 'question' | 'viewpoint' | 'criminal' | null, policy = 'falkenberg') => ({
  inForce: inForceAt(policy),
  lang: 'sv' as const,
  now: NOW,
  message: { classKey, postedAt: at(20, '09:00:00'), receivedAt: at(20, '09:00:04') },
})

const open = { action: null, actedAt: null, dueAt: null, dueRuleId: 'falkenberg.removal' } as const

describe('the clock of a removal', () => {
  it.each([null, 'question', 'viewpoint'] as const)(
    'is none while removal is only possible (%s): the answer has its own',
    (classKey) => {
      expect(removalDue(context(classKey), null)).toEqual({ clock: null, demand: null })
    },
  )

  it('runs from triage on where the policy moderates the class (B-059)', () => {
    const due = removalDue(context('criminal'), null)
    expect(due.clock?.state).toBe('promptly')
    expect(due.chip?.title).toBe('Ta bort skyndsamt')
    expect(due.demand).not.toBe('')
  })

  it('runs for any class once a person has decided a ground, by the time the case was given', () => {
    const dueAt = at(21, '16:00:00')
    expect(removalDue(context('viewpoint'), { ...open, dueAt }).clock).toMatchObject({ dueAt })
  })

  it.each([
    ['remove', 'borttagen 20\u00a0nov 14:00'],
    ['hide', 'dold 20\u00a0nov 14:00'],
  ] as const)('stands still once that is done: %s', (action, words) => {
    const done = removalDue(context('criminal'), { ...open, action, actedAt: at(20, '14:00:00') })
    expect(done.clock).toEqual({ state: 'done', text: words })
    expect(done.demand).toBe('')
  })
})
