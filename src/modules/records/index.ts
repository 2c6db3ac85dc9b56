/** Registration (diarieföring): from the message over the policy's desks to a number in the diary, and the package that goes with it. */
export type { EvidenceFileRef, EvidenceForPackage, ReadEvidence, RecordsDeps } from './deps.ts'

export type { Desk } from './rules/desks.ts'
export type { Hop, HopKind, Registration, RegistrationId, RegistrationState } from './rules/registration.ts'
export type { Move } from './rules/path.ts'
export { registrationAdvice, type AdviceAnswers } from './rules/advice.ts'
export { mustRegister, registrationCriteria, type RegistrationCriterion } from './rules/criteria.ts'

export type { Handling } from '#modules/inbox/index.ts'
export type { HandlingVersion, KeptMedia, ThreadEntry } from './handling/handling.ts'
export { readForDocument, subjectOf } from './handling/handling.ts'
export { conversationOf, textVersions } from './handling/conversation-of.ts'
export { loadPictures } from './handling/load-pictures.ts'
export { mediaFileName } from './handling/media-file-name.ts'
export type { PoliceBasis } from './package/police-basis.ts'
export { renderPoliceBasis } from './package/render-police-basis.ts'

export { openRegistration, type OpenedRegistration } from './actions/open-registration.ts'
export type { NewRegistrationInput } from './actions/opening.ts'
export { forwardRegistration } from './actions/forward-registration.ts'
export { bounceRegistration, readdressRegistration } from './actions/bounce-registration.ts'
export { receiveRegistration } from './actions/receive-registration.ts'
export {
  linkToCase,
  rejectRegistration,
  setDiaryNumber,
  type Settled,
} from './actions/settle-registration.ts'
export type { AtDesk } from './actions/move-registration.ts'
export { setDeskAddress } from './actions/set-desk-address.ts'
export { settleDeskMail } from './actions/settle-desk-mail.ts'
export { DESK_MAIL } from './actions/mail-desk.ts'

export { adviseRegistration, type RegistrationAdvice } from './queries/advise-registration.ts'
export {
  readRegistration,
  registrationsOf,
  type LetterState,
  type RegistrationView,
} from './queries/read-registration.ts'
export { countAtDesks, desksOf, readQueueAt, type DeskQueuePage } from './queries/read-desk-queue.ts'
export { downloadPackage, type PackageDownload } from './queries/read-package.ts'
export { clearPackages, readRegistrationsOf } from './store/registrations.ts'
export type { DeskAddress } from './store/desk-mail.ts'

export { recordsApi } from './api/records-api.ts'
export { createMailCarrier } from './jobs/mail-carrier.ts'
export { sv as recordsSv } from './texts.sv.ts'
export { en as recordsEn } from './texts.en.ts'
