/** Every address of the account pages, once. Swedish, since people read and share them. */
const account = (id: string) => `/konton/${id}`

export const accountPaths = {
  register: '/konton',
  registerCsv: '/konton.csv',
  account,
  connection: (id: string) => `${account(id)}/koppling`,
  step: (id: string, step: string) => `${account(id)}/${step}`,
  reveal: (id: string, credentialId: string) => `${account(id)}/inloggning/${credentialId}`,
  compliance: '/efterlevnad',
  complianceCsv: '/efterlevnad.csv',
} as const
