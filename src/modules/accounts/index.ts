/** The municipality's accounts on the networks: what they are, who holds them, and the keys to them. */
export {
  ACCOUNT_KINDS,
  isClosedChannel,
  policyKind,
  type Account,
  type AccountKind,
  type AccountStatus,
  type RegisteredAccount,
} from './rules/account.ts'
export { type Assignment, type AssignmentId, type AssignmentKind, type Right } from './rules/assignment.ts'
export { accountTexts } from './texts.ts'
export { accountsMenu, accountsWeb, type AccountsWebDeps } from './web/accounts-web.tsx'
export { kindNames } from './kind-names.ts'
export type { PublicAssignment, RegisterEntry } from './rules/register-entry.ts'
export { ROUTINES, type AccountDemands, type Known, type RoutineKey } from './rules/demands.ts'
export { policyDemands } from './rules/policy-demands.ts'
export { type DutyKind } from './rules/duty-kinds.ts'
export {
  noAccountEvents,
  type AccountEvents,
  type AccountsDeps,
  type DemandsOf,
  type RegisterDeps,
} from './actions/deps.ts'
export { openAccount, type OpenedAccount } from './actions/open-account.ts'
export { giveAssignment, type NewAssignment } from './actions/give-assignment.ts'
export { endAssignment, type EndAssignment, type EndReason } from './actions/end-assignment.ts'
export { closeAccount, type CloseAccount } from './actions/close-account.ts'
export { anyoneMay, createRightsGate, type RequireRight } from './actions/require-right.ts'
export { answerDemand, acceptDeviation, confirmAccount, noteLastPost } from './actions/care-for-account.ts'
export { revealCredential, rotateCredential, storeCredential } from './actions/credentials.ts'
export { cancelRelay, handOverRelay, planRelay } from './actions/relay.ts'
export { relayAt } from './actions/relay-at.ts'
export { decideWatch, signWatch } from './actions/watch.ts'
export { beginClosing, type BeginClosing } from './actions/begin-closing.ts'
export {
  acknowledgeClosing,
  archiveClosing,
  finishClosing,
  planClosing,
  startClosing,
  withdrawClosing,
} from './actions/closing.ts'
export { nameHolder, restAccount } from './actions/change-account.ts'
export { followAbsence, followLeaving } from './actions/follow-person.ts'
export { readAccountHeirs } from './queries/read-account-heirs.ts'
export { readMyTasks } from './queries/read-my-tasks.ts'
export type { AccountTask, TaskKind } from './rules/tasks.ts'
export { accountsApi } from './api/accounts-api.ts'
export { accountHomeTasks } from './web/home-tasks.ts'
export { sweepAccounts } from './actions/sweep-accounts.ts'
export { readCareOf, type AccountCare } from './queries/read-compliance.ts'
export type { Deviation, Weight } from './rules/deviations.ts'
export { readRegister } from './queries/read-register.ts'
export { rightsOn } from './queries/rights-on.ts'
export { findRegistered, readRegistered } from './store/register.ts'
export { readAssignments, readAssignmentsAt, readAssignmentsOf } from './store/assignments.ts'
export {
  findAccount,
  noteAccess,
  readAccess,
  readAccounts,
  whoseAccount,
  type AccessNote,
  type AccountOwner,
} from './store/accounts.ts'
export { addAccount, type AddAccountDeps, type NewAccount } from './actions/add-account.ts'
export { connectAccount } from './actions/connect-account.ts'
export { dropAccess } from './actions/drop-access.ts'
export { keepAccess } from './actions/keep-access.ts'
