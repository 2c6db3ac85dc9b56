import type { StartupEvents, StepNotice } from '#modules/startup/index.ts'
import type { RaiseDeps } from '../deps.ts'
import type { AlertCause, ApplicationAlertKind } from '../rules/alert.ts'
import { markSubjectsRead } from '../store/alerts.ts'
import { raiseAlerts } from './raise-alerts.ts'

/** `subjectId`: the step that is asked, or the application. */
function causeOf(
  kind: ApplicationAlertKind,
  { subjectId, moment }: Pick<AlertCause, 'subjectId' | 'moment'>,
): AlertCause {
  return { kind, subjectId, moment, accountId: null, modality: null, missedAs: null, loss: null, code: null }
}

/** Listens to applications, each time in the transaction in which it became true (F-070, F-071, B-033). */
export function startupAlertEvents(deps: RaiseDeps): StartupEvents {
  return {
    stepOpened: async (tx, orgId, notice) => {
      const cause = causeOf(kindOf(notice), { subjectId: notice.stepId, moment: notice.at })
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: notice.toIds } })
    },
    // nothing is left to tell: their mails find that out by themselves
    stepsClosed: (tx, orgId, { stepIds, at }) => markSubjectsRead(tx, orgId, { subjectIds: stepIds, at }),
    settled: async (tx, orgId, { state, applicationId, at, toIds }) => {
      const kind = state === 'returned' || state === 'approved' ? (`application-${state}` as const) : state
      const cause = causeOf(kind, { subjectId: applicationId, moment: at })
      await raiseAlerts(deps, tx, orgId, { cause, to: { personIds: toIds } })
    },
  }
}

function kindOf({ kind, isVacant, isReminder }: StepNotice): ApplicationAlertKind {
  if (isVacant) return 'role-vacant'
  if (isReminder) return 'answer-late'
  return kind === 'inform' || kind === 'acknowledge' ? 'acknowledgement-wanted' : 'answer-wanted'
}
