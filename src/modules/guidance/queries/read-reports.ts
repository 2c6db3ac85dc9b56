import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { readLineManagers, readUnits } from '#modules/organisation/index.ts'
import type { ReportDeps } from '../actions/deps.ts'
import type { Report } from '../rules/report.ts'
import { readOpenReports, readReportsSettledBy } from '../store/reports.ts'

export type ReadableReport = Report & { readonly unitName: string; readonly text: string }

export type ReportList = {
  readonly open: readonly ReadableReport[]
  readonly settled: readonly ReadableReport[]
}

/** What waits for this manager, and what they have taken care of themselves. Empty for everybody else. */
export async function readReports(deps: ReportDeps, actor: PersonActor): Promise<ReportList> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const names = new Map((await readUnits(tx, orgId)).map((unit) => [unit.id, unit.name]))
    const readable = async (report: Report): Promise<ReadableReport> => ({
      ...report,
      unitName: names.get(report.unitId) ?? '',
      text: await deps.secrets.read(tx, orgId, report.secretId),
    })
    const open: ReadableReport[] = []
    for (const report of await ownOpen(tx, actor, deps.clock.now())) open.push(await readable(report))
    const settled: ReadableReport[] = []
    for (const report of await readReportsSettledBy(tx, orgId, actor.id)) settled.push(await readable(report))
    return { open, settled }
  })
}

/** How many wait for this person: for the page "Att göra". */
export async function countOpenReports(
  deps: Pick<ReportDeps, 'db' | 'clock'>,
  actor: PersonActor,
): Promise<number> {
  return deps.db.forOrg(actor.orgId, async (tx) => (await ownOpen(tx, actor, deps.clock.now())).length)
}

/** Asked of who manages the unit now, not of what the reader may act as: neither a substitute nor an administrator counts. */
async function ownOpen(tx: Tx, { orgId, id }: PersonActor, at: Temporal.Instant): Promise<readonly Report[]> {
  const managers = await readLineManagers(tx, orgId, at)
  const open = await readOpenReports(tx, orgId)
  return open.filter((report) => managers.of(report.unitId).includes(id))
}
