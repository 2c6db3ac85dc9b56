import { systemActor } from '#core/actor.ts'
import type { Carrier, Outcome } from '#core/outbox/carry-out.ts'
import type { ActPayload } from '../actions/act-on-network.ts'
import { noteAct } from '../actions/note-act.ts'
import type { ModerationDeps } from '../deps.ts'
import { isGoneFailure } from '../rules/act-outcome.ts'
import { attemptFor, type Reach } from '../actions/reach-network.ts'

/** Carries `moderation.act`: removes, hides or shows again. What is gone already when we come to remove it is removed, and that is noted. */
export function createActCarrier(deps: ModerationDeps): Carrier {
  return {
    carryOut: (orgId, row) => attemptFor(deps, orgId, row, (reach) => act(reach, row.payload as ActPayload)),
    settled: (tx, orgId, row, outcome) =>
      noteAct(deps, tx, systemActor(orgId, 'moderation'), { row, outcome }),
  }
}

/** The connector changed under an intent that had been put down: what the network does not have cannot be done. */
const NOT_OFFERED: Outcome = { kind: 'rejected', code: 'not-offered', message: 'the network has no such act' }

async function act({ connector, access }: Reach, { verb, externalId }: ActPayload): Promise<Outcome> {
  const carryOut = connector[verb]
  if (carryOut === undefined) return NOT_OFFERED
  try {
    await carryOut(access, externalId)
    return { kind: 'done' }
  } catch (error) {
    if (verb === 'remove' && isGoneFailure(error)) return { kind: 'done', result: { wasGone: true } }
    throw error
  }
}
