import type { PersonActor } from '#core/actor.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { actorFor, readPeople } from '#modules/organisation/index.ts'
import { castOf, type DemoRole } from '../people.ts'

export type Staff = Readonly<Record<DemoRole, PersonActor>>

/** The people of the nth municipality, as they act. Throws when somebody is missing or has left. */
export async function readStaff(
  db: Database,
  orgId: OrgId,
  index: number,
  at: Temporal.Instant,
): Promise<Staff> {
  return db.forOrg(orgId, async (tx) => {
    const people = await readPeople(tx, orgId)
    const staff: Partial<Record<DemoRole, PersonActor>> = {}
    for (const { key, fullName } of castOf(index)) {
      const person = people.find((one) => one.fullName === fullName)
      const actor = person === undefined ? null : await actorFor(tx, orgId, person.id, at)
      if (actor === null) throw new Error(`the demo lacks ${fullName}`)
      staff[key as DemoRole] = actor
    }
    return staff as Staff
  })
}
