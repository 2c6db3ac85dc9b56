/** The municipality's accounts on the networks: what they are, who holds them, and the keys to them. */
export type { Account, AccountKind } from './rules/account.ts'
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
