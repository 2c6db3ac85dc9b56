import { systemActor } from '#core/actor.ts'
import { addPerson, readUnits } from '#modules/organisation/index.ts'
import type { Municipality, RunningTestApp } from './run-app.ts'

/** Somebody who answers for one more of the municipality's services than the demo's people do. */
export async function addServicePerson(
  { services }: RunningTestApp,
  { orgId }: Municipality,
  { fullName, unit }: { readonly fullName: string; readonly unit: string },
): Promise<void> {
  const units = await services.db.forOrg(orgId, (tx) => readUnits(tx, orgId))
  await addPerson(services, systemActor(orgId, 'test'), {
    email: `${fullName.split(' ')[0]?.toLowerCase() ?? ''}@kommunen.example`,
    fullName,
    title: 'enhetschef',
    unitId: units.find(({ name }) => name === unit)?.id ?? '',
    roles: ['service'],
    password: null,
  })
}
