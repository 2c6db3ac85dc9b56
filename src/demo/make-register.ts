import { systemActor } from '#core/actor.ts'
import { fixedClock, toLocal } from '#core/clock.ts'
import {
  beginClosing,
  closeAccount,
  giveAssignment,
  openAccount,
  readAccounts,
  rightsOn,
  type AccountsDeps,
  type RegisteredAccount,
} from '#modules/accounts/index.ts'
import type { OrgId } from '#core/ids.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import { platformName, registerAccounts, type DemoRegisterAccount } from './accounts-of-services.ts'
import { carePages, careFor, planDemoRelay, watchDaily } from './make-care.ts'
import { castOf, type DemoRole } from './people.ts'
import type { DemoPolicy } from './shipped-policies.ts'
import type { Town } from './town.ts'
import { demoUnits } from './units.ts'

type Making = {
  readonly orgId: OrgId
  readonly policy: DemoPolicy
  /** Which of the demo's casts works here. */
  readonly index: number
  readonly signal: AbortSignal
}

/**
 * Some forty accounts beside those with a Page on the square, in every state of the register. What is there already stays as it is; one that was begun
 * and not finished shows what it lacks, as real ones do.
 */
export async function makeRegister(
  deps: AccountsDeps,
  { orgId, policy, index, signal }: Making,
): Promise<void> {
  const town = await readTown(deps, { orgId, policy, index })
  const known = await deps.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
  const onSquare = known.filter(({ network, externalId }) => network === 'facebook' && externalId !== '')
  const names = new Set(known.map(({ name }) => name))
  await staffPages(town, onSquare)
  await carePages(town, onSquare)
  for (const wanted of registerAccounts) {
    if (signal.aborted) return
    if (!names.has(worded(wanted.name, policy))) await makeAccount(town, wanted)
  }
}

async function readTown(deps: AccountsDeps, { orgId, policy, index }: Omit<Making, 'signal'>): Promise<Town> {
  const { units, people } = await deps.db.forOrg(orgId, async (tx) => ({
    units: await readUnits(tx, orgId),
    people: await readPeople(tx, orgId),
  }))
  const idOf = (fullName: string) => people.find((one) => one.fullName === fullName)?.id
  return {
    deps,
    actor: systemActor(orgId, 'demo'),
    policy,
    units: new Map(
      demoUnits.flatMap(({ key, name }) => {
        const id = units.find((unit) => unit.name === name)?.id
        return id === undefined ? [] : [[key, id] as const]
      }),
    ),
    people: new Map(
      castOf(index).flatMap(({ key, fullName }) => {
        const id = idOf(fullName)
        return id === undefined ? [] : [[key, id] as const]
      }),
    ),
  }
}

function worded(text: string, { key, place }: Pick<DemoPolicy, 'key' | 'place'>): string {
  return text.replaceAll('{place}', place).replaceAll('{slug}', key)
}

/** Whoever works with the Pages of the square has an assignment there, so that the story can be told under every policy's gate. */
async function staffPages(
  town: Town,
  pages: readonly { readonly id: RegisteredAccount['id'] }[],
): Promise<void> {
  const { deps, actor, people } = town
  const crew: readonly DemoRole[] = ['communicator', 'shy', 'service', 'contactCentre', 'manager', 'crisis']
  for (const { id } of pages)
    for (const key of crew) {
      const personId = people.get(key)
      if (personId === undefined) continue
      await deps.db.forOrg(actor.orgId, async (tx) => {
        const held = await rightsOn(tx, actor.orgId, { personId, accountId: id }, deps.clock.now())
        if (held.has('reply')) return
        const rights = key === 'contactCentre' ? (['reply', 'watch'] as const) : FULL
        await giveAssignment(deps, tx, actor, { accountId: id, personId, rights })
      })
    }
}

const FULL = ['administer', 'publish', 'reply', 'moderate', 'watch'] as const
const OPENED_YEARS_AGO = 2

async function makeAccount(town: Town, wanted: DemoRegisterAccount): Promise<void> {
  const { deps, actor, policy, units, people } = town
  const today = toLocal(deps.clock.now()).toPlainDate()
  const account = await deps.db.forOrg(actor.orgId, async (tx) => {
    const opened = await openAccount(deps, tx, actor, {
      platform: wanted.platform,
      platformName: platformName(wanted.platform),
      handle: worded(wanted.handle, policy),
      name: worded(wanted.name, policy),
      url: null,
      kind: wanted.kind,
      unitId: units.get(wanted.unit) ?? '',
      holderId: people.get(wanted.holder) ?? '',
      purpose: wanted.purpose,
      audience: wanted.audience,
      showsRemovalNotice: wanted.state === 'well',
      responsibleShown: wanted.kind === 'closed-group' ? 'role' : 'name',
      status: statusOf(wanted),
      openedOn: today.subtract({ years: wanted.state === 'planned' ? 0 : OPENED_YEARS_AGO }),
    })
    if (wanted.state === 'planned') return opened
    for (const key of administrators(wanted)) {
      const personId = people.get(key)
      if (personId === undefined) continue
      await giveAssignment(deps, tx, actor, { accountId: opened.id, personId, rights: FULL, hoursPerWeek: 2 })
    }
    return opened
  })
  await careFor(town, { state: wanted.state, accountId: account.id })
  if (wanted.kind === 'relay') await planDemoRelay(town, account.id)
  if (wanted.name.includes('film')) await watchDaily(town, account.id)
  await finish(town, wanted, account)
}

function statusOf({ state }: DemoRegisterAccount): 'planned' | 'active' | 'resting' {
  return state === 'planned' || state === 'resting' ? state : 'active'
}

function administrators({ state, holder }: DemoRegisterAccount): ReadonlySet<DemoRole> {
  if (state === 'orphan' || state === 'closed') return new Set()
  if (state === 'one-admin') return new Set([holder])
  return new Set([holder, 'communicator', 'manager', 'shy'])
}

async function finish(
  { deps, actor }: Town,
  { state, purpose }: DemoRegisterAccount,
  account: RegisteredAccount,
) {
  const reason = `Det kontot fanns för är över: ${purpose.toLocaleLowerCase('sv')}.`
  if (state === 'closing')
    await deps.db.forOrg(actor.orgId, (tx) =>
      beginClosing(deps, tx, actor, { accountId: account.id, reason }),
    )
  if (state !== 'closed') return
  const past = fixedClock(
    deps.clock
      .now()
      .subtract({ hours: 24 * 90 })
      .toString(),
  )
  await deps.db.forOrg(actor.orgId, (tx) =>
    closeAccount(deps, tx, actor, {
      accountId: account.id,
      recordsPlace: 'Kommunarkivet, serie F 3',
      archiveReceipt: 'KA 2026/114',
      closedOn: toLocal(past.now()).toPlainDate(),
    }),
  )
}
