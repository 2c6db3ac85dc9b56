import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type PersonActor, type TokenActor } from '#core/actor.ts'
import { findApiToken } from '#core/auth/api-token.ts'
import { fixedClock } from '#core/clock.ts'
import { Conflict, InvalidInput, NotFound, NotPermitted } from '#core/errors.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { createPolicies } from '#modules/policy/index.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import {
  actorFor,
  addPerson,
  addUnit,
  changePerson,
  createOrganisation,
  deactivatePerson,
  findOrganisation,
  findPerson,
  findSignIn,
  makeToken,
  noOrganisationEvents,
  readOrganisations,
  readPeople,
  readUnits,
  revokeToken,
  type NewPerson,
} from '../index.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const PASSWORD = 'grön båt på älven 7'
let test: TestDatabase
let policyYaml: string
let orgId: OrgId
let unitId: string
let deps: { readonly db: TestDatabase['db']; readonly clock: typeof clock }

beforeAll(async () => {
  test = await createTestDatabase()
  deps = { db: test.db, clock }
  policyYaml = await readFile(resolve(import.meta.dirname, '../../../../policies/falkenberg.yaml'), 'utf8')
  ;({ orgId } = await createOrganisation(deps, { name: ' Testby kommun ', slug: 'testby', policyYaml }))
  const unit = {
    name: ' Kommunikation ',
    kind: 'department',
    parentId: null,
    ownsCommonAccounts: true,
  } as const
  unitId = (await addUnit(deps, system(), unit)).id
})
afterAll(async () => test.drop())

const leaving = {
  get db() {
    return test.db
  },
  clock,
  listeners: noOrganisationEvents,
}
const system = () => systemActor(orgId, 'test')
const inOrg = <T>(work: Parameters<typeof test.db.forOrg<T>>[1]) => test.db.forOrg(orgId, work)
const journal = (id: string) => inOrg((tx) => readJournal(tx, orgId, id))

const person = (email: string, change: Partial<NewPerson> = {}): NewPerson => ({
  email,
  fullName: 'Åsa Öhman',
  title: 'kommunikatör',
  unitId,
  roles: ['communicator'],
  password: null,
  ...change,
})

async function addActor(email: string, change: Partial<NewPerson> = {}): Promise<PersonActor> {
  const { id } = await addPerson(deps, system(), person(email, change))
  return (await inOrg((tx) => actorFor(tx, orgId, id, clock.now())))!
}

describe('createOrganisation', () => {
  it('comes with its policy in force and the first row of its ledger', async () => {
    expect(await test.db.system((tx) => findOrganisation(tx, 'testby'))).toMatchObject({
      name: 'Testby kommun',
    })
    const inForce = await inOrg((tx) => createPolicies().inForce(tx, orgId, clock.now()))
    const [first] = await journal(orgId)
    expect(first).toMatchObject({ seq: 1, kind: 'organisation.created', policyVersion: inForce.label })
  })

  it.each(['', 'a', 'Stor', 'å-by', 'a b', 'x'.repeat(61), '../etc'])('refuses the slug %j', async (slug) => {
    const make = createOrganisation(deps, { name: 'X', slug, policyYaml })
    await expect(make).rejects.toMatchObject({ fields: [{ field: 'slug', code: 'slug-form' }] })
  })

  it('stores nothing when the policy does not hold', async () => {
    const make = createOrganisation(deps, { name: 'X', slug: 'broken', policyYaml: 'meta: {}' })
    await expect(make).rejects.toThrow(InvalidInput)
    expect(await test.db.system((tx) => findOrganisation(tx, 'broken'))).toBeNull()
  })

  it('gives a slug to one of those who want it at the same moment', async () => {
    const wanted = Array.from({ length: 4 }, () =>
      createOrganisation(deps, { name: 'X', slug: 'wanted', policyYaml }),
    )
    const results = await Promise.allSettled(wanted)
    const refusals = results.filter((result) => result.status === 'rejected')
    expect(refusals.map(({ reason }) => (reason as Conflict).code)).toEqual(Array(3).fill('slug-taken'))
    const all = await test.db.system(readOrganisations)
    expect(all.filter(({ slug }) => slug === 'wanted')).toHaveLength(1)
  })
})

