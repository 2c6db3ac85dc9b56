/** Every address of these pages, once. Swedish, since people read and share them. */
const list = '/kopplingar'
const card = (accountId: string) => `/konton/${accountId}/koppling`

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
