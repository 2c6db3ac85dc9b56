import type { AccountKind } from '#modules/accounts/index.ts'

/** The accounts of a demo municipality; `place` is its short name. */
export type DemoAccount = {
  readonly key: string
  readonly name: (names: { readonly sender: string; readonly place: string }) => string
  readonly kind: AccountKind
  readonly unit: string
  readonly holder: 'communicator' | 'service' | 'manager'
  readonly showsRemovalNotice: boolean
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'official',
    name: ({ sender }) => sender,
    kind: 'official',
    unit: 'communication',
    holder: 'communicator',
    showsRemovalNotice: true,
  },
  {
    key: 'water',
    name: ({ place }) => `Vatten och avlopp i ${place}`,
    kind: 'service',
    unit: 'streets',
    holder: 'service',
    showsRemovalNotice: true,
  },
  {
    key: 'library',
    name: ({ place }) => `Biblioteken i ${place}`,
    kind: 'service',
    unit: 'library',
    holder: 'communicator',
    showsRemovalNotice: false,
  },
]
