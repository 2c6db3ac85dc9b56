import { may, type Actor } from '#core/actor.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { ModerationCase, PoliceReport } from '../rules/case.ts'
import { nextStep, openDuties, type Duty, type StepKey } from '../rules/steps.ts'
import { itemSubject, loadStanding } from '../standing.ts'
import { readOpenCases } from '../store/cases.ts'
import { readOpenPoliceReports } from '../store/police-reports.ts'

export type MyCase = {
  readonly case: ModerationCase
  readonly accountName: string
  readonly next: StepKey | null
  readonly duties: readonly Duty[]
  /** True when the time for the removal has passed and it is still there. */
  readonly isLate: boolean
}

export type MyPoliceReport = { readonly report: PoliceReport; readonly case: ModerationCase }

type ReadDeps = Pick<ModerationDeps, 'db' | 'clock' | 'policies'>

/** Open cases that this person may act on: those with a removal time first, by that time; "promptly" has none and is late at once. */
export async function readMyCases(deps: ReadDeps, actor: Actor): Promise<readonly MyCase[]> {
  const found = await deps.db.forOrg(actor.orgId, async (tx) => {
    const mine: MyCase[] = []
    for (const current of await readOpenCases(tx, actor.orgId)) {
      const standing = await loadStanding(deps, tx, actor.orgId, { messageId: current.messageId })
      if (!may(actor, moderationPermissions.act, itemSubject(standing))) continue
      mine.push({
        case: current,
        accountName: standing.account.name,
        next: nextStep(standing.steps),
        duties: openDuties(standing.facts),
        isLate: isLate(current, deps.clock.now()),
      })
    }
    return mine
  })
  return found.sort(byRemovalTime)
}

function isLate({ actedAt, dueAt }: ModerationCase, now: Temporal.Instant): boolean {
  return actedAt === null && dueAt !== null && Temporal.Instant.compare(now, dueAt) > 0
}

/** "Promptly" sorts by when the case was opened: it has waited since then. */
function byRemovalTime(a: MyCase, b: MyCase): number {
  return Temporal.Instant.compare(a.case.dueAt ?? a.case.openedAt, b.case.dueAt ?? b.case.openedAt)
}

/** Police matters of this person's units that nobody has settled, the oldest first (F-027). */
export async function readMyPoliceReports(
  deps: Pick<ModerationDeps, 'db'>,
  actor: Actor,
): Promise<readonly MyPoliceReport[]> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const cases = new Map((await readOpenCases(tx, actor.orgId)).map((one) => [one.id, one]))
    const reports = await readOpenPoliceReports(tx, actor.orgId)
    return reports.flatMap((report) => {
      const current = cases.get(report.caseId)
      const isMine = may(actor, moderationPermissions.settlePolice, { unitId: report.unitId })
      return current !== undefined && isMine ? [{ report, case: current }] : []
    })
  })
}

export type CaseCounts = {
  readonly cases: number
  readonly lateCases: number
  readonly policeReports: number
}

/** For "Att göra". */
export async function caseCounts(deps: ReadDeps, actor: Actor): Promise<CaseCounts> {
  const cases = await readMyCases(deps, actor)
  const reports = await readMyPoliceReports(deps, actor)
  return {
    cases: cases.length,
    lateCases: cases.filter((one) => one.isLate).length,
    policeReports: reports.length,
  }
}
