/** The inbox: what the networks tell us becomes messages with owner, deadline and context, and what we answer goes out at most once. */

export { type ItemSubject } from './permissions.ts'
export { noInboxEvents, type DeadlineNotice, type InboxDeps, type InboxEvents } from './actions/deps.ts'

export type { Concealment } from './rules/visible-content.ts'
export type { Deadline, Message, MessageKind, MessageState, Outcome, ReplyId } from './rules/message.ts'
export type { FoldedPostVersion, Presence, VersionKind } from './rules/folded.ts'
export type { May } from './rules/stored-event.ts'
export { mayOwn } from './rules/may-own.ts'
export { alarmed } from './rules/alarmed.ts'
export { missedAs, type MissedAs } from './rules/deadline.ts'
export { EARLIEST_WARNING, isNear } from './rules/warn-of-deadline.ts'
export type { EnteredMessage } from './rules/entered-by-hand.ts'
export type { Referral, ReferralKey, ReferralProblem } from './rules/referral.ts'
export type { ReplyObstacle, ReplyObstacleCode } from './rules/reply-obstacles.ts'

export {
  acceptAnswers,
  acceptDelivery,
  type Acceptance,
  type IncomingDelivery,
} from './actions/accept-delivery.ts'
export { drainIntake } from './actions/drain-intake.ts'
export { applyEvents } from './actions/apply-events.ts'
export { claimEvents } from './actions/claim-events.ts'
export { forgetPeople, type ForgetPeople } from './actions/forget-people.ts'
export { forgetInBodies, lookAtBodiesAnew } from './actions/forget-in-bodies.ts'
export { countPeople, type KeptPeople } from './queries/count-people.ts'
export { retryEvent } from './actions/retry-event.ts'
export { fetchContext } from './actions/fetch-context.ts'
export { triageMessage, type TriageInput } from './actions/triage-message.ts'
export { answerMessage, type AnswerInput } from './actions/answer-message.ts'
export { referMessage, type ReferInput } from './actions/refer-message.ts'
export type { Sent } from './actions/send-reply.ts'
export { noActionNeeded, type NoActionReason } from './actions/no-action-needed.ts'
export { reopenMessage } from './actions/reopen-message.ts'
export { assignMessage, takeOver, type AssignInput } from './actions/assign-message.ts'

export { handOverItems } from './actions/hand-over-account.ts'
export { readHeirs, reassignItemsOf, reassignItemsWithin } from './actions/reassign-items.ts'
export { reconcileReply, type Reconciled, type ReplyDecision } from './actions/reconcile-reply.ts'
export { enterMessage, mayEnter, type EnterInput } from './actions/enter-message.ts'
export { placeReply, type PlaceInput } from './actions/place-reply.ts'
export { inboxReplyCarrier } from './actions/reply-carrier.ts'
export { REPLY_KIND, type ReplyRoom, type SentReply } from './actions/reply-situation.ts'
export { sweepDeadlines } from './actions/sweep-deadlines.ts'
export { sweepInbox } from './actions/sweep-inbox.ts'
export { registerInboxJobs, startIntakeLoop, type IntakeLoop } from './jobs.ts'

export { markHandled, markRegistered, markSealed, setRestricted } from './actions/mark-message.ts'
export { noteOurAct, type OurAct } from './actions/note-our-act.ts'
export { keepAnswers, type Answers } from './actions/keep-answers.ts'
export { noteNotice, type NewNotice } from './actions/note-notice.ts'
export { notePublisher } from './actions/note-publisher.ts'
export { readHandling, type Handling } from './queries/read-handling.ts'
export { readTrail, type Trail } from './queries/read-trail.ts'

export type { QueueView } from './queries/queue-views.ts'
export { readQueue, type QueueItem, type QueuePage, type QueueQuery } from './queries/read-queue.ts'
export type { QueuePlace } from './rules/queue-place.ts'
export { queueCounts, type CountedView } from './queries/queue-counts.ts'
export { readMessage, type MessageDetail } from './queries/read-message.ts'
export type { ThreadEntry } from './queries/read-thread.ts'
export {
  EVENT_STATES,
  readEvents,
  type EventItem,
  type EventPage,
  type EventQuery,
} from './queries/read-events.ts'
export type { Placement } from './store/replies.ts'
export { findMessage } from './store/messages.ts'
export type { KeptMedia } from './store/media.ts'
export type { MessageVersion } from './store/message-versions.ts'
export type { Post } from './store/posts.ts'
export { createQueueSignal, type QueueSignal } from './store/queue-signal.ts'

export { inboxApi } from './api/inbox-api.ts'
export { inboxTexts, type InboxTexts } from './texts.ts'
export { readLastEvents } from './queries/read-last-events.ts'
export { readLastPosts } from './queries/read-last-posts.ts'
export { countRefusals } from './queries/count-refusals.ts'
export {
  readMessageTimes,
  readReplayMessages,
  readReplayPosts,
  type ReplayMessage,
  type ReplayPost,
} from './queries/read-replay-messages.ts'
