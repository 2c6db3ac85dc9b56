import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId, UnitId } from '#core/ids.ts'
import { archiveCreatorOf, checkUnit, mayStandUnder } from './check-unit.ts'
import type { RoleHolding } from './role-holding.ts'
import { holdersFor, holdersInLine, vacantRoles, type Staff } from './holdings.ts'
import { policyChanges } from './policy-changes.ts'
import { staffingRules } from './role-definitions.ts'
import { UNIT_KINDS, type Unit, type UnitKind } from './units.ts'

const rule = (id: string, value: unknown, modality = 'ska') => ({
  id,
  label: { sv: id, en: id },
  modality,
  value,
})
const policy = {
  org: {
    roleNames: [
      {
        id: 'utvecklingschef',
        name: { sv: 'utvecklingschef', en: 'head of development' },
        actsAs: 'manager',
      },
    ],
    roles: {
      officialAccountsOwner: rule('owner', 'utvecklingschef'),
      registry: rule('registry', 'registrar'),
    },
  },
  startup: { approvals: [rule('approve', { role: 'manager', kind: 'approve' })] },
  admin: {
    requiredRoles: rule('required', ['communicator']),
    substitute: rule('substitute', { required: true }, 'bör'),
  },
}
const unit = (id: string, kind: UnitKind, parentId: string | null, isArchiveCreator = false): Unit => ({
  id: id as UnitId,
  name: id,
  kind,
  parentId: parentId as UnitId | null,
  ownsCommonAccounts: false,
  isArchiveCreator,
  version: 1,
})
const units = [
  unit('board', 'authority', null, true),
  unit('dep', 'department', 'board'),
  unit('svc', 'service', 'dep'),
]
const person = (id: string, unitId: string, ...roles: Staff['people'][number]['roles']) =>
  ({ id: id as PersonId, unitId: unitId as UnitId, roles, isActive: true }) as const
const holding = (personId: string, roleKey: string, unitId: string | null): RoleHolding => ({
  id: `${personId}-${roleKey}`,
  personId: personId as PersonId,
  roleKey,
  grants: null,
  unitId: unitId as UnitId | null,
  startsAt: Temporal.Instant.from('2026-01-01T00:00Z'),
  endsAt: null,
})

describe('the roles of a policy', () => {
  const rules = staffingRules(policy)
  it('are the built-in ones and its own, with the rights it gives them', () => {
    expect(rules.roles.find(({ key }) => key === 'utvecklingschef')).toMatchObject({ grants: 'manager' })
    expect(rules.substitute).toEqual({ modality: 'bör', ruleId: 'substitute' })
    expect(staffingRules({}).substitute).toBeNull()
  })

  it('that nobody holds are found with the rule that needs them, until somebody does', () => {
    const vacant = (staff: Staff) =>
      vacantRoles(staff, rules.roles, rules.demanded).map(({ role, ruleIds }) => [role.key, ruleIds])
    expect(vacant({ people: [], units, holdings: [] })).toEqual([
      ['utvecklingschef', ['owner']],
      ['registrar', ['registry']],
      ['manager', ['approve']],
      ['communicator', ['required']],
    ])
    const people = [
      person('a', 'dep', 'registrar', 'communicator', 'manager'),
      { ...person('b', 'dep'), isActive: false },
    ]
    const holdings = [holding('b', 'utvecklingschef', null)]
    expect(vacant({ people, units, holdings })).toEqual([['utvecklingschef', ['owner']]])
  })

  it.each([
    ['svc', ['near']],
    ['dep', ['up']],
    ['board', ['whole', 'near', 'up']],
    [null, ['whole', 'near', 'up']],
  ])('are looked for from %s upwards', (unitId, expected) => {
    const people = [
      person('near', 'svc', 'communicator'),
      person('up', 'dep', 'communicator'),
      person('whole', 'svc'),
    ]
    const staff = { people, units, holdings: [holding('whole', 'communicator', null)] }
    expect(holdersFor(staff, 'communicator', unitId as UnitId | null)).toEqual(expected)
  })
})

it.each([
  ['svc', ['near']],
  ['dep', ['up']],
  ['board', []],
])('whoever has the role in the line of %s, and nobody beside it (B-106)', (unitId, expected) => {
  const people = [
    person('near', 'svc', 'manager'),
    person('up', 'dep', 'manager'),
    person('aside', 'other', 'manager'),
  ]
  const staff = { people, units, holdings: [holding('aside', 'manager', null)] }
  expect(holdersInLine(staff, 'manager', unitId as UnitId)).toEqual(expected)
})

describe('the tree of units', () => {
  it('lets companies stand at the top or under an authority only (F-029)', () => {
    const places = [null, ...UNIT_KINDS].filter((parent) => mayStandUnder('company', parent))
    expect(places).toEqual([null, 'authority'])
  })

  it('never takes a move that makes a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 30 }), (moves) => {
        let tree = Array.from({ length: 6 }, (_, n) => unit(`u${String(n)}`, 'department', null))
        for (const [child, parent] of moves) {
          const moved = { ...tree[child]!, parentId: tree[parent]!.id }
          if (checkUnit(moved, tree).length === 0)
            tree = tree.map((one) => (one.id === moved.id ? moved : one))
        }
        for (const start of tree) {
          let steps = 0
          for (let at: Unit | undefined = start; at !== undefined; steps += 1)
            at = tree.find((one) => one.id === at?.parentId)
          expect(steps).toBeLessThanOrEqual(6)
        }
      }),
    )
  })

  it('knows whose archive a unit belongs to', () => {
    expect(archiveCreatorOf(units, 'svc' as UnitId)?.id).toBe('board')
  })
})

it('tells what is new, changed and dropped between two versions', () => {
  const older = { a: rule('same', 1), b: rule('other', 1, 'bör'), c: rule('gone', 1) }
  const newer = { a: rule('same', 1), b: rule('other', 1, 'ska'), d: rule('fresh', 1) }
  expect(policyChanges(older, newer).map(({ ruleId, kind, modality }) => [ruleId, kind, modality])).toEqual([
    ['other', 'changed', { before: 'bör', now: 'ska' }],
    ['fresh', 'new', null],
    ['gone', 'dropped', null],
  ])
})