describe('addUnit', () => {
  it('trims the name and refuses a parent that is not there', async () => {
    const units = await inOrg((tx) => readUnits(tx, orgId))
    expect(units.map(({ name }) => name)).toEqual(['Kommunikation'])
    const lost = { name: 'X', kind: 'service', parentId: orgId as never, ownsCommonAccounts: false } as const
    await expect(addUnit(deps, system(), lost)).rejects.toMatchObject({ fields: [{ field: 'parentId' }] })
    const blank = { ...lost, name: ' ', parentId: null }
    await expect(addUnit(deps, system(), blank)).rejects.toMatchObject({ fields: [{ field: 'name' }] })
  })
})

describe('addPerson', () => {
  it('names every fault at once', async () => {
    const bad = person('no-address', {
      fullName: ' ',
      title: '',
      unitId: 'x',
      roles: ['king'],
      password: 'hej',
    })
    const add = addPerson(deps, system(), bad)
    await expect(add).rejects.toMatchObject({
      fields: [
        { field: 'email', code: 'email-form' },
        { field: 'fullName', code: 'required' },
        { field: 'title', code: 'required' },
        { field: 'roles', code: 'unknown-role', params: { role: 'king' } },
        { field: 'unitId', code: 'unknown-unit' },
        { field: 'password', code: 'password-too-short' },
      ],
    })
  })

  it('keeps an address once, whatever its case and however many come at the same moment', async () => {
    const adds = ['Eva@testby.example', ' eva@TESTBY.example ', 'eva@testby.example'].map((email) =>
      addPerson(deps, system(), person(email, { roles: ['service', 'service'] })),
    )
    const results = await Promise.allSettled(adds)
    const kept = results.filter((result) => result.status === 'fulfilled')
    expect(kept.map(({ value }) => [value.email, value.roles])).toEqual([['eva@testby.example', ['service']]])
    const refusals = results.filter((result) => result.status === 'rejected')
    expect(refusals.map(({ reason }) => (reason as Conflict).code)).toEqual(['email-taken', 'email-taken'])
  })

  it('is for administrators, and for tokens with the scope', async () => {
    const communicator = await addActor('k1@testby.example')
    await expect(addPerson(deps, communicator, person('x@testby.example'))).rejects.toThrow(NotPermitted)
    const administrator = await addActor('a1@testby.example', { roles: ['administrator'] })
    const added = await addPerson(deps, administrator, person('y@testby.example'))
    expect(await journal(added.id)).toMatchObject([
      { kind: 'person.added', actor: { id: administrator.id, name: 'Åsa Öhman' } },
    ])
    const token = (scope: string): TokenActor => ({
      kind: 'token',
      id: 't',
      orgId,
      name: 'T',
      scopes: [scope],
    })
    await expect(addPerson(deps, token('messages:read'), person('z@testby.example'))).rejects.toThrow(
      NotPermitted,
    )
    expect(await addPerson(deps, token('organisation:write'), person('z@testby.example'))).toBeDefined()
  })

  it('lists people in Swedish order', async () => {
    const names = ['Örjan Ek', 'Zara Ek', 'Åke Ek', 'Ärla Ek', 'Anna Ek']
    for (const [n, fullName] of names.entries())
      await addPerson(deps, system(), person(`o${n}@ek.example`, { fullName }))
    const people = await inOrg((tx) => readPeople(tx, orgId))
    const listed = people.map(({ fullName }) => fullName).filter((name) => name.endsWith(' Ek'))
    expect(listed).toEqual(['Anna Ek', 'Zara Ek', 'Åke Ek', 'Ärla Ek', 'Örjan Ek'])
  })

  it('lets only those sign in who are active and have a password', async () => {
    const candidates = () => test.db.system((tx) => findSignIn(tx, ' Inga@testby.example '))
    await addPerson(deps, system(), person('utan@testby.example'))
    expect(await test.db.system((tx) => findSignIn(tx, 'utan@testby.example'))).toEqual([])
    const { id } = await addPerson(deps, system(), person('inga@testby.example', { password: PASSWORD }))
    expect(await candidates()).toMatchObject([{ orgId, personId: id }])
    expect(JSON.stringify(await candidates())).not.toContain('grön')
    await deactivatePerson(leaving, system(), { personId: id })
    expect(await candidates()).toEqual([])
    expect(await inOrg((tx) => actorFor(tx, orgId, id, clock.now()))).toBeNull()
  })
})

