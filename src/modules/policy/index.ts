/** The policy engine's door: a municipality's policy as data, and every question the other modules ask of it. */
export type { AccountKind } from './rules/schema/primitives.ts'
export type { ClassKey } from './rules/schema/inbox.ts'
export { classKeys } from './rules/schema/inbox.ts'
export type { TimeUnit } from './rules/schema/answer-times.ts'
export type { Modality } from './rules/schema/rule.ts'
export type { LocalText, Policy, PolicyRule } from './rules/schema/policy.ts'
export type { RouteStep } from './rules/schema/records.ts'

export type { ReadPolicy } from './read-policy.ts'
export { readPolicy } from './read-policy.ts'
export { readPolicyFile } from './read-policy-file.ts'
export type { PolicyProblem } from './policy-problem.ts'
export type { Unknown } from './list-unknowns.ts'
export { unknowns } from './list-unknowns.ts'
export type { PolicyCheck } from './check-policy-file.ts'
export { checkPolicyFile } from './check-policy-file.ts'
export type { DeadlineForFile, PrintedDeadline } from './deadline-for-file.ts'
export { deadlineFor } from './deadline-for-file.ts'

export type { Citation, CitedLaw } from './rules/citations.ts'
export { citationOf, findRule } from './rules/citations.ts'
export type { Chip } from './format-citation.ts'
export { citationLine, formatCitation } from './format-citation.ts'
export type { ListedLaw } from './law-catalogue.ts'
export { lawCatalogue } from './law-catalogue.ts'
export { floorRules } from './rules/floor/floor-rules.ts'

export type { AnswerDeadline, RemovalDeadline } from './rules/deadlines.ts'
export { answerDeadline, isUrgent, removalDeadline } from './rules/deadlines.ts'
export { isWorkingDay } from './rules/calendar.ts'

export type { AutoReply, OtherActor, TriageClass } from './rules/triage.ts'
export { autoReplyFor, triageClass, triageClasses } from './rules/triage.ts'
export type { Signer } from './rules/signature.ts'
export { revealsWithheldName, signatureFor, signReply } from './rules/signature.ts'
export type { MissingPlaceholder, RenderedTemplate, TemplateValues } from './rules/templates.ts'
export { findTemplate, renderTemplate } from './rules/templates.ts'

export type { Ground, GroundOffer } from './rules/grounds.ts'
export { findGround, groundOffer, groundsFor, isGroundOffered } from './rules/grounds.ts'

export type { EvidenceDemand, EvidenceField } from './rules/evidence.ts'
export { evidenceDemand } from './rules/evidence.ts'
export type { RemovalNotice } from './rules/removal-notice.ts'
export { removalNotice } from './rules/removal-notice.ts'

export type { RegistrationFacts, RegistrationNeed, RegistrationReason } from './rules/registration.ts'
export { registrationNeed, registrationRoute } from './rules/registration.ts'
export { registrationReasonText } from './registration-reason-text.ts'
export { diaryNumberExample, normaliseDiaryNumber } from './rules/diary-number.ts'

export type { Policies, PolicyInForce } from './store/policies.ts'
export { createPolicies } from './store/policies.ts'
export type { NewPolicyVersion, PolicyVersion } from './store/store-policy-version.ts'
export { listPolicyVersions, policyVersionYaml, storePolicyVersion } from './store/store-policy-version.ts'
export type { DraftToSave, PolicyDraft } from './store/drafts.ts'

export type { LayeredPolicy, Origins, PolicyScope, RuleOrigin } from './rules/layers/overlays.ts'
export { policyFor } from './rules/layers/overlays.ts'
export { layerPolicy } from './rules/layers/national.ts'
export type { ReadNationalLayer } from './read-national-layer.ts'
export { readNationalLayer } from './read-national-layer.ts'
export type { DescribedChange } from './describe-change.ts'
export { describeChanges } from './describe-change.ts'
export type { PolicyChange } from './rules/versions/policy-changes.ts'
export type {
  ReplayDifference,
  ReplayedMessage,
  ReplayedPost,
  ReplayedRemoval,
  ReplayFacts,
  ReplayHit,
  ReplayOutcome,
} from './rules/versions/replay.ts'
export { policyJsonSchema } from './rules/schema/policy-json-schema.ts'

export type { BuiltInRole } from './rules/schema/roles.ts'
export type { OrgFunction } from './rules/schema/org.ts'
export type { PlatformKind, PlatformStatus } from './rules/schema/platforms.ts'
export type { RegisterFieldKey } from './rules/schema/register.ts'
export type { ApprovalKind } from './rules/schema/startup.ts'
export { actsAs, roleFor, roleName } from './rules/role-names.ts'
export type { Known } from './rules/known.ts'
export { known } from './rules/known.ts'

export type { PlatformOverride, PlatformStanding } from './rules/platform-standing.ts'
export { listedPlatforms, platformStanding } from './rules/platform-standing.ts'
export type { Answer, Answers } from './rules/conditions.ts'
export type {
  Exemption,
  Grant,
  StartForm,
  StartGate,
  StartItem,
  StartQuestion,
  StartSubject,
  StartupForm,
} from './rules/startup-form.ts'
export { assignmentGrants, startGate, startupFormFor } from './rules/startup-form.ts'
export type { AnswerFault } from './rules/check-answer.ts'
export type {
  StartBlock,
  StartCheck,
  StartComment,
  StartContext,
  StartFault,
  StartTask,
} from './rules/check-start.ts'
export { checkStart, questionsOf } from './rules/check-start.ts'
export type {
  ApprovalOutcome,
  ApprovalPeople,
  ApprovalProgress,
  Approvals,
  ApprovalStep,
} from './rules/approvals.ts'
export { approvalsFor } from './rules/approvals.ts'
export type { AdminDemands, InactivityDemand, PostingDemand, PostingPlace } from './rules/admin-demands.ts'
export { adminDemands } from './rules/admin-demands.ts'
export type { BasicInformation, ClosingDemands, RegisterDemands } from './rules/account-demands.ts'
export { accountDemands, basicInformationFor, closingDemands } from './rules/account-demands.ts'
export type { ConsentDemand, DepictedPerson } from './rules/consent-demands.ts'
export type { SnapshotDemand } from './rules/archive-demands.ts'

export type { PolicyDeps, ReplayItem, ReplaySource } from './actions/deps.ts'
export { discardDraft, importDraft, type Imported } from './actions/save-draft.ts'
export { adoptVersion, type AdoptInput } from './actions/adopt-version.ts'
export { replayPolicy, type Replayed } from './queries/preview-replay.ts'
export { policyVersionTexts, type VersionTexts } from './web/version-texts.ts'
export { isPolicyUpload } from './web/paths.ts'
export { policyMenu, versionsMenu } from './web/policy-menu.ts'
export { policyWeb } from './web/policy-routes.tsx'
