/** Every address of these pages, once. Swedish, since people read and share them. */
const list = '/kopplingar'
const card = (accountId: string) => `/konton/${accountId}/koppling`

/** The step that disconnects, and the name of its form. */
export const DISCONNECT = 'koppla-fran'

export const SIGN_IN = '/logga-in'

export const connectionPaths = {
  list,
  card,
  step: (accountId: string, step: string) => `${card(accountId)}/${step}`,
  connect: (accountId: string) => `/konton/${accountId}/koppla`,
  begin: (network: string) => `${list}/ny/${network}`,
  /** Where the networks send people back to (`redirectUriOf`). */
  back: `${list}/retur`,
  choose: (signInId: string) => `${list}/val/${signInId}`,
  storage: (network: string) => `${list}/villkor/${network}`,
} as const