describe('changePerson', () => {
  it('lets one choose for oneself how to be named, and leaves the rest to the administrator (F-105)', async () => {
    const [me, other] = [await addActor('jag@testby.example'), await addActor('annan@testby.example')]
    await changePerson(deps, me, { personId: me.id, change: { hidesName: true, language: 'en' } })
    expect(await inOrg((tx) => findPerson(tx, orgId, me.id))).toMatchObject({
      hidesName: true,
      language: 'en',
    })
    const changes = (await journal(me.id)).filter(({ kind }) => kind === 'person.changed')
    expect(changes.map(({ facts }) => facts)).toEqual([{ changed: ['hidesName', 'language'] }])
    const forOther = changePerson(deps, me, { personId: other.id, change: { hidesName: true } })
    await expect(forOther).rejects.toThrow(NotPermitted)
    const leave = deactivatePerson(leaving, me, { personId: me.id })
    await expect(leave).rejects.toThrow(NotPermitted)
  })

  it('takes an active colleague as substitute and nobody else', async () => {
    const [me, gone] = [await addActor('m@testby.example'), await addActor('g@testby.example')]
    await deactivatePerson(leaving, system(), { personId: gone.id })
    for (const substituteId of [gone.id, me.id, 'not-an-id' as PersonId]) {
      const change = changePerson(deps, me, { personId: me.id, change: { substituteId } })
      await expect(change).rejects.toMatchObject({ fields: [{ field: 'substituteId' }] })
    }
    const colleague = await addActor('c@testby.example')
    await changePerson(deps, me, { personId: me.id, change: { substituteId: colleague.id } })
    expect(await inOrg((tx) => findPerson(tx, orgId, me.id))).toMatchObject({ substituteId: colleague.id })
  })

  it.each(['01938f3e-7b1c-7abc-8def-0123456789ab', "' or 1=1", ''])('does not find %j', async (id) => {
    const change = changePerson(deps, system(), { personId: id as PersonId, change: { hidesName: true } })
    await expect(change).rejects.toThrow(NotFound)
  })
})

describe('API tokens', () => {
  it('are made with known scopes, are told once, and work until they are revoked', async () => {
    const input = { name: ' Statistik ', scopes: ['messages:read', 'messages:read'], expiresAt: null }
    const { id, token } = await makeToken(deps, system(), input)
    expect(await findApiToken(test.db, clock, token)).toMatchObject({ state: 'valid', name: 'Statistik' })
    await revokeToken(deps, system(), { tokenId: id })
    expect(await findApiToken(test.db, clock, token)).toEqual({ state: 'revoked' })
    const rows = await journal(id)
    expect(rows.map(({ kind }) => kind)).toEqual(['token.made', 'token.revoked'])
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('names every fault at once, and is for administrators', async () => {
    const bad = { name: '', scopes: ['everything'], expiresAt: clock.now() }
    await expect(makeToken(deps, system(), bad)).rejects.toMatchObject({
      fields: [{ field: 'name' }, { field: 'scopes', code: 'unknown-scope' }, { field: 'expiresAt' }],
    })
    const communicator = await addActor('k2@testby.example')
    const good = { name: 'x', scopes: ['messages:read'], expiresAt: null }
    await expect(makeToken(deps, communicator, good)).rejects.toThrow(NotPermitted)
    await expect(revokeToken(deps, communicator, { tokenId: 'x' })).rejects.toThrow(NotPermitted)
    await expect(revokeToken(deps, system(), { tokenId: 'x' })).rejects.toThrow(NotFound)
  })
})
