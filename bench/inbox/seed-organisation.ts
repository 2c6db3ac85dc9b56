import { readFile } from 'node:fs/promises'
import { systemActor } from '#core/actor.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { addAccount } from '#modules/accounts/index.ts'
import { addPerson, addUnit, createOrganisation } from '#modules/organisation/index.ts'
import type { Services } from '../../src/app/services.ts'

export type Seeded = {
  readonly orgId: OrgId
  /** A communicator who holds the busiest account. */
  readonly readerId: PersonId
  readonly accountIds: readonly string[]
  readonly ownerIds: readonly string[]
  readonly unitIds: readonly string[]
  readonly policyVersionId: string
}

const ACCOUNTS = [
  { name: 'Ekköpings kommun', unit: 'Kommunikation', holder: 'Kim Åkerlund', kind: 'official' },
  { name: 'Vatten i Ekköping', unit: 'Vatten och avlopp', holder: 'Göran Bräckelid', kind: 'service' },
  { name: 'Ekköpings bibliotek', unit: 'Biblioteken', holder: 'Ylva Hjortsäter', kind: 'service' },
] as const

/** An organisation under a shipped policy with three accounts, made as the command line would make it. */
export async function seedOrganisation(services: Services): Promise<Seeded> {
  const policyYaml = await readFile(new URL('../../policies/falkenberg.yaml', import.meta.url), 'utf8')
  const { orgId } = await createOrganisation(services, {
    name: 'Ekköpings kommun',
    slug: 'ekkoping',
    policyYaml,
  })
  const setUp = systemActor(orgId, 'bench')
  const made = []
  for (const [index, { name, unit, holder, kind }] of ACCOUNTS.entries()) {
    const { id: unitId } = await addUnit(services, setUp, {
      name: unit,
      kind: 'service',
      parentId: null,
      ownsCommonAccounts: index === 0,
    })
    const { id: holderId } = await addPerson(services, setUp, {
      email: `person-${index}@ekkoping.example`,
      fullName: holder,
      title: 'kommunikatör',
      unitId,
      roles: ['communicator', 'account-holder'],
      password: null,
    })
    const account = await addAccount({ ...services, networks: new Map([['facebook', 'Facebook']]) }, setUp, {
      network: 'facebook',
      externalId: `10841234900000${index}`,
      handle: `ekkoping-${index}`,
      name,
      url: null,
      kind,
      unitId,
      holderId,
      token: null,
    })
    made.push({ accountId: account.id, unitId, holderId })
  }
  const { versionId } = await services.db.forOrg(orgId, (tx) =>
    services.policies.inForce(tx, orgId, services.clock.now()),
  )
  return {
    orgId,
    readerId: made[0]!.holderId,
    accountIds: made.map(({ accountId }) => accountId),
    ownerIds: made.map(({ holderId }) => holderId),
    unitIds: made.map(({ unitId }) => unitId),
    policyVersionId: versionId,
  }
}
