import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { subjectOf, type StoredEffect } from '../rules/stored-event.ts'
import { insertEvents } from '../store/events.ts'
import { findMessage, lockAccount } from '../store/messages.ts'
import { finishDerivation, type Derivation, type DeriveDeps } from './derivation.ts'
import { deriveSubjects } from './derive-subjects.ts'

const EFFECTS = { remove: 'removed-by-us', hide: 'hidden-by-us', unhide: 'unhidden-by-us' } as const

export type OurAct = {
  readonly messageId: string
  readonly verb: keyof typeof EFFECTS
  /** When the network had done it; the same act noted twice is one. */
  readonly at: Temporal.Instant
}

/**
 * Notes, in the transaction that settles the act, what we did with a message on its network. Kept as an event like the network's own, so
 * that the network's echo of it is the same act and not the author's.
 */
export async function noteOurAct(deps: DeriveDeps, tx: Tx, orgId: OrgId, act: OurAct): Promise<void> {
  const { messageId, verb, at } = act
  const message = await findMessage(tx, orgId, messageId)
  const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
  if (message === null || account === null) throw new NotFound('message', messageId)
  await lockAccount(tx, account.id)
  const { externalId, isPost } = message
  const object = isPost ? { postExternalId: externalId } : { commentExternalId: externalId }
  const effect: StoredEffect = { kind: EFFECTS[verb], ...object }
  const derivation: Derivation = { tx, orgId, account, ledger: [] }
  await insertEvents(tx, orgId, [
    {
      id: newId(deps.clock),
      accountId: account.id,
      network: account.network,
      dedupeKey: `ours:${message.id}:${verb}:${at.toString()}`,
      deliveryId: null,
      position: 0,
      occurredAt: at,
      receivedAt: at,
      effect,
      raw: { by: 'us', verb },
      state: 'applied',
      problem: null,
    },
  ])
  await deriveSubjects(deps, derivation, [subjectOf(effect) ?? ''])
  await finishDerivation(deps, derivation)
}
