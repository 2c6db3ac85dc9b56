import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import { toActor, type Person } from './person.ts'
import { isRole, ROLES } from './roles.ts'
import { withUnitsBelow, type Unit } from './units.ts'

const unit = (id: number, parent: number | null): Unit => ({
  id: `u${id}` as UnitId,
  name: `Enhet ${id}`,
  kind: 'service',
  parentId: parent === null ? null : (`u${parent}` as UnitId),
  ownsCommonAccounts: false,
  isArchiveCreator: false,
  version: 1,
})

describe('withUnitsBelow', () => {
  const tree = [unit(1, null), unit(2, 1), unit(3, 2), unit(4, 1), unit(5, null)]

  it.each([
    ['u1', ['u1', 'u2', 'u4', 'u3']],
    ['u2', ['u2', 'u3']],
    ['u3', ['u3']],
    ['u5', ['u5']],
    ['u9', ['u9']],
  ])('%s sees %j', (top, seen) => {
    expect(withUnitsBelow(tree, top as UnitId)).toEqual(seen)
  })

  it('ends whatever the parents are, and holds each unit once', () => {
    const parents = fc.array(fc.option(fc.nat(9)), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(parents, (all) => {
        const units = all.map((parent, id) => unit(id, parent))
        const seen = withUnitsBelow(units, 'u0' as UnitId)
        expect(new Set(seen).size).toBe(seen.length)
        for (const id of seen.slice(1)) {
          expect(seen).toContain(units.find((one) => one.id === id)?.parentId)
        }
      }),
    )
  })
})

describe('a person who acts', () => {
  const person: Person = {
    id: 'p' as PersonId,
    email: 'asa@testby.example',
    fullName: 'Åsa Öhman',
    title: 'kommunikatör',
    unitId: 'u2' as UnitId,
    roles: ['communicator'],
    hidesName: true,
    isActive: true,
    substituteId: null,
    language: 'sv',
    version: 1,
  }

  it('brings name, title, roles and the units below the own', () => {
    expect(toActor('o' as OrgId, { person, holdings: [] }, [unit(1, null), unit(2, 1), unit(3, 2)])).toEqual({
      kind: 'person',
      id: 'p',
      orgId: 'o',
      name: 'Åsa Öhman',
      title: 'kommunikatör',
      roles: ['communicator'],
      unitId: 'u2',
      unitIds: ['u2', 'u3'],
      hidesName: true,
      capacities: [],
    })
  })

  it('knows its roles', () => {
    expect(ROLES.every(isRole)).toBe(true)
    expect(['Administrator', '', 'toString'].some(isRole)).toBe(false)
  })
})
