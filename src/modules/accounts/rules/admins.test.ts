import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '#modules/policy/index.ts'
import { adminsVerdict, isDrop, type Administrator } from './admins.ts'

const cited = (ruleId: string) => ({ ruleId }) as Citation
const two = { value: 2, citation: cited('min-admins') }
const communicator = { value: ['communicator'], citation: cited('required-roles') }
const person = (personId: string, ...roles: string[]): Administrator => ({ personId, roles })

describe('adminsVerdict', () => {
  it.each([
    // scenario 5, B-042: two people and the communicator
    ['two and a communicator', [person('a'), person('b'), person('c', 'communicator')], 'enough', []],
    ['one of the two is gone', [person('a'), person('c', 'communicator')], 'too-few', ['min-admins']],
    ['the communicator is gone', [person('a'), person('b')], 'too-few', ['required-roles']],
    ['three communicators', ['a', 'b', 'c'].map((id) => person(id, 'communicator')), 'enough', []],
    ['two communicators', ['a', 'b'].map((id) => person(id, 'communicator')), 'too-few', ['min-admins']],
    ['nobody', [], 'orphan', ['min-admins', 'required-roles']],
  ] as const)('%s', (_, admins, state, broken) => {
    const verdict = adminsVerdict(admins, { minAdmins: two, requiredRoles: communicator })
    expect(verdict).toMatchObject({ state, demanded: 3 })
    expect(verdict.broken.map(({ ruleId }) => ruleId)).toEqual(broken)
  })

  it('F-075: without roles, the number alone decides', () => {
    const verdict = (count: number) =>
      adminsVerdict(
        Array.from({ length: count }, (_, n) => person(String(n))),
        {
          minAdmins: two,
          requiredRoles: null,
        },
      ).state
    expect([0, 1, 2, 3].map(verdict)).toEqual(['orphan', 'too-few', 'enough', 'enough'])
  })

  it('a policy without demands still sees an account that nobody can administer (B-044)', () => {
    const none = { minAdmins: null, requiredRoles: null }
    expect(adminsVerdict([], none)).toMatchObject({ state: 'orphan', demanded: 1, broken: [] })
    expect(adminsVerdict([person('a')], none).state).toBe('enough')
  })

  it('one more administrator never makes it worse', () => {
    const admin = fc.record({
      personId: fc.uuid(),
      roles: fc.subarray(['communicator', 'manager', 'service']),
    })
    const demand = fc.record({
      minAdmins: fc.constantFrom(null, two, { ...two, value: 1 }),
      requiredRoles: fc
        .subarray(['communicator', 'manager'])
        .map((value) => ({ value, citation: cited('required-roles') })),
    })
    const order = { enough: 0, 'too-few': 1, orphan: 2 }
    fc.assert(
      fc.property(fc.array(admin, { maxLength: 6 }), admin, demand, (admins, more, demands) => {
        const before = adminsVerdict(admins, demands).state
        const after = adminsVerdict([...admins, more], demands).state
        expect(order[after]).toBeLessThanOrEqual(order[before])
      }),
    )
  })
})

describe('isDrop', () => {
  it.each([
    ['unknown', 'too-few', true],
    ['enough', 'too-few', true],
    ['too-few', 'orphan', true],
    ['too-few', 'too-few', false],
    ['orphan', 'too-few', false],
    ['unknown', 'enough', false],
  ] as const)('%s to %s', (before, now, expected) => {
    expect(isDrop(before, now)).toBe(expected)
  })
})
