import { systemActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { addAccount, connectAccount, readAccounts, type Account } from '#modules/accounts/index.ts'
import {
  addPerson,
  addUnit,
  createOrganisation,
  findOrganisation,
  readPeople,
  readUnits,
  type Organisation,
} from '#modules/organisation/index.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { platformName } from './accounts-of-services.ts'
import { demoAccounts, type DemoAccount } from './demo-accounts.ts'
import { castOf, demoEmail } from './people.ts'
import type { DemoPolicy } from './shipped-policies.ts'
import { demoUnits } from './units.ts'

export type DemoDeps = {
  readonly db: Database
  readonly clock: Clock
  /** When the municipality, its units and its people are said to have been entered: before the story begins. Now when left out. */
  readonly began?: Clock
  readonly secrets: Secrets
  readonly lab: GraphLab
  readonly network: string
}

export type DemoMunicipality = {
  readonly organisation: Organisation
  readonly sender: string
  readonly place: string
  readonly accounts: readonly Account[]
}

/**
 * One municipality under one shipped policy: units, staff for every role, accounts with their Pages on the practice square. What is there
 * already stays as it is, so a start that was killed halfway is made whole by the next.
 */
export async function makeMunicipality(
  deps: DemoDeps,
  policy: DemoPolicy,
  index: number,
): Promise<DemoMunicipality> {
  const past = { db: deps.db, clock: deps.began ?? deps.clock }
  const organisation = await ensureOrganisation(past, policy)
  const { orgId } = organisation
  const units = await ensureUnits(past, orgId)
  const people = await ensurePeople(past, { orgId, slug: policy.key, index, units })
  const accounts = await ensureAccounts(deps, { orgId, units, people, policy })
  return { organisation, sender: policy.sender, place: policy.place, accounts }
}

type Past = Pick<DemoDeps, 'db' | 'clock'>

async function ensureOrganisation(past: Past, policy: DemoPolicy): Promise<Organisation> {
  const known = await past.db.system((tx) => findOrganisation(tx, policy.key))
  if (known !== null) return known
  return createOrganisation(past, { name: policy.sender, slug: policy.key, policyYaml: policy.yaml })
}

async function ensureUnits(past: Past, orgId: OrgId): Promise<ReadonlyMap<string, UnitId>> {
  const known = await past.db.forOrg(orgId, (tx) => readUnits(tx, orgId))
  const ids = new Map<string, UnitId>()
  for (const { key, parent, ...unit } of demoUnits) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    const found =
      known.find((one) => one.name === unit.name) ??
      (await addUnit(past, systemActor(orgId, 'demo'), { ...unit, parentId }))
    ids.set(key, found.id)
  }
  return ids
}

type PeopleInput = {
  readonly orgId: OrgId
  readonly slug: string
  readonly index: number
  readonly units: ReadonlyMap<string, UnitId>
}

async function ensurePeople(
  past: Past,
  { orgId, slug, index, units }: PeopleInput,
): Promise<ReadonlyMap<string, PersonId>> {
  const known = await past.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
  const ids = new Map<string, PersonId>()
  for (const person of castOf(index)) {
    const email = demoEmail(person.fullName, slug)
    const found =
      known.find((one) => one.email === email) ??
      (await addPerson(past, systemActor(orgId, 'demo'), {
        email,
        fullName: person.fullName,
        title: person.title,
        unitId: units.get(person.unit) ?? '',
        roles: person.roles,
        password: null,
        ...(person.hidesName === undefined ? {} : { hidesName: person.hidesName }),
      }))
    ids.set(person.key, found.id)
  }
  return ids
}

type AccountsInput = {
  readonly orgId: OrgId
  readonly units: ReadonlyMap<string, UnitId>
  readonly people: ReadonlyMap<string, PersonId>
  readonly policy: DemoPolicy
}

/**
 * Accounts are registered now and not when the municipality began: what stands in a thread from before an account was registered is
 * context, so only what the story hands over becomes work, each at its own time.
 */
async function ensureAccounts(deps: DemoDeps, input: AccountsInput): Promise<readonly Account[]> {
  const { orgId, policy } = input
  const known = await deps.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
  const accounts: Account[] = []
  for (const wanted of demoAccounts) {
    const account = known.find((one) => one.name === wanted.name(policy))
    accounts.push(
      account === undefined ? await newAccount(deps, input, wanted) : await sameAccount(deps, orgId, account),
    )
  }
  return accounts
}

async function newAccount(
  deps: DemoDeps,
  { orgId, units, people, policy }: AccountsInput,
  wanted: DemoAccount,
): Promise<Account> {
  const { page, token } = deps.lab.addPage({ name: wanted.name(policy), about: policy.about })
  // The Page is kept before anything of ours points to it.
  await deps.lab.settled()
  return addAccount(
    { ...deps, networks: new Map([[deps.network, platformName(deps.network)]]) },
    systemActor(orgId, 'demo'),
    {
      network: deps.network,
      externalId: page.id,
      handle: `@${page.handle}`,
      name: page.name,
      url: null,
      kind: wanted.kind,
      unitId: units.get(wanted.unit) ?? '',
      holderId: people.get(wanted.holder) ?? '',
      purpose: wanted.purpose,
      audience: wanted.audience,
      showsRemovalNotice: wanted.showsRemovalNotice,
      token,
    },
  )
}

/** The square's file may have been moved away to start it anew: then the Page comes back under its id and with a new key. */
async function sameAccount(deps: DemoDeps, orgId: OrgId, account: Account): Promise<Account> {
  const { lab } = deps
  if (lab.state.pages[account.externalId] !== undefined) return account
  const { token } = lab.addPage({ id: account.externalId, name: account.name })
  await lab.settled()
  await connectAccount(deps, systemActor(orgId, 'demo'), { accountId: account.id, token })
  return account
}
