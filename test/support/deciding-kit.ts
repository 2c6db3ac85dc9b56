import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { systemActor, type PersonActor, type SystemActor } from '#core/actor.ts'
import type { FixedClock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { createFolderFiles } from '#core/files/folder-files.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import {
  actorFor,
  addPerson,
  addUnit,
  bookAbsence,
  createOrganisation,
  deactivatePerson,
  giveRole,
  noOrganisationEvents,
  type Role,
} from '#modules/organisation/index.ts'
import { policyDemands } from '#modules/accounts/index.ts'
import {
  noStartupEvents,
  type SettledNotice,
  type StartupDeps,
  type StepNotice,
} from '#modules/startup/index.ts'
import { createAccountsKit } from './accounts-kit.ts'

export type DecidingKit = {
  readonly deps: StartupDeps
  readonly clock: FixedClock
  readonly orgId: OrgId
  /** The whole, and the service that applies. */
  readonly topId: UnitId
  readonly unitId: UnitId
  readonly system: SystemActor
  /** What was told, in order. */
  readonly asked: StepNotice[]
  readonly settled: SettledNotice[]
  hire(name: string, unitId: UnitId, ...roles: readonly Role[]): Promise<PersonId>
  /** A role of the policy's. */
  give(personId: PersonId, roleKey: string, unitId?: UnitId | null): Promise<void>
  as(personId: PersonId): Promise<PersonActor>
  away(personId: PersonId, substituteId: PersonId, days: number): Promise<void>
  leave(personId: PersonId): Promise<unknown>
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  drop(): Promise<void>
}

/** One municipality under a shipped policy, with a service of two levels and nobody in it yet. */
export async function openDecidingKit(
  policy: 'falkenberg' | 'botkyrka',
  start = '2026-11-16T09:00:00Z',
): Promise<DecidingKit> {
  const base = await createAccountsKit(start)
  const { db, clock, policies } = { ...base.deps, clock: base.clock }
  const policyYaml = await readFile(resolve(import.meta.dirname, `../../policies/${policy}.yaml`), 'utf8')
  const { orgId } = await createOrganisation({ db, clock }, { name: policy, slug: policy, policyYaml })
  const system = systemActor(orgId, 'test')
  const unit = (name: string, parentId: UnitId | null) =>
    addUnit({ db, clock }, system, { name, kind: 'department', parentId, ownsCommonAccounts: false })
  const { id: topId } = await unit('Kommunen', null)
  const { id: unitId } = await unit('Simhallen', topId)
  const folder = await mkdtemp(join(tmpdir(), 'torget-letters-'))
  const asked: StepNotice[] = []
  const settled: SettledNotice[] = []
  const organisation = { db, clock, policies, listeners: noOrganisationEvents, inheritances: [] }
  return {
    deps: {
      ...{
        db,
        clock,
        policies,
        accounts: { ...base.deps, demandsOf: policyDemands },
        files: createFolderFiles(folder),
      },
      events: {
        ...noStartupEvents,
        stepOpened: (_tx, _orgId, notice) => Promise.resolve(void asked.push(notice)),
        settled: (_tx, _orgId, notice) => Promise.resolve(void settled.push(notice)),
      },
    },
    ...{ clock, orgId, topId, unitId, system, asked, settled },
    hire: async (fullName, home, ...roles) => {
      const email = `${fullName.toLowerCase().replace(/[^a-z]+/g, '.')}@${policy}.example`
      const person = {
        email,
        fullName,
        title: 'handläggare',
        unitId: home,
        roles: [...roles],
        password: null,
      }
      return (await addPerson({ db, clock }, system, person)).id
    },
    give: async (personId, roleKey, where = null) => {
      const input = { personId, roleKey, unitId: where, startsAt: clock.now(), endsAt: null }
      await giveRole(organisation, system, input)
    },
    as: async (personId) => {
      const actor = await db.forOrg(orgId, (tx) => actorFor(tx, orgId, personId, clock.now()))
      if (actor === null) throw new Error('nobody of that id')
      return actor
    },
    away: async (personId, substituteId, days) => {
      const fromAt = clock.now()
      const untilAt = fromAt.add({ hours: 24 * days })
      await bookAbsence(organisation, system, { personId, substituteId, fromAt, untilAt })
    },
    leave: (personId) => deactivatePerson(organisation, system, { personId }),
    within: (work) => db.forOrg(orgId, work),
    drop: async () => {
      await base.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
