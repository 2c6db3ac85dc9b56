import type { Actor } from '#core/actor.ts'
import type { RecordsDeps } from '../deps.ts'
import { moveRegistration, requireReason, type AtDesk } from './move-registration.ts'

/** Wrong addressee: one desk back, with the reason (R8). From the first desk there is nowhere back; see `readdressRegistration`. */
export async function bounceRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & { readonly reason: string },
): Promise<void> {
  const reason = requireReason(input.reason)
  await moveRegistration(deps, actor, input, { move: { kind: 'bounce' }, kind: 'bounced', reason })
}

/** Wrong service, and the right one is known: straight there, at the same desk. */
export async function readdressRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: AtDesk & { readonly unitId: string; readonly reason: string },
): Promise<void> {
  const reason = requireReason(input.reason)
  const move = { kind: 'readdress', unitId: input.unitId } as const
  await moveRegistration(deps, actor, input, { move, kind: 'readdressed', reason })
}
