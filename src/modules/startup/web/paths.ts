/** Every address of the applications' pages, once. Swedish, since people read and share them. */
const application = (id: string) => `/ansokningar/${id}`

export const startupPaths = {
  list: '/ansokningar',
  start: '/ansokningar/ny',
  startKind: (kind: string) => `/ansokningar/ny/${kind}`,
  application,
  basics: (id: string) => `${application(id)}/grunder`,
  part: (id: string, part: string) => `${application(id)}/del/${part}`,
  review: (id: string) => `${application(id)}/granska`,
  submit: (id: string) => `${application(id)}/lamna-in`,
  withdraw: (id: string) => `${application(id)}/aterta`,
  /** Of the register, which another module keeps. */
  account: (id: string) => `/konton/${id}`,
  override: (id: string) => `${application(id)}/undantag`,
  letter: (id: string) => `${application(id)}/uppdragsbrev.pdf`,
  waiting: '/vantar',
  waitingStep: (stepId: string) => `/vantar/${stepId}`,
  answer: (stepId: string) => `/vantar/${stepId}/svar`,
  exceptions: '/undantag',
} as const
