import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { fixedClock } from '#core/clock.ts'
import { Conflict, NotFound, NotPermitted } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import { keyRingOf } from '#core/secrets/key-ring.ts'
import { masterKeyFrom } from '#core/secrets/master-key.ts'
import { createSecrets } from '#core/secrets/secrets.ts'
import {
  actorFor,
  addPerson,
  addUnit,
  deactivatePerson,
  noOrganisationEvents,
  createOrganisation,
} from '#modules/organisation/index.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import {
  addAccount,
  connectAccount,
  findAccount,
  noteAccess,
  readAccess,
  readAccounts,
  whoseAccount,
} from '../index.ts'
import type { AddAccountDeps, NewAccount } from '../index.ts'

const NETWORK = 'square'
const clock = fixedClock('2026-11-21T10:00:00Z')
let test: TestDatabase
let deps: AddAccountDeps
let ours: Place
let theirs: Place

type Place = { readonly orgId: OrgId; readonly unitId: string; readonly holderId: string }

beforeAll(async () => {
  test = await createTestDatabase()
  const secrets = createSecrets({
    keys: keyRingOf(masterKeyFrom('only for this test, and long enough')),
    clock,
  })
  deps = { db: test.db, clock, secrets, networks: new Map([[NETWORK, 'Network']]) }
  ours = await createPlace('ours')
  theirs = await createPlace('theirs')
})
afterAll(async () => test.drop())

async function createPlace(slug: string): Promise<Place> {
  const policyYaml = await readFile(
    resolve(import.meta.dirname, '../../../../policies/botkyrka.yaml'),
    'utf8',
  )
  const { orgId } = await createOrganisation(deps, { name: slug, slug, policyYaml })
  const actor = systemActor(orgId, 'test')
  const unit = { name: 'Enhet', kind: 'service', parentId: null, ownsCommonAccounts: true } as const
  const { id: unitId } = await addUnit(deps, actor, unit)
  const holder = { email: 'h@example.se', fullName: 'Bo Ek', title: 'kommunikatör', unitId, password: null }
  const { id: holderId } = await addPerson(deps, actor, { ...holder, roles: ['account-holder'] })
  return { orgId, unitId, holderId }
}

const page = (externalId: string, change: Partial<NewAccount> = {}, place = ours): NewAccount => ({
  network: NETWORK,
  externalId,
  handle: 'testby',
  name: 'Testby',
  url: null,
  kind: 'official',
  unitId: place.unitId,
  holderId: place.holderId,
  token: null,
  ...change,
})

const system = (place = ours) => systemActor(place.orgId, 'test')
const inOurs = <T>(work: Parameters<typeof test.db.forOrg<T>>[1]) => test.db.forOrg(ours.orgId, work)

async function secretRows(): Promise<string> {
  const owner = new pg.Client(test.owner)
  await owner.connect()
  const { rows } = await owner.query<{ row: string }>(`select secret::text as row from secret`)
  await owner.end()
  return rows.map(({ row }) => row).join('\n')
}

