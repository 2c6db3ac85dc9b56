import { randomUUID } from 'node:crypto'
import { toLocal } from '#core/clock.ts'
import { InvalidInput } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { findUnit, readLineManagers } from '#modules/organisation/index.ts'
import { reserveSending } from '#modules/public/index.ts'
import type { ReportId, ReportKind } from '../rules/report.ts'
import { insertReport } from '../store/reports.ts'
import type { GuidanceDeps } from './deps.ts'

export type NewReport = { readonly kind: ReportKind; readonly unitId: string; readonly text: string }

/**
 * Lets somebody who need not say who they are tell the manager of a unit (B-106). False when too many have come in an hour. Throws
 * `InvalidInput` for a unit that is none, or that nobody manages: what nobody can read is not taken in.
 */
export async function sendReport(
  deps: Pick<GuidanceDeps, 'db' | 'clock' | 'secrets' | 'sendersKey'>,
  orgId: OrgId,
  { kind, unitId, text }: NewReport,
): Promise<boolean> {
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const unit = await findUnit(tx, orgId, unitId)
    if (unit === null) throw new InvalidInput([{ field: 'unitId', code: 'not-a-choice' }])
    const managers = await readLineManagers(tx, orgId, now)
    if (managers.of(unit.id).length === 0) throw new InvalidInput([{ field: 'unitId', code: 'no-manager' }])
    const sending = { counter: 'employees-reports', address: null } as const
    if ((await reserveSending(tx, deps, orgId, sending)) !== null) return false
    await insertReport(tx, orgId, {
      // version 4: a version 7 id would carry the millisecond
      id: randomUUID() as string as ReportId,
      kind,
      unitId: unit.id,
      secretId: await deps.secrets.store(tx, orgId, 'manager-report', text),
      receivedOn: toLocal(now).toPlainDate(),
      settledOn: null,
      settledBy: null,
      version: 0,
    })
    // nothing in the ledger until the manager has taken care of it: an entry has a time, and with it somebody at a computer
    return true
  })
}
