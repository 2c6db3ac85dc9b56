import { readFile } from 'node:fs/promises'
import { systemActor, type PersonActor } from '#core/actor.ts'
import type { OrgId, UnitId } from '#core/ids.ts'
import { addAccount, type Account } from '#modules/accounts/index.ts'
import { actorFor, addPerson, addUnit, createOrganisation } from '#modules/organisation/index.ts'
import type { Services } from '../../../src/app/services.ts'
import type { NetworkOnLoopback } from './network.ts'

const STAFF = {
  /** Holds the account and answers in it. */
  holder: ['account-holder', 'communicator'],
  /** The affected service: what is registered comes to her first. */
  service: ['service'],
  administrator: ['administrator'],
} as const

export type StaffName = keyof typeof STAFF

/** Invented, like everybody here. */
const NAMES: Readonly<Record<StaffName, readonly [name: string, title: string]>> = {
  holder: ['Hanna Hållare', 'kommunikatör'],
  service: ['Bo Badmästare', 'badmästare'],
  administrator: ['Ada Administratör', 'systemförvaltare'],
}

export type Municipality = {
  readonly orgId: OrgId
  readonly slug: string
  readonly people: Readonly<Record<StaffName, PersonActor>>
  readonly account: Account
  readonly token: string
  readonly postId: string
}

/** One organisation under a shipped policy, with a Page on the network that shows one post. */
export async function makeMunicipality(
  services: Services,
  { lab }: NetworkOnLoopback,
): Promise<Municipality> {
  const file = new URL('../../../policies/falkenberg.yaml', import.meta.url)
  const policyYaml = withContacts(await readFile(file, 'utf8'))
  const slug = 'ekkoping'
  const { orgId } = await createOrganisation(services, { name: 'Ekköpings kommun', slug, policyYaml })
  const setup = systemActor(orgId, 'setup')
  const unit = (name: string, ownsCommonAccounts: boolean) =>
    addUnit(services, setup, { name, kind: 'department', parentId: null, ownsCommonAccounts })
  const [office, leisure] = [await unit('Kommunikation', true), await unit('Fritid', false)]
  const staff = (name: StaffName) =>
    addStaff(services, orgId, { name, unitId: name === 'service' ? leisure.id : office.id })
  const people = {
    holder: await staff('holder'),
    service: await staff('service'),
    administrator: await staff('administrator'),
  }
  const { page, token } = lab.addPage({ name: 'Ekköpings kommun' })
  const account = await addAccount({ ...services, networks: new Map([['facebook', 'Facebook']]) }, setup, {
    network: 'facebook',
    externalId: page.id,
    handle: `@${page.handle}`,
    name: page.name,
    url: null,
    kind: 'official',
    unitId: office.id,
    holderId: people.holder.id,
    showsRemovalNotice: true,
    token,
  })
  const post = lab.publishPost({ pageId: page.id, text: 'Badet på Söder öppnar på måndag.' })
  return { orgId, slug, people, account, token, postId: post.id }
}

async function addStaff(
  services: Services,
  orgId: OrgId,
  { name, unitId }: { readonly name: StaffName; readonly unitId: UnitId },
): Promise<PersonActor> {
  const [fullName, title] = NAMES[name]
  const email = `${name}@ekkoping.example`
  const roles = [...STAFF[name]]
  const setup = systemActor(orgId, 'setup')
  const person = await addPerson(services, setup, { email, fullName, title, unitId, roles, password: null })
  const actor = await services.db.forOrg(orgId, (tx) => actorFor(tx, orgId, person.id, services.clock.now()))
  if (actor === null) throw new Error(`${name} may not act`)
  return actor
}

/** What the source leaves unknown is filled in, as a municipality has to do before it goes live. */
function withContacts(yaml: string): string {
  return yaml
    .replace(/^(\s+phone:).*$/m, '$1 0346-886000')
    .replace(/^(\s+rulesPage:).*$/m, '$1 https://ekkoping.example/regler')
    .replace(/^(\s+email:).*$/m, '$1 kontaktcenter@ekkoping.example')
}
