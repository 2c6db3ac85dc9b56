/** What the policy in force demands of an account's running life; a demand it does not make is null, never a guess of ours. */
import type { Citation, LocalText } from '#modules/policy/index.ts'

/** A value with the rule it comes from, whose modality says whether breaking it is a breach or a deviation. */
export type Known<Value> = { readonly value: Value; readonly citation: Citation }

/** The six of F-074. */
export const ROUTINES = ['crisis', 'registration', 'weeding', 'archiving', 'personalData', 'secrecy'] as const

export type RoutineKey = (typeof ROUTINES)[number]

export type InactivityDemand = {
  /** null: idle accounts are to be closed, but nobody has said after how many days. The owner of the policy must. */
  readonly afterDays: number | null
  readonly warnDays: number
  readonly close: boolean
  readonly citation: Citation
}

export type NoticeDemand = {
  readonly key: string
  readonly label: LocalText
  readonly text: LocalText
  readonly isRequired: boolean
  /** What counts where the platform has no room for it (B-052). */
  readonly whenPlatformCannot: 'linkToRulesPage' | 'accepted' | 'notAccepted'
  readonly citation: Citation
}

export type AdminDemands = {
  readonly minAdmins: Known<number> | null
  /** Held by administrators besides those that `minAdmins` counts (B-042: two people and the communicator). */
  readonly requiredRoles: Known<readonly string[]> | null
  readonly substitute: Known<{ readonly required: boolean }> | null
}

/** null: once is enough, the policy does not say how often. */
export type ReviewDemand = Known<{ readonly everyMonths: number | null }>

export type AccountDemands = AdminDemands & {
  /** What is tried before anybody acts: the account, the person's assignment, or both. */
  readonly gate: Known<'account' | 'assignment' | 'both'> | null
  readonly credentialStore: Known<{
    readonly store: 'required' | 'recommended' | 'none'
    readonly rotateWhenSomeoneLeaves: boolean
  }> | null
  readonly resources: Known<{ readonly confirmEveryMonths: number }> | null
  readonly inactivity: InactivityDemand | null
  readonly routines: Known<readonly RoutineKey[]> | null
  readonly basicInformation: readonly NoticeDemand[]
  readonly termsReview: ReviewDemand | null
  /** The platform's terms as the municipality has read them; null when it has not said so. */
  readonly terms: {
    readonly version: string
    readonly reviewedOn: Temporal.PlainDate
    readonly by: string
  } | null
  readonly relay: Known<{
    readonly days: number
    readonly includesInbox: boolean
    readonly communicatorMayKeep: boolean
  }> | null
  readonly watch: Known<{ readonly perDay: number; readonly days: 'workdays' | 'all' }> | null
  readonly closing: Known<{
    readonly notify: readonly string[]
    readonly acknowledgedBy: readonly string[]
    readonly finalArchive: boolean
  }> | null
  /** What the policy calls the roles it requires among the administrators. */
  readonly roleNames: ReadonlyMap<string, LocalText>
  /** What the policy calls the platform; null when it does not list it. */
  readonly platformName: LocalText | null
  /** The role that gets an account which nobody can administer (B-044). */
  readonly recovery: Known<string> | null
  /** The role that answers for the common accounts (F-018). */
  readonly commonOwner: Known<string> | null
  /** The role that takes care of records. */
  readonly archive: Known<string> | null
}
