import type { ConnectionEvents, WarnedDays } from '#modules/connections/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { ConnectionAlertKind } from '../rules/alert.ts'
import { markSubjectsRead } from '../store/alerts.ts'
import { raiseAlerts } from './raise-alerts.ts'

const kinds: Readonly<Record<WarnedDays, ConnectionAlertKind>> = {
  30: 'connection-ends',
  14: 'connection-ends-soon',
  3: 'connection-ends-now',
}

type Told = Pick<ConnectionEvents, 'connectionEnding' | 'networkSilent' | 'networkAnswers'>

/**
 * Listens to the connections: an end that only a person can move is told three times, each time once; a network's silence once, and no
 * longer than it lasts.
 */
export function connectionAlertEvents(deps: RaiseDeps): Told {
  return {
    connectionEnding: async (tx, orgId, { accountId, endsAt, days, toIds }) => {
      const about = { subjectId: accountId, accountId, moment: endsAt, modality: null }
      const cause = { ...about, kind: kinds[days], missedAs: null, loss: null, code: null }
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: toIds } })
    },
    networkSilent: async (tx, orgId, { accountId, since, toIds }) => {
      const about = { subjectId: accountId, accountId, moment: since, modality: null } as const
      const cause = { ...about, kind: 'network-silent', missedAs: null, loss: null, code: null } as const
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: toIds } })
    },
    // nothing is left to tell: a mail that has not left yet finds that out by itself
    networkAnswers: (tx, orgId, { accountId }) =>
      markSubjectsRead(tx, orgId, { subjectIds: [accountId], kind: 'network-silent', at: deps.clock.now() }),
  }
}
