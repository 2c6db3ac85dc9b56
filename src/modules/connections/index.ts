/** Kopplingar: how the accounts are connected to their networks, kept that way, and asked for what is new. */
export { isLost, type Connection, type ConnectionState } from './rules/connection.ts'
export type { WarnedDays } from './rules/warnings.ts'
export type { Keeps, StorageDecision } from './rules/storage.ts'
export { type ConnectionEvents, type ConnectionsDeps } from './actions/deps.ts'
export { openAccess } from './actions/open-access.ts'
export { withFreshAccess } from './actions/fresh-access.ts'
export { connectionLossListener } from './actions/lose-access.ts'
export {
  beginSignIn,
  type SignInDeps,
  type SignInOutcome,
  type Typed,
  type Wanted,
} from './actions/begin-sign-in.ts'
export { disconnect } from './actions/disconnect.ts'
export { finishSignIn, type Finished } from './actions/finish-sign-in.ts'
export {
  connectFound,
  readFoundAccounts,
  type ConnectFound,
  type FoundChoice,
  type NewOnNetwork,
} from './actions/connect-found.ts'
export { beginPast, pausePast } from './actions/fetch-past.ts'
export { testNow, type TestResult } from './actions/test-connection.ts'
export { askDue, tendConnections } from './actions/tend-connections.ts'
export { readConnectionCards, readSharedQuota, type ConnectionCard } from './queries/read-connections.ts'
export { readStorageLimits, type StorageLimits } from './queries/read-storage.ts'
export { registerConnectionJobs } from './jobs.ts'
export { connectionTexts } from './texts.ts'
export { connectionsMenu, connectionsWeb } from './web/connections-web.tsx'
export type { ConnectionsWebDeps } from './web/web-deps.ts'
export { connectionJson, connectionsApi } from './api/connections-api.ts'
