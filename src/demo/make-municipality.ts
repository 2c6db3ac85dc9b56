import { systemActor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import { addAccount, type Account } from '#modules/accounts/index.ts'
import { addPerson, addUnit, createOrganisation, type Organisation } from '#modules/organisation/index.ts'
import type { GraphLab } from '#lab/graph/lab.ts'
import { demoAccounts } from './demo-accounts.ts'
import { castOf, demoEmail } from './people.ts'
import type { DemoPolicy } from './shipped-policies.ts'
import { demoUnits } from './units.ts'

export type DemoDeps = {
  readonly db: Database
  readonly clock: Clock
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

/** One municipality under one shipped policy: units, staff for every role, accounts with their Pages on the practice square. */
export async function makeMunicipality(
  deps: DemoDeps,
  policy: DemoPolicy,
  index: number,
): Promise<DemoMunicipality> {
  const organisation = await createOrganisation(deps, {
    name: policy.sender,
    slug: policy.key,
    policyYaml: policy.yaml,
  })
  const { orgId } = organisation
  const units = await addUnits(deps, orgId)
  const people = await addPeople(deps, { orgId, slug: policy.key, index, units })
  const accounts = await addAccounts(deps, { orgId, units, people, policy })
  return { organisation, sender: policy.sender, place: policy.place, accounts }
}

async function addUnits(deps: DemoDeps, orgId: OrgId): Promise<ReadonlyMap<string, UnitId>> {
  const ids = new Map<string, UnitId>()
  for (const { key, parent, ...unit } of demoUnits) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    const added = await addUnit(deps, systemActor(orgId, 'demo'), { ...unit, parentId })
    ids.set(key, added.id)
  }
  return ids
}

type PeopleInput = {
  readonly orgId: OrgId
  readonly slug: string
  readonly index: number
  readonly units: ReadonlyMap<string, UnitId>
}

async function addPeople(deps: DemoDeps, input: PeopleInput): Promise<ReadonlyMap<string, PersonId>> {
  const ids = new Map<string, PersonId>()
  for (const person of castOf(input.index)) {
    const added = await addPerson(deps, systemActor(input.orgId, 'demo'), {
      email: demoEmail(person.fullName, input.slug),
      fullName: person.fullName,
      title: person.title,
      unitId: input.units.get(person.unit) ?? '',
      roles: person.roles,
      password: null,
      ...(person.hidesName === undefined ? {} : { hidesName: person.hidesName }),
    })
    ids.set(person.key, added.id)
  }
  return ids
}

type AccountsInput = {
  readonly orgId: OrgId
  readonly units: ReadonlyMap<string, UnitId>
  readonly people: ReadonlyMap<string, PersonId>
  readonly policy: DemoPolicy
}

async function addAccounts(
  deps: DemoDeps,
  { orgId, units, people, policy }: AccountsInput,
): Promise<readonly Account[]> {
  const accounts: Account[] = []
  for (const wanted of demoAccounts) {
    const { page, token } = deps.lab.addPage({ name: wanted.name(policy), about: policy.about })
    const account = await addAccount(
      { ...deps, networks: new Set([deps.network]) },
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
        showsRemovalNotice: wanted.showsRemovalNotice,
        token,
      },
    )
    accounts.push(account)
  }
  return accounts
}
