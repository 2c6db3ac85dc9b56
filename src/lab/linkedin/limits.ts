import { dayOf } from './days.ts'
import { MEMBER, type LabCore } from './lab-core.ts'
import { throttled } from './problem.ts'

/** Counts the call; throws 429 when the app's or the person's calls of the day are used up. Midnight UTC begins anew. */
export function countCall({ extra, settings, clock }: LabCore): void {
  const day = dayOf(clock.now())
  if (extra.calls.day !== day) extra.calls = { day, app: 0, members: {} }
  const { calls } = extra
  const member = calls.members[MEMBER] ?? 0
  if (calls.app >= settings.dailyCalls.app) throw throttled('APPLICATION')
  if (member >= settings.dailyCalls.member) throw throttled('MEMBER')
  calls.app += 1
  calls.members[MEMBER] = member + 1
}
