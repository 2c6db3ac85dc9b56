/** Where an account falls short of its policy: each shortcoming with the rule behind it and how strongly that binds (requirements §4 admin, accounts). */
import { toLocal } from '#core/clock.ts'
import type { Citation } from '#modules/policy/index.ts'
import type { AccountStatus, RegisteredAccount } from './account.ts'
import type { AdminsVerdict } from './admins.ts'
import type { AccountDemands, NoticeDemand } from './demands.ts'
import { idleDays } from './inactivity.ts'
import { reviewOf, termsHaveChanged, type TermsReviewed } from './reviews.ts'

export type DeviationCode =
  | 'orphan'
  | 'admins-too-few'
  | 'admin-role-missing'
  | 'holder-left'
  | 'credential-missing'
  | 'rotation-due'
  | 'routine-missing'
  | 'notice-missing'
  | 'resources-unconfirmed'
  | 'terms-unreviewed'
  | 'terms-changed'
  | 'watch-missing'
  | 'watch-uncovered'
  | 'watch-gap'
  | 'inactive-soon'
  | 'inactive'
  | 'last-post-unknown'
  | 'closing-unacknowledged'
  | 'final-archive-missing'

export type Deviation = {
  readonly code: DeviationCode
  /** Which routine or notice; tells two of the same code apart. */
  readonly key: string | null
  /** null: no rule of the policy's, but something nobody can leave as it is. */
  readonly citation: Citation | null
  readonly details: Readonly<Record<string, string | number>>
}

/** ska broken is a breach, bör a deviation to decide on; the rest is advice. */
export type Weight = 'breach' | 'deviation' | 'advice'

export function weightOf({ citation }: Pick<Deviation, 'citation'>): Weight {
  if (citation === null || citation.modality === 'ska') return 'breach'
  return citation.modality === 'bör' ? 'deviation' : 'advice'
}

/** Only what is recommended can be decided away (bör); a demand stays until it is met. */
export function mayBeAccepted(deviation: Pick<Deviation, 'citation'>): boolean {
  return weightOf(deviation) !== 'breach'
}

export function deviationId({ code, key }: Pick<Deviation, 'code' | 'key'>): string {
  return key === null ? code : `${code}:${key}`
}

/** What is known of an account when it is judged. */
export type CareFacts = {
  readonly account: Pick<RegisteredAccount, 'status' | 'lastPostOn' | 'openedOn' | 'showsRemovalNotice'>
  readonly admins: AdminsVerdict
  readonly holderIsHere: boolean
  readonly credentials: readonly { readonly rotationDueSince: Temporal.Instant | null }[]
  /** Keys answered, with how: `in-place`, or that the platform cannot. */
  readonly routines: ReadonlyMap<string, 'in-place' | 'cannot'>
  readonly notices: ReadonlyMap<string, 'in-place' | 'cannot'>
  readonly resourcesConfirmedAt: Temporal.Instant | null
  readonly termsReviewed: TermsReviewed | null
  readonly watch: { readonly watchers: number; readonly covers: number; readonly gaps: number } | null
  readonly closing: { readonly isAcknowledged: boolean; readonly isArchived: boolean } | null
}

const RUNNING: readonly AccountStatus[] = ['active', 'resting', 'closing']

export function deviationsOf(
  facts: CareFacts,
  demands: AccountDemands,
  now: Temporal.Instant,
): readonly Deviation[] {
  if (!RUNNING.includes(facts.account.status)) return []
  return [
    ...peopleDeviations(facts, demands),
    ...keyDeviations(facts, demands),
    ...paperDeviations(facts, demands),
    ...timeDeviations(facts, demands, now),
    ...watchDeviations(facts, demands),
    ...inactivityDeviations(facts, demands, now),
    ...closingDeviations(facts, demands),
  ]
}

const none = { key: null, details: {} } as const

function peopleDeviations(
  { admins, holderIsHere }: CareFacts,
  demands: AccountDemands,
): readonly Deviation[] {
  const citation = demands.recovery?.citation ?? demands.minAdmins?.citation ?? null
  const found: Deviation[] = []
  if (admins.state === 'orphan') found.push({ ...none, code: 'orphan', citation })
  else found.push(...tooFew(admins, demands))
  if (!holderIsHere) found.push({ ...none, code: 'holder-left', citation: null })
  return found
}

/** The number and each missing role for itself: it says who is to be asked. */
function tooFew(
  { count, demanded, missingRoles, broken }: AdminsVerdict,
  { minAdmins, requiredRoles }: AccountDemands,
): readonly Deviation[] {
  const number = broken.find(({ ruleId }) => ruleId === minAdmins?.citation.ruleId)
  const few = { code: 'admins-too-few', key: null, details: { count, demanded } } as const
  return [
    ...(number === undefined ? [] : [{ ...few, citation: number }]),
    ...missingRoles.map((key) => ({
      code: 'admin-role-missing' as const,
      key,
      citation: requiredRoles?.citation ?? null,
      details: {},
    })),
  ]
}

