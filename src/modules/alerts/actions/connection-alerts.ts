import type { ConnectionEvents, WarnedDays } from '#modules/connections/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { ConnectionAlertKind } from '../rules/alert.ts'
import { raiseAlerts } from './raise-alerts.ts'

const kinds: Readonly<Record<WarnedDays, ConnectionAlertKind>> = {
  30: 'connection-ends',
  14: 'connection-ends-soon',
  3: 'connection-ends-now',
}

/** Listens to the connections: an end that only a person can move is told three times, each time once. */
export function connectionAlertEvents(deps: RaiseDeps): Pick<ConnectionEvents, 'connectionEnding'> {
  return {
    connectionEnding: async (tx, orgId, { accountId, endsAt, days, toIds }) => {
      const about = { subjectId: accountId, accountId, moment: endsAt, modality: null }
      const cause = { ...about, kind: kinds[days], missedAs: null, loss: null, code: null }
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: toIds } })
    },
  }
}
