/** Moderation: the order of a removal, the evidence that goes before it, the notice and the police report that come after. */
export { noRemovalEvents, type ModerationDeps, type RemovalEvents, type RemovalNotice } from './deps.ts'

export type { CaseId, EvidenceId, ModerationCase, NoticeExemption, PoliceReport, Verb } from './rules/case.ts'
export type { Evidence, EvidenceFile, EvidenceScope, EvidenceStanding, FileKind } from './rules/evidence.ts'
export type { Busy, CaseFacts, Duty, SkipReason, StepKey, Steps, StepState } from './rules/steps.ts'
export type { OfferRefusal, VerbOffer } from './rules/offers.ts'
export type { NoticeChannel } from './rules/notice-channel.ts'

export { openCase, type NewCaseInput } from './actions/open-case.ts'
export { confirmGround } from './actions/review-case.ts'
export { withdrawCase } from './actions/withdraw-case.ts'
export { captureEvidence, type CaptureBegun } from './actions/capture-evidence.ts'
export { ACT_KIND, hideOnNetwork, removeFromNetwork, type ActDecided } from './actions/act-on-network.ts'
export { unhide } from './actions/unhide.ts'
export { decideAct, reconcileAct, type ActReconciled } from './actions/reconcile-act.ts'
export { giveNotice, NOTICE_KIND, type NoticeGiven } from './actions/give-notice.ts'
export { decideNotice, reconcileNotice, type NoticeReconciled } from './actions/reconcile-notice.ts'
export { settlePoliceReport } from './actions/settle-police-report.ts'
export { whenRegistrationSettled } from './actions/when-registration-settled.ts'

export {
  readCase,
  readCaseForMessage,
  type CaseStep,
  type CaseView,
  type NoticePreview,
} from './queries/read-case.ts'
export {
  downloadEvidenceFile,
  readEvidence,
  type EvidenceDownload,
  type EvidenceList,
} from './queries/read-evidence.ts'
export {
  caseCounts,
  readMyCases,
  readMyPoliceReports,
  type CaseCounts,
  type MyCase,
  type MyPoliceReport,
} from './queries/my-cases.ts'
export { readReplayRemovals, type ReplayRemoval } from './queries/read-replay-removals.ts'
export { readEvidenceForRecords } from './queries/evidence-for-records.ts'

export { moderationApi } from './api/moderation-api.ts'
export { registerModerationJobs, sweepModeration } from './jobs.ts'
export { createActCarrier } from './jobs/act-carrier.ts'
export { createNoticeCarrier } from './jobs/notice-carrier.ts'
export { sv as moderationSv } from './texts.sv.ts'
export { en as moderationEn } from './texts.en.ts'
