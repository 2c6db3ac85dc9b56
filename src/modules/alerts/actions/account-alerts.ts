import type { AccountId } from '#core/ids.ts'
import { noAccountEvents, type AccountEvents } from '#modules/accounts/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { AccountAlertKind, AlertCause } from '../rules/alert.ts'
import { raiseAlerts } from './raise-alerts.ts'

type About = Pick<AlertCause, 'moment' | 'modality'> & { readonly accountId: AccountId }

function causeOf(kind: AccountAlertKind, { accountId, moment, modality }: About): AlertCause {
  return {
    kind,
    subjectId: accountId,
    accountId,
    moment,
    modality,
    missedAs: null,
    loss: null,
    code: null,
  }
}

/** Listens to the accounts, each time in the transaction in which it became true (F-075, B-042 to B-046). */
export function accountAlertEvents(deps: RaiseDeps): AccountEvents {
  return {
    ...noAccountEvents,
    administratorsDropped: async (tx, orgId, { state, toIds, modality, accountId }) => {
      const kind = state === 'orphan' ? 'admins-none' : 'admins-too-few'
      const cause = causeOf(kind, { accountId, modality, moment: deps.clock.now() })
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: toIds } })
    },
    dutyArose: async (tx, orgId, { kind, toIds, ...about }) => {
      await raiseAlerts(deps, tx, orgId, { cause: causeOf(kind, about), to: { personIds: toIds } })
    },
  }
}