function keyDeviations(
  { credentials }: CareFacts,
  { credentialStore }: AccountDemands,
): readonly Deviation[] {
  const citation = credentialStore?.citation ?? null
  const store = credentialStore?.value.store ?? 'none'
  if (credentials.length === 0)
    return store === 'none' ? [] : [{ ...none, code: 'credential-missing', citation }]
  const isDue = credentials.some(({ rotationDueSince }) => rotationDueSince !== null)
  // a password that is kept and that somebody outside knows is nobody's choice, whatever the policy asks to be kept
  const isDemanded = credentialStore?.value.rotateWhenSomeoneLeaves ?? true
  return isDue && isDemanded ? [{ ...none, code: 'rotation-due', citation }] : []
}

function paperDeviations({ routines, notices }: CareFacts, demands: AccountDemands): readonly Deviation[] {
  const missing = (demands.routines?.value ?? []).filter((key) => !routines.has(key))
  return [
    ...missing.map((key): Deviation => ({
      code: 'routine-missing',
      key,
      citation: demands.routines?.citation ?? null,
      details: {},
    })),
    ...demands.basicInformation
      .filter((notice) => notice.isRequired && !isShown(notice, notices.get(notice.key)))
      .map(({ key, citation }): Deviation => ({ code: 'notice-missing', key, citation, details: {} })),
  ]
}

/** "Cannot on this platform" is an answer where the policy takes it as one (B-052). */
function isShown({ whenPlatformCannot }: NoticeDemand, answer: 'in-place' | 'cannot' | undefined): boolean {
  if (answer === 'cannot') return whenPlatformCannot !== 'notAccepted'
  return answer === 'in-place'
}

function timeDeviations(
  { resourcesConfirmedAt, termsReviewed }: CareFacts,
  { resources, termsReview, terms }: AccountDemands,
  now: Temporal.Instant,
): readonly Deviation[] {
  const today = toLocal(now).toPlainDate()
  const found: Deviation[] = []
  if (resources !== null) {
    const { isDone } = reviewOf(resourcesConfirmedAt, resources.value.confirmEveryMonths, today)
    if (!isDone) found.push({ ...none, code: 'resources-unconfirmed', citation: resources.citation })
  }
  if (termsReview !== null) {
    const { citation } = termsReview
    const { isDone } = reviewOf(termsReviewed?.at ?? null, termsReview.value.everyMonths, today)
    if (!isDone) found.push({ ...none, code: 'terms-unreviewed', citation })
    else if (terms !== null && termsHaveChanged(termsReviewed, terms))
      found.push({ code: 'terms-changed', key: null, citation, details: { version: terms.version } })
  }
  return found
}

function watchDeviations({ watch }: CareFacts, demands: AccountDemands): readonly Deviation[] {
  if (demands.watch === null) return []
  const { citation } = demands.watch
  if (watch === null) return [{ ...none, code: 'watch-missing', citation }]
  const found: Deviation[] = []
  // F-063: one watcher alone needs cover
  if (watch.watchers + watch.covers < 2 || watch.watchers === 0)
    found.push({ ...none, code: 'watch-uncovered', citation })
  if (watch.gaps > 0) found.push({ code: 'watch-gap', key: null, citation, details: { gaps: watch.gaps } })
  return found
}

function inactivityDeviations(
  { account }: CareFacts,
  { inactivity }: AccountDemands,
  now: Temporal.Instant,
): readonly Deviation[] {
  if (inactivity === null || account.status !== 'active') return []
  const { citation } = inactivity
  // B-045 gives no number of days: that is the policy's to mend, and is said once where the policy is
  if (inactivity.afterDays === null) return []
  const idle = idleDays(account, now)
  if (idle === null) return [{ ...none, code: 'last-post-unknown', citation }]
  const details = { days: idle, after: inactivity.afterDays }
  if (idle >= inactivity.afterDays) return [{ code: 'inactive', key: null, citation, details }]
  return idle >= inactivity.afterDays - inactivity.warnDays
    ? [{ code: 'inactive-soon', key: null, citation: asAdvice(citation), details }]
    : []
}

const asAdvice = (citation: Citation): Citation => ({ ...citation, modality: 'gärna' })

function closingDeviations(
  { account, closing }: CareFacts,
  { closing: demand }: Pick<AccountDemands, 'closing'>,
): readonly Deviation[] {
  if (account.status !== 'closing' || demand === null || closing === null) return []
  const { citation } = demand
  const isAwaited = demand.value.acknowledgedBy.length > 0 && !closing.isAcknowledged
  return [
    ...(isAwaited ? [{ ...none, code: 'closing-unacknowledged', citation } as const] : []),
    ...(demand.value.finalArchive && !closing.isArchived
      ? [{ ...none, code: 'final-archive-missing', citation } as const]
      : []),
  ]
}
