import { may, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { PersonId } from '#core/ids.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { ModerationCase, PoliceReport } from '../rules/case.ts'
import { nextStep, openDuties, type Duty, type StepKey } from '../rules/steps.ts'
import { loadStanding } from '../standing.ts'
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

/** What one page of duties shows; who has more than this has another problem than sorting. */
const MOST_LISTED = 50

/** Open cases that this person may act on: those with a removal time by that time; "promptly" counts from when the case was opened. */
export async function readMyCases(deps: ReadDeps, actor: Actor): Promise<readonly MyCase[]> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const mine = await findMine(tx, actor)
    const listed: MyCase[] = []
    for (const { current, accountName } of mine.slice(0, MOST_LISTED)) {
      const { steps, facts } = await loadStanding(deps, tx, actor.orgId, { messageId: current.messageId })
      listed.push({
        case: current,
        accountName,
        next: nextStep(steps),
        duties: openDuties(facts),
        isLate: isLate(current, deps.clock.now()),
      })
    }
    return listed
  })
}

type Mine = { readonly current: ModerationCase; readonly accountName: string }

/** From the cases' own rows: whoever opened a case has it, beside those who answer for its account and its service. */
async function findMine(tx: Tx, actor: Actor): Promise<readonly Mine[]> {
  const accounts = new Map((await readAccounts(tx, actor.orgId)).map((account) => [account.id, account]))
  const mine = (await readOpenCases(tx, actor.orgId)).flatMap((current): Mine[] => {
    const account = accounts.get(current.accountId)
    if (account === undefined) return []
    const subject = {
      ownerId: current.openedBy as PersonId,
      unitId: current.unitId,
      holderId: account.holderId,
    }
    return may(actor, moderationPermissions.act, subject) ? [{ current, accountName: account.name }] : []
  })
  return mine.sort((a, b) => byRemovalTime(a.current, b.current))
}

function isLate({ actedAt, dueAt }: ModerationCase, now: Temporal.Instant): boolean {
  return actedAt === null && dueAt !== null && Temporal.Instant.compare(now, dueAt) > 0
}

function byRemovalTime(a: ModerationCase, b: ModerationCase): number {
  return Temporal.Instant.compare(a.dueAt ?? a.openedAt, b.dueAt ?? b.openedAt)
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

/** For "Att göra": counted from the cases' own rows. */
export async function caseCounts(
  deps: Pick<ModerationDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<CaseCounts> {
  const mine = await deps.db.forOrg(actor.orgId, (tx) => findMine(tx, actor))
  const reports = await readMyPoliceReports(deps, actor)
  const now = deps.clock.now()
  return {
    cases: mine.length,
    lateCases: mine.filter(({ current }) => isLate(current, now)).length,
    policeReports: reports.length,
  }
}
