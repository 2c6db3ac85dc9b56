import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { noInboxEvents, type DeadlineNotice, type InboxEvents } from '#modules/inbox/index.ts'
import type { RemovalEvents } from '#modules/moderation/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { Alert, AlertCause, AlertKind } from '../rules/alert.ts'
import { isSameLoss } from '../rules/same-loss.ts'
import { lastLossTold } from '../store/alerts.ts'
import { raiseAlerts } from './raise-alerts.ts'

/** Listens to inbox and moderation, each time in the transaction in which it became true. */
export function alertEvents(deps: RaiseDeps): InboxEvents & RemovalEvents {
  return {
    ...noInboxEvents,
    messageUrgent: async (tx, orgId, to) => {
      const raised = await raiseAlerts(deps, tx, orgId, { cause: causeOf('urgent', to), to })
      await recordUrgent(deps, tx, orgId, raised)
    },
    deadlineNear: async (tx, orgId, to) => {
      await raiseAlerts(deps, tx, orgId, { cause: causeOf('deadline-near', to), to })
    },
    deadlinePassed: async (tx, orgId, to) => {
      const cause = { ...causeOf('deadline-passed', to), missedAs: to.missedAs }
      await raiseAlerts(deps, tx, orgId, { cause, to })
    },
    removalNear: async (tx, orgId, to) => {
      await raiseAlerts(deps, tx, orgId, { cause: causeOf('removal-near', to), to })
    },
    removalMissed: async (tx, orgId, to) => {
      const cause = { ...causeOf('removal-missed', to), missedAs: to.missedAs }
      await raiseAlerts(deps, tx, orgId, { cause, to })
    },
    accountAccessLost: (tx, orgId, lost) => tellOfLoss(deps, tx, orgId, lost),
  }
}

function causeOf(kind: AlertKind, { messageId, accountId, dueAt, modality }: DeadlineNotice): AlertCause {
  return {
    kind,
    subjectId: messageId,
    accountId,
    moment: dueAt,
    modality,
    missedAs: null,
    loss: null,
    code: null,
  }
}

/** Two calls that were under way at once may both be refused; their transactions wait for each other at the account's row. */
async function tellOfLoss(
  deps: RaiseDeps,
  tx: Tx,
  orgId: OrgId,
  { accountId, holderId, loss, code }: Parameters<InboxEvents['accountAccessLost']>[2],
): Promise<void> {
  const moment = deps.clock.now()
  const told = await lastLossTold(tx, orgId, { personId: holderId, accountId })
  if (isSameLoss(told, moment)) return
  const about = { kind: 'access-lost', subjectId: accountId, accountId, moment, loss, code } as const
  const cause = { ...about, modality: null, missedAs: null }
  await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: [holderId] } })
}

/** F-101: that somebody was called, who, and when, is a fact of the matter and stands in its journal. */
async function recordUrgent(deps: RaiseDeps, tx: Tx, orgId: OrgId, raised: readonly Alert[]): Promise<void> {
  const [first] = raised
  if (first === undefined) return
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'alert.urgent',
    subjectType: 'message',
    subjectId: first.subjectId,
    actor: ledgerActor(systemActor(orgId, 'alerts')),
    facts: {
      dueAt: first.moment.toString(),
      modality: first.modality,
      told: raised.map(({ personId, mail }) => ({ personId, mail })),
    },
  })
}
