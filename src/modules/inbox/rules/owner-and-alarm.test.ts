import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId, UnitId } from '#core/ids.ts'
import { alarmed, alarmedAtOnce } from './alarmed.ts'
import { chooseOwner, substituteFor, type Candidate } from './choose-owner.ts'

const id = (name: string) => name as PersonId
const unit = (name: string) => name as UnitId
const person = (name: string, over: Partial<Candidate> = {}): Candidate => ({
  id: id(name),
  unitId: unit('u1'),
  roles: ['communicator'],
  isActive: true,
  substituteId: null,
  ...over,
})
const away = { isActive: false }

describe('the owner of an item (F-019, B-020, requirements §8.20)', () => {
  const holder = person('holder', { roles: ['account-holder'], substituteId: id('holder-sub') })
  const publisher = person('publisher', { substituteId: id('publisher-sub'), unitId: unit('u2') })
  const all = [
    publisher,
    person('publisher-sub', { unitId: unit('u2') }),
    holder,
    person('holder-sub', { unitId: unit('u2') }),
    person('unit-communicator'),
    person('admin', { roles: ['administrator'], unitId: unit('u9') }),
  ]
  it.each([
    [[], 'publisher', 'publisher'],
    [['publisher'], 'publisher-sub', 'publishers-substitute'],
    [['publisher', 'publisher-sub'], 'holder', 'account-holder'],
    [['publisher', 'publisher-sub', 'holder'], 'holder-sub', 'account-holders-substitute'],
    [['publisher', 'publisher-sub', 'holder', 'holder-sub'], 'unit-communicator', 'unit-communicator'],
    [['publisher', 'publisher-sub', 'holder', 'holder-sub', 'unit-communicator'], 'admin', 'administrator'],
  ])('with %j away is %s: %s', (gone, expected, reason) => {
    const people = all.map((one) => (gone.includes(one.id as string) ? { ...one, ...away } : one))
    const owner = chooseOwner({
      publisherId: id('publisher'),
      holderId: id('holder'),
      unitId: unit('u1'),
      people,
    })
    expect(owner).toEqual({ personId: expected, reason })
  })

  it('is the account holder when nobody knows who published', () => {
    const owner = chooseOwner({ publisherId: null, holderId: id('holder'), unitId: unit('u1'), people: all })
    expect(owner?.reason).toBe('account-holder')
  })

  const anyPeople = fc.array(
    fc.record({
      n: fc.nat(5),
      substitute: fc.option(fc.nat(5), { nil: null }),
      isActive: fc.boolean(),
      role: fc.constantFrom('communicator', 'administrator', 'employee'),
      unit: fc.nat(2),
    }),
    { minLength: 1, maxLength: 6 },
  )
  const people = anyPeople.map((list) => {
    const made = list.map((one) =>
      person(`p${one.n}`, {
        isActive: one.isActive,
        roles: [one.role],
        unitId: unit(`u${one.unit}`),
        substituteId: one.substitute === null ? null : id(`p${one.substitute}`),
      }),
    )
    return [...new Map(made.map((one) => [one.id, one])).values()]
  })

  it('is always somebody who is here, and never nobody while an administrator is here', () => {
    fc.assert(
      fc.property(people, (list) => {
        const question = { publisherId: id('p0'), holderId: id('p1'), unitId: unit('u0'), people: list }
        const owner = chooseOwner(question)
        const isHere = (wanted: PersonId) => list.some((one) => one.id === wanted && one.isActive)
        if (owner !== null) expect(isHere(owner.personId)).toBe(true)
        const hasAdministrator = list.some((one) => one.isActive && one.roles.includes('administrator'))
        if (hasAdministrator) expect(owner).not.toBeNull()
        expect(chooseOwner({ ...question, people: [...list].reverse() })).toEqual(owner)
      }),
    )
  })

  it('finds a substitute down any line, and ends in any circle', () => {
    const circle = [
      person('a', { ...away, substituteId: id('b') }),
      person('b', { ...away, substituteId: id('c') }),
      person('c', { ...away, substituteId: id('a') }),
    ]
    const byId = (list: readonly Candidate[]) => new Map(list.map((one) => [one.id, one]))
    expect(substituteFor(id('a'), byId(circle))).toBeNull()
    expect(substituteFor(id('a'), byId([...circle.slice(0, 2), person('c')]))?.id).toBe('c')
    expect(substituteFor(id('a'), byId([person('a', { substituteId: id('a') })]))).toBeNull()
  })

  it('tells of urgent matters the owner, who stands in, and the account holder, each once', () => {
    expect(alarmed(all, { ownerId: id('publisher'), holderId: id('holder') })).toEqual([
      'publisher',
      'publisher-sub',
      'holder',
      'holder-sub',
    ])
    expect(alarmed(all, { ownerId: id('holder'), holderId: id('holder') })).toEqual(['holder', 'holder-sub'])
    expect(alarmed(all, { ownerId: null, holderId: id('nobody') })).toEqual([])
  })

  it('tells of what is urgent also those on call, once, and only who is here (F-101)', () => {
    const onCall = [
      person('on-call', { roles: ['crisis-lead', 'communicator'] }),
      person('on-leave', { ...away, roles: ['crisis-lead'] }),
    ]
    const question = { ownerId: id('holder'), holderId: id('holder') }
    expect(alarmedAtOnce([...all, ...onCall], question)).toEqual(['holder', 'holder-sub', 'on-call'])
    expect(alarmedAtOnce(all, question)).toEqual(alarmed(all, question))
    const leads = alarmedAtOnce(onCall, { ownerId: id('on-call'), holderId: id('on-call') })
    expect(leads).toEqual(['on-call'])
  })
})
