import { systemActor } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'
import { giveAssignment, openAccount } from '#modules/accounts/index.ts'
import { addPerson, readPeople, readUnits, type Role } from '#modules/organisation/index.ts'
import type { Municipality, RunningTestApp } from './run-app.ts'

export type Named = { readonly name: string; readonly id: PersonId }

const UNIT = 'Kultur- och fritidsförvaltningen'

/** Somebody new of one of the demo's units. */
export async function hire(
  { services }: RunningTestApp,
  { orgId }: Municipality,
  fullName: string,
  { unitName = UNIT, role = 'service' }: { readonly unitName?: string; readonly role?: Role } = {},
): Promise<Named> {
  const units = await services.db.forOrg(orgId, (tx) => readUnits(tx, orgId))
  const { id } = await addPerson(services, systemActor(orgId, 'test'), {
    email: `${fullName.toLowerCase().replaceAll(/[^a-z]/g, '')}@kommunen.example`,
    fullName,
    title: 'handläggare',
    unitId: units.find(({ name }) => name === unitName)?.id ?? '',
    roles: [role],
    password: null,
  })
  return { name: fullName, id }
}

/** Somebody who is there already. */
export async function named(
  { services }: RunningTestApp,
  { orgId }: Municipality,
  fullName: string,
): Promise<Named> {
  const people = await services.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
  const person = people.find((one) => one.fullName === fullName)
  if (person === undefined) throw new Error(`nobody is called ${fullName}`)
  return { name: fullName, id: person.id }
}

/** A running account of the culture department, with exactly these administrators. */
export async function openStaffed(
  { services, modules }: RunningTestApp,
  { orgId }: Municipality,
  {
    name,
    holder,
    admins,
  }: { readonly name: string; readonly holder: Named; readonly admins: readonly Named[] },
): Promise<string> {
  const actor = systemActor(orgId, 'test')
  return services.db.forOrg(orgId, async (tx) => {
    const unit = (await readUnits(tx, orgId)).find((one) => one.name === UNIT)
    const { id } = await openAccount(modules.accounts, tx, actor, {
      platform: 'instagram',
      platformName: 'Instagram',
      handle: `@${name.toLowerCase()}`,
      name,
      url: null,
      kind: 'service',
      unitId: unit?.id ?? '',
      holderId: holder.id,
      purpose: 'Program och utställningar',
      audience: 'Besökare',
    })
    for (const { id: personId } of admins)
      await giveAssignment(modules.accounts, tx, actor, {
        accountId: id,
        personId,
        rights: ['administer', 'publish', 'reply', 'moderate', 'watch'],
      })
    return id
  })
}
