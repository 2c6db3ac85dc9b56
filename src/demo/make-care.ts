import { toLocal } from '#core/clock.ts'
import type { AccountId } from '#core/ids.ts'
import {
  answerDemand,
  confirmAccount,
  decideWatch,
  findRegistered,
  noteLastPost,
  planRelay,
  readCareOf,
  storeCredential,
  type AccountCare,
} from '#modules/accounts/index.ts'
import type { DemoState } from './accounts-of-services.ts'
import type { Town } from './town.ts'

/** The days since the last post, by how the account is doing. */
const IDLE: Readonly<Record<DemoState, number | null>> = {
  well: 2,
  'half-done': 6,
  'one-admin': 9,
  orphan: 70,
  inactive: 210,
  resting: 80,
  closing: 45,
  planned: null,
  closed: null,
}

type Cared = { readonly accountId: AccountId; readonly state: DemoState }

async function careOf({ deps, actor }: Town, accountId: string): Promise<AccountCare | null> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findRegistered(tx, actor.orgId, accountId)
    return account === null ? null : readCareOf(deps, tx, actor.orgId, account)
  })
}

/** What the policy asks of an account is in place, but for one that is half done: each shows what it is there to show. */
export async function careFor(town: Town, { accountId, state }: Cared): Promise<void> {
  const { deps, actor } = town
  const idle = IDLE[state]
  if (idle === null) return
  const on = toLocal(deps.clock.now()).toPlainDate().subtract({ days: idle })
  await noteLastPost(deps, actor, { accountId, on })
  await fillIn(town, accountId, state === 'half-done' ? 3 : Number.POSITIVE_INFINITY)
  if (state === 'half-done') return
  await confirmAccount(deps, actor, { accountId, what: 'resources', hoursPerWeek: 4 })
  await confirmAccount(deps, actor, { accountId, what: 'terms', termsVersion: '2026-06' })
  await storeCredential(deps, actor, {
    accountId,
    label: 'Kontots inloggning',
    reference: 'Kommunens lösenordsvalv, mappen Sociala medier',
  })
}

/** The first so many of the routines and of the notices. */
async function fillIn(town: Town, accountId: string, most: number): Promise<void> {
  const { deps, actor } = town
  const demands = (await careOf(town, accountId))?.demands
  const note = 'Intranätet, under Sociala medier'
  for (const key of (demands?.routines?.value ?? []).slice(0, most))
    await answerDemand(deps, actor, { accountId, area: 'routine', key, answer: 'in-place', note })
  for (const { key } of (demands?.basicInformation ?? []).slice(0, most))
    await answerDemand(deps, actor, { accountId, area: 'notice', key, answer: 'in-place' })
}

/** The Pages of the square are run in earnest; the last of them has something left to do. */
export async function carePages(town: Town, pages: readonly { readonly id: AccountId }[]): Promise<void> {
  for (const [index, { id }] of pages.entries()) {
    const care = await careOf(town, id)
    if (care === null || care.answers.length > 0) continue
    await careFor(town, { accountId: id, state: index === pages.length - 1 ? 'half-done' : 'well' })
  }
}

/** A service has the account this week, another the next, where the policy lets accounts go round. */
export async function planDemoRelay(town: Town, accountId: AccountId): Promise<void> {
  const { deps, actor, units, people } = town
  const relay = (await careOf(town, accountId))?.demands.relay ?? null
  const service = people.get('service')
  if (relay === null || service === undefined) return
  const today = toLocal(deps.clock.now()).toPlainDate()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  for (const [week, unit] of ['streets', 'library'].entries())
    await planRelay(deps, actor, {
      accountId,
      unitId: units.get(unit) ?? '',
      startsOn: monday.add({ weeks: week }),
      days: relay.value.days,
      personIds: week === 0 ? [service] : [],
      keptBy: week === 0 ? null : (people.get('communicator') ?? null),
    })
}

/** Somebody looks every working day, and somebody else when they do not. */
export async function watchDaily({ deps, actor, people }: Town, accountId: AccountId): Promise<void> {
  const [watcher, cover] = [people.get('communicator'), people.get('shy')]
  if (watcher === undefined || cover === undefined) return
  await decideWatch(deps, actor, {
    accountId,
    times: ['08:30'],
    days: 'workdays',
    personIds: [watcher],
    coverIds: [cover],
  })
}
