/** What waits for one person among the accounts, in the order it presses (the page "Att göra"). */
import type { Citation } from '#modules/policy/index.ts'
import type { ClosingFacts } from './closing.ts'
import { isReadyToClose } from './closing.ts'
import type { AccountDemands } from './demands.ts'
import type { DeviationCode } from './deviations.ts'

export const TASK_KINDS = [
  'recover',
  'sign-watch',
  'name-holder',
  'add-administrator',
  'rotate',
  'acknowledge-closing',
  'archive',
  'shut',
  'take-relay',
  'hand-back',
  'keep-alive',
  'confirm-resources',
  'review-terms',
] as const

export type TaskKind = (typeof TASK_KINDS)[number]

export type AccountTask = {
  readonly kind: TaskKind
  readonly accountId: string
  readonly accountName: string
  readonly dueAt: Temporal.Instant | null
  readonly citation: Citation | null
}

/** Who the person is to the account just now, those they stand in for counted in. */
export type Mine = {
  readonly isHolder: boolean
  readonly isOwner: boolean
  readonly isAdministrator: boolean
  readonly isRecoverer: boolean
  readonly isAcknowledger: boolean
  readonly isArchivist: boolean
  readonly isWatcher: boolean
  readonly isOfRelay: boolean
}

export type TaskFacts = {
  readonly accountId: string
  readonly accountName: string
  readonly demands: AccountDemands
  /** Those that nobody has decided to live with. */
  readonly deviations: readonly { readonly code: DeviationCode; readonly citation: Citation | null }[]
  readonly hasAdministrators: boolean
  /** The watch that waits for a signature; null when none does. */
  readonly watchAt: Temporal.Instant | null
  /** The day somebody has to stand for it again. */
  readonly resourcesDueAt: Temporal.Instant | null
  readonly termsDueAt: Temporal.Instant | null
  readonly closing: (ClosingFacts & { readonly closesAt: Temporal.Instant | null }) | null
  /** A week that has begun and what was open not handed over; one that is over and not handed back. */
  readonly hasRelayToTake: boolean
  readonly hasRelayToGiveBack: boolean
}

type Found = Pick<AccountTask, 'kind' | 'dueAt' | 'citation'>

export function tasksOf(facts: TaskFacts, mine: Mine): readonly AccountTask[] {
  const { accountId, accountName } = facts
  const found = [
    ...adminTasks(facts, mine),
    ...keyTasks(facts, mine),
    ...watchTasks(facts, mine),
    ...closingTasks(facts, mine),
    ...relayTasks(facts, mine),
    ...yearlyTasks(facts, mine),
  ]
  return found.map((task) => ({ ...task, accountId, accountName }))
}

type Rest = { readonly citation: Citation | null; readonly dueAt?: Temporal.Instant | null }

const task = (kind: TaskKind, isMine: boolean, { citation, dueAt = null }: Rest): readonly Found[] =>
  isMine ? [{ kind, dueAt, citation }] : []

const ruleOf = (known: { readonly citation: Citation | null } | null | undefined): Citation | null =>
  known?.citation ?? null

function adminTasks({ deviations, demands }: TaskFacts, mine: Mine): readonly Found[] {
  const of = (...codes: readonly DeviationCode[]) => deviations.find(({ code }) => codes.includes(code))
  const few = of('admins-too-few', 'admin-role-missing')
  const recovery = { citation: ruleOf(demands.recovery) }
  const isOrphan = of('orphan') !== undefined
  const isHeadless = of('holder-left') !== undefined
  return [
    ...task('recover', isOrphan && (mine.isRecoverer || mine.isHolder), recovery),
    ...task('name-holder', isHeadless && mine.isRecoverer, recovery),
    ...task('add-administrator', few !== undefined && (mine.isHolder || mine.isOwner), {
      citation: ruleOf(few),
    }),
  ]
}

function keyTasks({ deviations, hasAdministrators }: TaskFacts, mine: Mine): readonly Found[] {
  const rotation = deviations.find(({ code }) => code === 'rotation-due')
  const isMine = mine.isAdministrator || (!hasAdministrators && mine.isRecoverer)
  return task('rotate', rotation !== undefined && isMine, { citation: ruleOf(rotation) })
}

function watchTasks({ watchAt, demands }: TaskFacts, mine: Mine): readonly Found[] {
  return task('sign-watch', watchAt !== null && mine.isWatcher, {
    dueAt: watchAt,
    citation: ruleOf(demands.watch),
  })
}

function closingTasks({ closing, demands }: TaskFacts, mine: Mine): readonly Found[] {
  if (closing === null) return []
  const demand = demands.closing
  const rest = { dueAt: closing.closesAt, citation: ruleOf(demand) }
  const isAwaited = (demand?.value.acknowledgedBy.length ?? 0) > 0 && closing.acknowledgedAt === null
  const shuts = isReadyToClose(closing, demand) && closing.closesAt === null
  return [
    ...task('acknowledge-closing', isAwaited && mine.isAcknowledger, rest),
    ...task('archive', closing.archivedAt === null && mine.isArchivist, rest),
    ...task('shut', shuts && mine.isHolder, rest),
  ]
}

function relayTasks(facts: TaskFacts, mine: Mine): readonly Found[] {
  const { hasRelayToTake, hasRelayToGiveBack, demands } = facts
  const citation = ruleOf(demands.relay)
  return [
    ...task('take-relay', hasRelayToTake && mine.isOfRelay, { citation }),
    ...task('hand-back', hasRelayToGiveBack && mine.isHolder, { citation }),
  ]
}

/** What comes back every year, and an account that is to be used or closed; not for one that is closing. */
function yearlyTasks(facts: TaskFacts, mine: Mine): readonly Found[] {
  const { deviations, demands, resourcesDueAt, termsDueAt, closing } = facts
  if (closing !== null || !mine.isHolder) return []
  const has = (...codes: readonly DeviationCode[]) => deviations.some(({ code }) => codes.includes(code))
  const areResourcesDue = has('resources-unconfirmed') || resourcesDueAt !== null
  const areTermsDue = has('terms-unreviewed', 'terms-changed') || termsDueAt !== null
  return [
    ...task('keep-alive', has('inactive', 'inactive-soon'), { citation: ruleOf(demands.inactivity) }),
    ...task('confirm-resources', areResourcesDue, {
      dueAt: resourcesDueAt,
      citation: ruleOf(demands.resources),
    }),
    ...task('review-terms', areTermsDue, { dueAt: termsDueAt, citation: ruleOf(demands.termsReview) }),
  ]
}

/** What presses most first; of one kind what is due first. */
export function inOrder(a: AccountTask, b: AccountTask): number {
  const byKind = TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind)
  if (byKind !== 0) return byKind
  const at = (task: AccountTask) => task.dueAt?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER
  return at(a) - at(b) || a.accountName.localeCompare(b.accountName, 'sv')
}
