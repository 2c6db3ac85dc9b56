import { ledgerActor, type PersonActor } from '#core/actor.ts'
import { toLocal } from '#core/clock.ts'
import { NotPermitted } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readLineManagers } from '#modules/organisation/index.ts'
import { markReportSettled, takeReport } from '../store/reports.ts'
import type { ReportDeps } from './deps.ts'

/** "I have taken care of it." Throws `NotFound`, `NotPermitted` for everybody but the unit's manager, and `Conflict('changed-by-other')`. */
export async function settleReport(
  deps: Pick<ReportDeps, 'db' | 'clock'>,
  actor: PersonActor,
  { reportId, version }: { readonly reportId: string; readonly version: number },
): Promise<void> {
  const { orgId } = actor
  const now = deps.clock.now()
  await deps.db.forOrg(orgId, async (tx) => {
    const report = await takeReport(tx, orgId, reportId, version)
    const managers = await readLineManagers(tx, orgId, now)
    if (!managers.of(report.unitId).includes(actor.id)) throw new NotPermitted('reports:settle')
    const settledOn = toLocal(now).toPlainDate()
    await markReportSettled(tx, orgId, report.id, { settledBy: actor.id, settledOn })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'manager-report.settled',
      subjectType: 'manager-report',
      subjectId: report.id,
      actor: ledgerActor(actor),
      facts: { kind: report.kind },
    })
  })
}
