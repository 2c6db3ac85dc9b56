import type { Actor } from '#core/actor.ts'
import type { RecordsDeps } from '../deps.ts'
import { moveRegistration, type AtDesk } from './move-registration.ts'

/** To the next desk of the route (F-141); the contact centre may correct the affected service with `unitId`. Throws `RuleBroken`. */
export async function forwardRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & { readonly unitId?: string; readonly note?: string },
): Promise<void> {
  const { unitId } = input
  const note = input.note?.trim() ?? ''
  await moveRegistration(deps, actor, input, {
    move: { kind: 'forward', ...(unitId === undefined ? {} : { unitId }) },
    kind: 'handed-over',
    reason: note === '' ? null : note,
  })
}