describe('addAccount', () => {
  it('registers a page with its token sealed, and its webhooks find the organisation', async () => {
    const account = await addAccount(deps, system(), page(' 1001 ', { token: ' page-token\n' }))
    expect(account).toMatchObject({ externalId: '1001', accessState: 'ok', status: 'active' })
    expect(await inOurs((tx) => readAccess(deps, tx, ours.orgId, account.id))).toEqual({
      accountExternalId: '1001',
      token: 'page-token',
    })
    expect(await secretRows()).not.toContain(Buffer.from('page-token').toString('hex'))
    expect(await test.db.system((tx) => whoseAccount(tx, NETWORK, '1001'))).toEqual({
      orgId: ours.orgId,
      accountId: account.id,
    })
    const journal = await inOurs((tx) => readJournal(tx, ours.orgId, account.id))
    expect(journal).toMatchObject([
      { kind: 'account.added', facts: { externalId: '1001', kind: 'official' } },
    ])
    expect(JSON.stringify(journal)).not.toContain('page-token')
  })

  it('names every fault at once', async () => {
    const bad = page('', {
      network: 'orkut',
      name: ' ',
      url: 'javascript:alert(1)',
      unitId: 'x',
      holderId: 'x',
      token: ' ',
    })
    await expect(addAccount(deps, system(), bad)).rejects.toMatchObject({
      fields: ['network', 'externalId', 'name', 'url', 'unitId', 'holderId', 'token'].map((field) => ({
        field,
      })),
    })
  })

  it('refuses a holder who has left or works elsewhere', async () => {
    const elsewhere = addAccount(deps, system(), page('1002', { holderId: theirs.holderId }))
    await expect(elsewhere).rejects.toMatchObject({ fields: [{ field: 'holderId' }] })
    const leaver = { email: 'l@example.se', fullName: 'Li', title: 'x', unitId: ours.unitId, password: null }
    const { id } = await addPerson(deps, system(), { ...leaver, roles: ['employee'] })
    await deactivatePerson({ ...deps, listeners: noOrganisationEvents }, system(), { personId: id })
    const gone = addAccount(deps, system(), page('1002', { holderId: id }))
    await expect(gone).rejects.toMatchObject({ fields: [{ field: 'holderId' }] })
  })

  it('gives a page to one organisation of the installation, also when both want it at once', async () => {
    await addAccount(deps, system(), page('1003'))
    await expect(addAccount(deps, system(), page('1003'))).rejects.toThrow(Conflict)
    await expect(addAccount(deps, system(theirs), page('1003', {}, theirs))).rejects.toThrow(Conflict)
    const race = [ours, theirs, ours].map((place) => addAccount(deps, system(place), page('1004', {}, place)))
    const results = await Promise.allSettled(race)
    const refusals = results.filter((result) => result.status === 'rejected')
    expect(refusals.map(({ reason }) => (reason as Conflict).code)).toEqual([
      'account-taken',
      'account-taken',
    ])
  })

  it('is for administrators', async () => {
    const holder = await inOurs((tx) => actorFor(tx, ours.orgId, ours.holderId, clock.now()))
    await expect(addAccount(deps, holder!, page('1005'))).rejects.toThrow(NotPermitted)
  })
})

describe('connectAccount', () => {
  it('puts a new token in place of the old one, which is forgotten', async () => {
    const account = await addAccount(deps, system(), page('2001', { token: 'first' }))
    const before = (await secretRows()).split('\n').length
    const at = clock.now()
    await inOurs((tx) => noteAccess(tx, ours.orgId, account.id, { state: 'revoked', at, problem: '190' }))
    await connectAccount(deps, system(), { accountId: account.id, token: 'second\n' })
    expect(await inOurs((tx) => readAccess(deps, tx, ours.orgId, account.id))).toMatchObject({
      token: 'second',
    })
    expect(await inOurs((tx) => findAccount(tx, ours.orgId, account.id))).toMatchObject({
      accessState: 'ok',
      accessProblem: null,
    })
    expect((await secretRows()).split('\n')).toHaveLength(before)
  })

  it('never overwrites a token with nothing', async () => {
    const account = await addAccount(deps, system(), page('2002', { token: 'kept' }))
    const connect = connectAccount(deps, system(), { accountId: account.id, token: ' \n' })
    await expect(connect).rejects.toMatchObject({ fields: [{ field: 'token' }] })
    expect(await inOurs((tx) => readAccess(deps, tx, ours.orgId, account.id))).toMatchObject({
      token: 'kept',
    })
  })

  it('does not find an account of another organisation, or none at all', async () => {
    const account = await addAccount(deps, system(theirs), page('2003', {}, theirs))
    for (const accountId of [account.id, 'no-id', '']) {
      await expect(connectAccount(deps, system(), { accountId, token: 't' })).rejects.toThrow(NotFound)
    }
    expect(await inOurs((tx) => readAccess(deps, tx, ours.orgId, account.id))).toBeNull()
  })
})

describe('reading accounts', () => {
  it('lists those of the own organisation in Swedish order', async () => {
    const names = ['Öppna förskolan', 'Zinkgruvan', 'Ån']
    for (const [n, name] of names.entries()) await addAccount(deps, system(), page(`3${n}`, { name }))
    const listed = (await inOurs((tx) => readAccounts(tx, ours.orgId))).map(({ name }) => name)
    expect(listed.filter((name) => names.includes(name))).toEqual(['Zinkgruvan', 'Ån', 'Öppna förskolan'])
    expect(await inOurs((tx) => readAccounts(tx, theirs.orgId))).toEqual([])
  })
})
