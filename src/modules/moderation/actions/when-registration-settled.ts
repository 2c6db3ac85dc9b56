import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { Registration } from '#modules/records/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { finishCase } from './finish-case.ts'

/** For app.ts to hand to the records module as `whenSettled`: a diary number may be the last thing a case waited for (scenario 16). */
export function whenRegistrationSettled(deps: Pick<ModerationDeps, 'clock' | 'policies'>) {
  return (tx: Tx, actor: Actor, settled: Pick<Registration, 'messageId'>): Promise<void> =>
    finishCase(deps, tx, actor, settled.messageId)
}
