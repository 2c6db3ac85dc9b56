import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { isWorkingDay } from '#modules/policy/index.ts'
import { accountPermissions } from '../permissions.ts'
import { isTime, turnToSign } from '../rules/watch.ts'
import { readSchedules, saveSchedule, signTurn } from '../store/watch.ts'
import type { AccountsDeps } from './deps.ts'
import { recordCare, takeForCare } from './take-for-care.ts'

const MOST_TIMES = 12

export type DecideWatch = {
  readonly accountId: string
  readonly times: readonly string[]
  readonly days: 'workdays' | 'all'
  readonly personIds: readonly string[]
  readonly coverIds: readonly string[]
}

/** F-062, F-063: when the account is looked at, by whom, and who covers. Throws `InvalidInput`. */
export async function decideWatch(deps: AccountsDeps, actor: Actor, input: DecideWatch): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const here = new Set(
      (await readPeople(tx, actor.orgId)).filter(({ isActive }) => isActive).map(({ id }) => id as string),
    )
    const times = [...new Set(input.times)].sort()
    const areTimes = times.length > 0 && times.length <= MOST_TIMES && times.every(isTime)
    const unknown = (ids: readonly string[]) => ids.some((id) => !here.has(id))
    const problems = [
      ...(areTimes ? [] : [{ field: 'times', code: 'time-form' }]),
      ...(input.personIds.length === 0 ? [{ field: 'personIds', code: 'nobody-named' }] : []),
      ...(unknown(input.personIds) ? [{ field: 'personIds', code: 'unknown-person' }] : []),
      ...(unknown(input.coverIds) ? [{ field: 'coverIds', code: 'unknown-person' }] : []),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    const personIds = input.personIds as readonly PersonId[]
    await saveSchedule(tx, actor.orgId, {
      accountId: account.id,
      times,
      days: input.days,
      personIds,
      coverIds: (input.coverIds as readonly PersonId[]).filter((id) => !personIds.includes(id)),
      since: deps.clock.now(),
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.watch-decided',
      facts: { times, days: input.days, personIds: [...personIds] },
    })
  })
}

/** Somebody has looked. Two who sign the same turn: the first one stands. Throws `RuleBroken('nothing-to-sign')`. */
export async function signWatch(
  deps: AccountsDeps,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.sign, input })
    const at = deps.clock.now()
    const { policy } = await deps.policies.inForce(tx, actor.orgId, at)
    const [schedule] = await readSchedules(tx, actor.orgId, account.id)
    const dueAt =
      schedule === undefined
        ? null
        : turnToSign(schedule, at, (day) => isWorkingDay(policy.inbox.businessTime.value, day))
    if (dueAt === null) throw new RuleBroken('nothing-to-sign')
    const isFirst = await signTurn(tx, actor.orgId, { accountId: account.id, dueAt, by: actor.name, at })
    if (!isFirst) return
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.watch-signed',
      facts: { dueAt: dueAt.toString() },
    })
  })
}
