import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may, systemActor, type Permission, type PersonActor } from '#core/actor.ts'
import { findApiToken } from '#core/auth/api-token.ts'
import { findSession, startSession } from '#core/auth/session.ts'
import { fixedClock } from '#core/clock.ts'
import { Conflict, InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import {
  createPolicies,
  storePolicyVersion,
  type Policies,
  type PolicyInForce,
} from '#modules/policy/index.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import {
  actorFor,
  addPerson,
  addUnit,
  bookAbsence,
  cancelAbsence,
  changeAbsence,
  changeUnit,
  confirmPolicy,
  createOrganisation,
  deactivatePerson,
  findPerson,
  giveRole,
  importPeople,
  makeToken,
  mayDecide,
  noOrganisationEvents,
  readPeople,
  readRoleHolders,
  substituteFor,
  type OrganisationDeps,
} from '../index.ts'
import { readMine } from '../queries/read-mine.ts'
import { readTasks } from '../queries/read-tasks.ts'
import { confirmImport, previewImport } from './import-people.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const base = createPolicies()
/** The shipped policy with a strict demand on substitutes, whatever it says itself. */
function demand(version: PolicyInForce): PolicyInForce {
  const substitute = { id: 'admin-substitute', modality: 'ska', value: { required: true } }
  const admin = { ...version.policy.admin, substitute }
  return { ...version, policy: { ...version.policy, admin } as PolicyInForce['policy'] }
}
const demanding: Policies = {
  ...base,
  inForce: async (tx, org, at) => demand(await base.inForce(tx, org, at)),
  version: async (tx, org, id) => demand(await base.version(tx, org, id)),
}
const told: string[] = []
let test: TestDatabase
let deps: OrganisationDeps
let policyYaml: string
let orgId: OrgId
let other: OrgId
let top: UnitId
let below: UnitId
let serial = 0

beforeAll(async () => {
  test = await createTestDatabase()
  deps = {
    db: test.db,
    clock,
    policies: demanding,
    inheritances: [],
    listeners: {
      ...noOrganisationEvents,
      personDeactivated: (_tx, _org, personId) => {
        told.push(personId)
        return Promise.resolve()
      },
    },
  }
  policyYaml = await readFile(resolve(import.meta.dirname, '../../../../policies/falkenberg.yaml'), 'utf8')
  ;({ orgId } = await createOrganisation(deps, { name: 'Testby', slug: 'testby', policyYaml }))
  ;({ orgId: other } = await createOrganisation(deps, { name: 'Annanby', slug: 'annanby', policyYaml }))
  const unit = { kind: 'department', parentId: null, ownsCommonAccounts: true } as const
  top = (await addUnit(deps, system(), { ...unit, name: 'Förvaltningen' })).id
  below = (await addUnit(deps, system(), { ...unit, name: 'Enheten', parentId: top })).id
  await addUnit(deps, systemActor(other, 'test'), { ...unit, name: 'Förvaltningen' })
})
afterAll(async () => test.drop())

const system = () => systemActor(orgId, 'test')
const inOrg = <T>(work: Parameters<typeof test.db.forOrg<T>>[1]) => test.db.forOrg(orgId, work)
const acting = (id: PersonId) => inOrg((tx) => actorFor(tx, orgId, id, clock.now()))
const hours = (n: number) => clock.now().add({ hours: n })

async function newActor(roles: readonly string[] = ['employee'], unitId = top): Promise<PersonActor> {
  serial += 1
  const email = `p${String(serial)}@testby.example`
  const person = {
    email,
    fullName: `Person ${String(serial)}`,
    title: 'handläggare',
    unitId,
    roles,
    password: null,
  }
  const { id } = await addPerson(deps, system(), person)
  return (await acting(id))!
}

const administers: Permission<null> = { scope: 'x:y', person: (one) => one.roles.includes('administrator') }

