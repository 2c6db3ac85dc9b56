import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId, UnitId } from '#core/ids.ts'
import type { Deputy, RoleFinder } from '#modules/organisation/index.ts'
import { decidersOf, type AskedStep } from './deciders.ts'

const person = (id: string, isActive = true) => ({ id: id as PersonId, isActive }) as Deputy['person']
const self = (id: string): Deputy => ({ person: person(id), standsInFor: null })
const deputy = (id: string, absent: string): Deputy => ({
  person: person(id),
  standsInFor: absent as PersonId,
})

/** Units u1 under u2 under the whole; who holds the one role in each. */
const finderOf = (held: Readonly<Record<string, readonly Deputy[]>>): RoleFinder => ({
  holders: (_role, unitId) => held[unitId ?? 'whole'] ?? [],
  lineUp: () => ['u1', 'u2'] as unknown as readonly UnitId[],
  person: (id) => person(id),
})

const ask = (
  more: Partial<AskedStep['step']> = {},
  answers: Readonly<Record<string, string>> = {},
): AskedStep => ({
  application: {
    unitId: 'u1' as UnitId,
    applicantId: 'anna' as PersonId,
    assigneeId: 'bo' as PersonId,
    answers,
  },
  step: { role: 'manager', kind: 'approve', mustDifferFrom: ['applicant', 'assignee'], ...more },
  steps: [{ kind: 'approve', outcome: 'yes', decidedBy: 'dan' as PersonId, decidedFor: null }],
})

const eligible = (held: Parameters<typeof finderOf>[0], asked = ask()) =>
  decidersOf(finderOf(held), asked).eligible.map((one) => one.person.id)

describe('who decides (F-070, B-033)', () => {
  it.each<readonly [string, Parameters<typeof finderOf>[0], AskedStep, readonly string[]]>([
    ['the unit’s own holder', { u1: [self('eva')], u2: [self('fia')] }, ask(), ['eva']],
    [
      'the next above where it would be the applicant’s own',
      { u1: [self('anna')], u2: [self('fia')] },
      ask(),
      ['fia'],
    ],
    ['and where it would be the assignee’s own', { u1: [self('bo')], whole: [self('gun')] }, ask(), ['gun']],
    ['nobody, when all are parties', { u1: [self('anna')], u2: [self('bo')] }, ask(), []],
    ['nobody, when the role is vacant', {}, ask(), []],
    [
      'the one on leave and whoever stands in',
      { u1: [self('eva'), deputy('ia', 'eva')] },
      ask(),
      ['eva', 'ia'],
    ],
    [
      'not a party who stands in for the manager',
      { u1: [self('eva'), deputy('anna', 'eva')] },
      ask(),
      ['eva'],
    ],
    ['not whoever stands in for a party', { u1: [self('anna'), deputy('ia', 'anna')] }, ask(), []],
    ['the one the applicant named', { u1: [self('eva'), self('jan')] }, ask({}, { manager: 'jan' }), ['jan']],
    [
      'all of them, when the one named holds no such role',
      { u1: [self('eva'), self('jan')] },
      ask({}, { manager: 'kim' }),
      ['eva', 'jan'],
    ],
    [
      'not the applicant, though named',
      { u1: [self('anna'), self('eva')] },
      ask({}, { manager: 'anna' }),
      ['anna', 'eva'].slice(1),
    ],
    [
      'the assignee for their own word',
      {},
      ask({ role: 'assignee', kind: 'confirm', mustDifferFrom: [] }),
      ['bo'],
    ],
    [
      'not who has approved before',
      { u1: [self('dan'), self('eva')] },
      ask({ mustDifferFrom: ['earlierApprovers'] }),
      ['eva'],
    ],
    [
      'anybody who holds it, for what is only told',
      { u1: [self('anna')] },
      ask({ kind: 'inform', mustDifferFrom: [] }),
      ['anna'],
    ],
  ])('%s', (_, held, asked, expected) => {
    expect(eligible(held, asked)).toEqual(expected)
  })

  it('never a party, nor anybody in the place of one, whoever holds what', () => {
    const id = fc.constantFrom('anna', 'bo', 'eva', 'fia', 'gun')
    const holder = fc.oneof(
      id.map(self),
      fc.tuple(id, id).map(([a, b]) => deputy(a, b)),
    )
    const units = fc.record({ u1: fc.array(holder), u2: fc.array(holder), whole: fc.array(holder) })
    fc.assert(
      fc.property(units, id, (held, manager) => {
        const { eligible: found } = decidersOf(finderOf(held), ask({}, { manager }))
        for (const one of found) {
          expect(['anna', 'bo']).not.toContain(one.person.id)
          expect(['anna', 'bo']).not.toContain(one.standsInFor ?? one.person.id)
        }
      }),
    )
  })
})
