import type { ChipProps } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import type { ClockProps } from '#ui/components/clock/clock.tsx'
import type { ThreadMessage } from '#ui/components/thread/thread.tsx'
import type { Attachment } from '#ui/components/attachments/attachments.tsx'
import type { JournalEntry } from '#ui/components/journal/journal.tsx'
import type { OutboxState } from '#ui/components/outbox-status/outbox-status.tsx'
import type { Author } from '#ui/components/author-line/author-line.tsx'

/** What the page of one item shows. Built by `build-item-view.ts`; the components only lay it out. */
export type ChipView = Omit<ChipProps, 'lang'>
export type ClockView = Omit<ClockProps, 'lang' | 'now' | 'large'>

export type ItemView = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly place: string
  readonly author: Author
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly permalink: string | null
  readonly networkName: string
  readonly due: DueView
  /** A direct message hangs under no post; of a comment's post it is said that it has not come yet. */
  readonly isDirect: boolean
  readonly post: PostView | null
  readonly thread: readonly ThreadMessage[]
  readonly threadLeftOut: number
  /** Why the words are not shown to this reader, when they are not. */
  readonly isVeiled: 'restricted' | 'sealed' | null
  readonly journal: readonly JournalEntry[]
  readonly notices: readonly NoticeView[]
  readonly triage: TriageView | null
  readonly answer: AnswerView | null
  readonly referral: ReferralView | null
  readonly removal: RemovalView | null
  readonly registration: RegistrationView
  readonly sent: readonly SentView[]
  /** A signed answer that waits for somebody to put it in its place. */
  readonly placing?: PlacingView | null
  /** What stands here was typed in by a person: there is no post to wait for. */
  readonly isEntered?: boolean
  readonly other: OtherView
}

export type DueView = {
  readonly clock: ClockView
  readonly share: number | null
  readonly demand: string
  readonly chips: readonly ChipView[]
  readonly owner: string
}

export type NoticeView = {
  readonly tone: 'info' | 'warning' | 'error'
  readonly title: string
  readonly text: string
}

export type PostView = {
  readonly account: string
  readonly publishedAt: Temporal.Instant | null
  readonly publishedBy: string | null
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly permalink: string | null
  readonly state: 'visible' | 'hidden' | 'removed'
}

export type TriageView = {
  readonly classes: readonly { readonly key: string; readonly label: string; readonly hint: string }[]
  readonly classKey: string | null
  readonly isAcute: boolean | null
  readonly isHappeningNow: boolean | null
  readonly chip: ChipView
}

export type AnswerView = {
  /** null: an answer may be written. Otherwise why not, with the rule. */
  readonly lock: { readonly text: string; readonly chip: ChipView | null } | null
  readonly templates: readonly { readonly key: string; readonly label: string; readonly text: string }[]
  /** The text of a template that was asked for; it stands in the field to begin with. */
  readonly startText: string | null
  readonly signature: string | null
  readonly chip: ChipView | null
  readonly limit: number
  /** direct: in the same conversation · by-hand: no network takes it, a person puts it in its place. */
  readonly way: 'thread' | 'direct' | 'by-hand'
  /** When the network stops taking an answer in this conversation, in words. */
  readonly until: string | null
  readonly mayReplyPrivately: boolean
  readonly draftKey: string
}

export type ReferralView = {
  readonly choices: readonly ReferralChoice[]
  readonly suggested: string | null
  readonly chip: ChipView | null
}
export type ReferralChoice = {
  readonly key: string
  readonly label: string
  /** The text that is sent, or why it cannot be. */
  readonly text: string
  readonly isPossible: boolean
}

export type StepKey = 'ground' | 'evidence' | 'registration' | 'action' | 'notice' | 'police'
export type StepView = {
  readonly key: StepKey
  readonly state: 'done' | 'now' | 'locked'
  readonly waitsFor: number | null
  /** What has been done, or what is to be done, in a sentence or two. */
  readonly text: string
  readonly chip: ChipView | null
}

export type RemovalView = {
  /** Why removal is not offered for this item: criticism stays. */
  readonly refusal: { readonly text: string; readonly chip: ChipView } | null
  readonly isOpen: boolean
  /** The affected service, once the ground is decided. */
  readonly unitId?: string
  /** The policy's outcome for this class is to moderate: then the steps stand first, also before a removal is open. */
  readonly isSuggested?: boolean
  /** Takes the place of the reply's clock, demand and rule while the removal is open. */
  readonly clock: ClockView | null
  readonly demand: string | null
  readonly chip?: ChipView
  readonly steps: readonly StepView[]
  readonly grounds: readonly GroundChoice[]
  readonly evidence: EvidenceView | null
  readonly mayRemove: boolean
  readonly mayHide: boolean
  readonly whyNot: string | null
  readonly notice: { readonly text: string; readonly canDeliver: boolean; readonly why: string | null } | null
  readonly police: PoliceView | null
  readonly canUnhide: boolean
  readonly canWithdraw: boolean
  readonly isClosed: boolean
  /** What was asked of the network: removing, hiding, showing again. */
  readonly acts?: readonly SentView[]
}

export type GroundChoice = {
  readonly code: string
  readonly label: string
  readonly note: string
  readonly isCriminal: boolean
  readonly isChildAbuse: boolean
  readonly needsConfirmation: boolean
}

export type EvidenceView = {
  readonly state: 'capturing' | 'sealed' | 'failed'
  readonly capturedAt: Temporal.Instant | null
  readonly by: string
  readonly contents: string
  readonly manifestSha256: string | null
  readonly ledgerNumber: string | null
  readonly files: readonly {
    readonly name: string
    readonly kind: string
    readonly sizeBytes: number
    readonly href: string
    readonly sha256: string
  }[]
  readonly problem: string | null
}

export type PoliceView = {
  readonly state: 'open' | 'reported' | 'decided-not'
  readonly unit: string
  readonly reportNumber: string | null
  readonly reason: string | null
  readonly basisHref: string | null
  readonly maySettle: boolean
}

export type RegistrationView = {
  readonly advice: {
    readonly text: string
    readonly need: 'required' | 'exempt' | 'notRequired'
    readonly chip: ChipView
  }
  readonly current: {
    readonly href: string
    readonly state: 'under-way' | 'registered' | 'linked' | 'rejected'
    readonly number: string | null
    readonly desk: string
    readonly reason: string | null
  } | null
  readonly mayOpen: boolean
  readonly criteria: readonly { readonly ruleId: string; readonly label: string }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly suggestedRuleId: string | null
  readonly suggestedUnitId: string | null
  readonly suggestsSecrecy: boolean
}

export type SentView = {
  readonly outboxId: string
  readonly state: OutboxState
  readonly what: string
  readonly text: string | null
  readonly at: Temporal.Instant
  readonly attempts: number
  readonly reason: string | null
  readonly canReconcile: boolean
}

export type PlacingView = {
  readonly replyId: string
  readonly text: string
  /** Where the message stands, if it has an address. */
  readonly link: string | null
}

export type OtherView = {
  readonly mayTakeOver: boolean
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly mayReopen: boolean
  readonly mayLeave: boolean
}