describe('leave', () => {
  it('gives the substitute the rights for exactly that time, also with a session and a token open (B-020)', async () => {
    const [chief, deputy] = [await newActor(['administrator']), await newActor()]
    const { token } = await makeToken(deps, system(), {
      name: 'Eget',
      scopes: ['messages:read'],
      expiresAt: null,
      personId: deputy.id,
    })
    const absence = { personId: chief.id, substituteId: deputy.id, fromAt: hours(1), untilAt: hours(3) }
    await bookAbsence(deps, chief, absence)
    const mayNow = async () => may((await acting(deputy.id))!, administers, null)
    const seen: boolean[] = []
    for (const minutes of [59, 1, 119, 1]) {
      clock.advance({ minutes })
      seen.push(await mayNow())
    }
    expect(seen).toEqual([false, true, true, false])
    expect(await findApiToken(test.db, clock, token)).toMatchObject({ state: 'valid', personId: deputy.id })
  })

  it('is refused without a substitute, in a circle, and by two who name each other at once', async () => {
    const [a, b, c] = [await newActor(), await newActor(), await newActor()]
    const time = { fromAt: hours(10), untilAt: hours(20) }
    const without = bookAbsence(deps, a, { personId: a.id, substituteId: null, ...time })
    await expect(without).rejects.toMatchObject({ fields: [{ code: 'substitute-required' }] })
    const both = await Promise.allSettled([
      bookAbsence(deps, a, { personId: a.id, substituteId: b.id, ...time }),
      bookAbsence(deps, b, { personId: b.id, substituteId: a.id, ...time }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const forC = bookAbsence(deps, a, { personId: c.id, substituteId: b.id, ...time })
    await expect(forC).rejects.toThrow(NotPermitted)
  })

  it('ends when it is called off, and only by whoever saw it as it is', async () => {
    const [a, b] = [await newActor(), await newActor()]
    const input = { personId: a.id, substituteId: b.id, fromAt: hours(-1), untilAt: hours(5) }
    const { absence } = await bookAbsence(deps, a, input)
    const standIn = () => inOrg((tx) => substituteFor(tx, orgId, a.id, clock.now()))
    expect((await standIn())?.id).toBe(b.id)
    await expect(cancelAbsence(deps, a, { absenceId: absence.id, version: 9 })).rejects.toThrow(Conflict)
    await cancelAbsence(deps, a, { absenceId: absence.id, version: 1 })
    expect(await standIn()).toBeNull()
  })

  it('is left bare when the substitute leaves, is told of, and gets another (B-020)', async () => {
    const [a, b, c] = [await newActor(), await newActor(), await newActor()]
    const input = { personId: a.id, substituteId: b.id, fromAt: hours(30), untilAt: hours(40) }
    const { absence } = await bookAbsence(deps, a, input)
    expect((await readTasks(deps, a)).bare).toEqual([])
    await deactivatePerson(deps, system(), { personId: b.id })
    const [bare] = (await readTasks(deps, a)).bare
    expect(bare?.id).toBe(absence.id)
    const change = (substituteId: PersonId | null) =>
      changeAbsence(deps, a, { absenceId: absence.id, version: bare?.version ?? 0, substituteId })
    await expect(change(null)).rejects.toMatchObject({ fields: [{ code: 'substitute-required' }] })
    await expect(change(b.id)).rejects.toMatchObject({ fields: [{ code: 'unknown-person' }] })
    await change(c.id)
    expect((await readTasks(deps, a)).bare).toEqual([])
    await expect(change(c.id)).rejects.toThrow(Conflict)
  })
})

describe('roles from and to', () => {
  it('hold for their unit and what is below it, to the minute; nobody of another organisation sees them', async () => {
    const holder = await newActor(['employee'], below)
    const period = { startsAt: hours(1), endsAt: hours(2) }
    await giveRole(deps, system(), { personId: holder.id, roleKey: 'manager', unitId: top, ...period })
    const atUnit: Permission<null> = {
      scope: 'x:y',
      person: (one) => (one.unitRoles ?? []).includes('manager') && one.unitIds.includes(below),
    }
    const mayAt = async (minutes: number) => {
      clock.advance({ minutes })
      return may((await acting(holder.id))!, atUnit, null)
    }
    expect([await mayAt(59), await mayAt(1), await mayAt(59), await mayAt(1)]).toEqual([
      false,
      true,
      true,
      false,
    ])
    const strange = giveRole(deps, systemActor(other, 'test'), {
      ...period,
      personId: holder.id,
      roleKey: 'manager',
      unitId: null,
    })
    await expect(strange).rejects.toThrow(NotFound)
  })

  it('are found for a unit upwards, with whoever stands in; nobody decides their own', async () => {
    const [boss, deputy] = [await newActor(), await newActor()]
    const forever = { startsAt: clock.now(), endsAt: null }
    await giveRole(deps, system(), { personId: boss.id, roleKey: 'it', unitId: top, ...forever })
    const leave = { personId: boss.id, substituteId: deputy.id, fromAt: clock.now(), untilAt: hours(4) }
    await bookAbsence(deps, boss, leave)
    const question = { roleKey: 'it', unitId: below, at: clock.now() }
    const holders = await inOrg((tx) => readRoleHolders(tx, orgId, question))
    expect(holders.map(({ person, standsInFor }) => [person.id, standsInFor])).toEqual([
      [boss.id, null],
      [deputy.id, boss.id],
    ])
    const standIn = (await acting(deputy.id))!
    const decide = (...partyIds: PersonId[]) => mayDecide(standIn, { partyIds, deciderIds: [boss.id] })
    expect(decide()).toEqual({ may: true, as: boss.id })
    expect(decide(deputy.id)).toEqual({ may: false, because: 'own' })
    expect(decide(boss.id)).toEqual({ may: false, because: 'own' })
    expect(mayDecide(standIn, { partyIds: [], deciderIds: [] })).toEqual({ may: false, because: 'not-yours' })
  })
})

describe('leaving', () => {
  it('ends sessions, tokens, roles and standing in, in one transaction, and tells the others', async () => {
    const [leaver, colleague] = [await newActor(), await newActor()]
    const session = await inOrg((tx) => startSession(tx, clock, { orgId, personId: leaver.id }))
    const wanted = { name: 'Eget', scopes: ['messages:read'], expiresAt: null, personId: leaver.id }
    const { token } = await makeToken(deps, system(), wanted)
    const forever = { startsAt: clock.now(), endsAt: null, unitId: null }
    await giveRole(deps, system(), { personId: leaver.id, roleKey: 'it', ...forever })
    clock.advance({ minutes: 1 })
    const leave = { personId: colleague.id, substituteId: leaver.id, fromAt: hours(1), untilAt: hours(2) }
    const { absence } = await bookAbsence(deps, colleague, leave)
    expect(await deactivatePerson(deps, system(), { personId: leaver.id })).toEqual({
      sessionsEnded: 1,
      tokensRevoked: 1,
      rolesEnded: 1,
      absencesWithoutSubstitute: [absence.id],
    })
    expect(told.at(-1)).toBe(leaver.id)
    expect(await findSession(test.db, clock, session.token)).toBeNull()
    expect(await findApiToken(test.db, clock, token)).toEqual({ state: 'revoked' })
    expect(await acting(leaver.id)).toBeNull()
    await expect(deactivatePerson(deps, system(), { personId: leaver.id })).rejects.toThrow(RuleBroken)
    const kinds = (await inOrg((tx) => readJournal(tx, orgId, leaver.id))).map(({ kind }) => kind)
    expect(kinds).toContain('person.deactivated')
  })

  it('never takes the last administrator, also when two leave at once', async () => {
    const people = await inOrg((tx) => readPeople(tx, orgId))
    const admins = people.filter((person) => person.isActive && person.roles.includes('administrator'))
    const second = await newActor(['administrator'])
    const ids = [...admins.map(({ id }) => id), second.id]
    const all = await Promise.allSettled(
      ids.map((personId) => deactivatePerson(deps, system(), { personId })),
    )
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })
})

describe('units', () => {
  it('make no circle, also when two are moved under each other at once', async () => {
    const unit = { kind: 'department', parentId: null, ownsCommonAccounts: false } as const
    const a = await addUnit(deps, system(), { ...unit, name: 'Ett' })
    const b = await addUnit(deps, system(), { ...unit, name: 'Två' })
    const moves = await Promise.allSettled([
      changeUnit(deps, system(), { unitId: a.id, version: 1, change: { parentId: b.id } }),
      changeUnit(deps, system(), { unitId: b.id, version: 1, change: { parentId: a.id } }),
    ])
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const company = { ...unit, kind: 'company', name: 'Bolaget', parentId: top } as const
    await expect(addUnit(deps, system(), company)).rejects.toThrow(InvalidInput)
  })
})

describe('an imported file', () => {
  const file = (text: string) => new TextEncoder().encode(`E-post;Namn;Titel;Enhet\n${text}`)
  it('writes nothing before it is confirmed, then all of it, once', async () => {
    const content = file('in1@testby.example;In Ett;chef;Enheten\nin2@testby.example;In Två;chef;Enheten\n')
    const preview = await previewImport(deps, system(), { fileName: 'lista.csv', content })
    const count = async () =>
      (await inOrg((tx) => readPeople(tx, orgId))).filter((person) => person.email.startsWith('in')).length
    expect(await count()).toBe(0)
    const twice = await Promise.allSettled([
      confirmImport(deps, system(), preview.importId!),
      confirmImport(deps, system(), preview.importId!),
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await count()).toBe(2)
  })

  it('may hold thousands, written in pieces but all in one', async () => {
    const lines = Array.from(
      { length: 4001 },
      (_, n) => `stor${String(n)}@testby.example;Åsa Ö ${String(n)};chef;Enheten`,
    )
    const { imported } = await importPeople(deps, system(), {
      content: file(lines.join('\n')),
      isTrial: false,
    })
    expect(imported).toEqual({ added: 4001, changed: 0, same: 0 })
    const again = await importPeople(deps, system(), { content: file(lines.join('\n')), isTrial: false })
    expect(again.imported).toEqual({ added: 0, changed: 0, same: 4001 })
  })

  it('is refused whole for one bad row, and when people have changed since it was looked through', async () => {
    const bad = file('ok@testby.example;Ok;chef;Enheten\nfel;Fel;chef;Enheten\n')
    const { plan, imported } = await importPeople(deps, system(), { content: bad, isTrial: false })
    expect([plan.problems.length, imported]).toEqual([1, null])
    const content = file('sen@testby.example;Sen;chef;Enheten\n')
    const { importId } = await previewImport(deps, system(), { fileName: 'x', content })
    const same = { fullName: 'Sen', title: 'chef', unitId: below, roles: ['employee'], password: null }
    await addPerson(deps, system(), { ...same, email: 'sen@testby.example' })
    await expect(confirmImport(deps, system(), importId!)).rejects.toThrow(Conflict)
    await expect(confirmImport(deps, systemActor(other, 'test'), importId!)).rejects.toThrow(NotFound)
  })
})

it('the policy is confirmed by each for the version in force, and again for the next (F-002)', async () => {
  const me = await newActor()
  const receipt = async () => (await readMine(deps, me)).receipt
  const first = await receipt()
  expect([first.confirmedAt, first.hasConfirmedBefore]).toEqual([null, false])
  await confirmPolicy(deps, me, { policyVersionId: first.inForce.versionId })
  expect((await receipt()).confirmedAt).not.toBeNull()
  clock.advance({ hours: 1 })
  await inOrg((tx) =>
    storePolicyVersion(tx, clock, { orgId, yaml: `${policyYaml}\n`, storedBy: 't', validFrom: clock.now() }),
  )
  expect(await receipt()).toMatchObject({ confirmedAt: null, hasConfirmedBefore: true, changes: [] })
  await expect(confirmPolicy(deps, me, { policyVersionId: first.inForce.versionId })).rejects.toThrow(
    Conflict,
  )
  expect(await test.db.forOrg(other, (tx) => findPerson(tx, other, me.id))).toBeNull()
})
