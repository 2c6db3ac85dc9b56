import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemActor, type SystemActor } from '#core/actor.ts'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId, UnitId } from '#core/ids.ts'
import { keyRingOf } from '#core/secrets/key-ring.ts'
import { masterKeyFrom } from '#core/secrets/master-key.ts'
import { createSecrets } from '#core/secrets/secrets.ts'
import {
  followLeaving,
  noAccountEvents,
  openAccount,
  type AccountDemands,
  type AccountEvents,
  type AccountsDeps,
  type OpenedAccount,
  type RegisteredAccount,
} from '#modules/accounts/index.ts'
import {
  addPerson,
  addUnit,
  createOrganisation,
  deactivatePerson,
  noOrganisationEvents,
  type Role,
} from '#modules/organisation/index.ts'
import { createPolicies } from '#modules/policy/index.ts'
import { standardDemands } from './standard-demands.ts'
import { createTestDatabase } from './test-database.ts'

export type AccountsKit = {
  readonly deps: AccountsDeps
  readonly clock: FixedClock
  readonly orgId: OrgId
  readonly unitId: UnitId
  readonly system: SystemActor
  /** What the policy demands from now on. */
  demand(change: Partial<AccountDemands>): void
  /** Those who are away from now on, with nobody in their place. */
  away(...ids: readonly PersonId[]): void
  /** The day of the last post that a network is said to have told of. */
  posted(accountId: string, on: string): void
  /** Whoever was told that an account needs something of them. */
  readonly duties: {
    readonly accountId: string
    readonly kind: string
    readonly moment: string
    readonly toIds: readonly string[]
  }[]
  /** Whoever is to be told while `work` runs cannot be: the process is killed there. `which` null: nobody. */
  killedAt<T>(event: keyof AccountEvents, accountId: string | null, work: () => Promise<T>): Promise<T>
  /** What was told of dropped administrators. */
  readonly drops: { readonly accountId: string; readonly state: string; readonly toIds: readonly string[] }[]
  hire(name: string, ...roles: readonly Role[]): Promise<PersonId>
  /** Somebody leaves. */
  dismiss(personId: PersonId): Promise<unknown>
  open(change?: Partial<OpenedAccount>): Promise<RegisteredAccount>
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  drop(): Promise<void>
}

/** One organisation with a register, in a database of its own. */
export async function createAccountsKit(start = '2026-11-21T10:00:00Z'): Promise<AccountsKit> {
  const test = await createTestDatabase()
  const clock = fixedClock(start)
  const secrets = createSecrets({ keys: keyRingOf(masterKeyFrom('only for tests, and long enough')), clock })
  const policyYaml = await readFile(resolve(import.meta.dirname, '../../policies/botkyrka.yaml'), 'utf8')
  const { orgId } = await createOrganisation(
    { db: test.db, clock },
    { name: 'Prov', slug: 'prov', policyYaml },
  )
  const system = systemActor(orgId, 'test')
  const unit = { name: 'Enheten', kind: 'service', parentId: null, ownsCommonAccounts: true } as const
  const { id: unitId } = await addUnit({ db: test.db, clock }, system, unit)
  let demands: AccountDemands = standardDemands
  let absent: ReadonlySet<PersonId> = new Set()
  let killed: { readonly event: keyof AccountEvents; readonly accountId: string | null } | null = null
  const mayFail = (event: keyof AccountEvents, accountId: string): void => {
    if (killed?.event === event && (killed.accountId ?? accountId) === accountId) throw new Error('killed')
  }
  const drops: AccountsKit['drops'] = []
  const duties: AccountsKit['duties'] = []
  const lastPosts = new Map<AccountId, Temporal.PlainDate>()
  const deps: AccountsDeps = {
    db: test.db,
    clock,
    secrets,
    policies: createPolicies(),
    demandsOf: () => demands,
    handOverItems: () => Promise.resolve(0),
    readLastPosts: () => Promise.resolve(lastPosts),
    awayWithoutSubstitute: () => Promise.resolve(absent),
    events: {
      ...noAccountEvents,
      accountClosed: (_tx, _orgId, { accountId }) => {
        mayFail('accountClosed', accountId)
        return Promise.resolve()
      },
      administratorsDropped: (_tx, _orgId, { accountId, state, toIds }) => {
        mayFail('administratorsDropped', accountId)
        drops.push({ accountId, state, toIds })
        return Promise.resolve()
      },
      dutyArose: (_tx, _orgId, { accountId, kind, moment, toIds }) => {
        duties.push({ accountId, kind, moment: moment.toString(), toIds })
        return Promise.resolve()
      },
    },
  }
  const hire = async (fullName: string, ...roles: readonly Role[]): Promise<PersonId> => {
    const email = `${fullName.toLowerCase().replace(/\W+/g, '.')}@prov.example`
    const person = { email, fullName, title: 'handläggare', unitId, roles: [...roles], password: null }
    return (await addPerson({ db: test.db, clock }, system, person)).id
  }
  await hire('Sara System', 'administrator')
  const holderId = await hire('Hanna Hållare', 'account-holder')
  let opened = 0
  return {
    deps,
    clock,
    orgId,
    unitId,
    system,
    drops,
    duties,
    killedAt: async (event, accountId, work) => {
      killed = { event, accountId }
      try {
        return await work()
      } finally {
        killed = null
      }
    },
    posted: (accountId, on) => {
      lastPosts.set(accountId as AccountId, Temporal.PlainDate.from(on))
    },
    hire,
    dismiss: (personId) =>
      deactivatePerson(
        {
          db: test.db,
          clock,
          listeners: {
            ...noOrganisationEvents,
            personDeactivated: (tx, id, gone) => followLeaving(deps, tx, id, gone),
          },
        },
        system,
        { personId },
      ),
    demand: (change) => {
      demands = { ...demands, ...change }
    },
    away: (...ids) => {
      absent = new Set(ids)
    },
    within: (work) => test.db.forOrg(orgId, work),
    open: (change = {}) =>
      test.db.forOrg(orgId, (tx) => {
        opened += 1
        return openAccount(deps, tx, system, {
          platform: 'bildflodet',
          handle: `@konto${opened}`,
          name: `Konto ${opened}`,
          url: null,
          kind: 'service',
          unitId,
          holderId,
          purpose: 'Berätta om verksamheten',
          audience: 'Invånare',
          ...change,
        })
      }),
    drop: () => test.drop(),
  }
}
