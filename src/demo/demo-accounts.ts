import type { Topic } from '#lab/script/script-line.ts'
import type { AccountKind } from '#modules/accounts/index.ts'

/** The accounts of a demo municipality; `place` is its short name. */
export type DemoAccount = {
  readonly key: string
  readonly name: (names: { readonly sender: string; readonly place: string }) => string
  readonly kind: AccountKind
  readonly unit: string
  readonly holder: 'communicator' | 'service' | 'manager'
  readonly showsRemovalNotice: boolean
  /** What its posts are about. No topic on two accounts, or the same question would be asked twice. */
  readonly topics: readonly Topic[]
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'official',
    name: ({ sender }) => sender,
    kind: 'official',
    unit: 'communication',
    holder: 'communicator',
    showsRemovalNotice: true,
    topics: [
      'school',
      'recycling',
      'planning',
      'bath',
      'elderly',
      'preschool',
      'summer-job',
      'lighting',
      'playground',
      'track',
      'snow',
    ],
  },
  {
    key: 'water',
    name: ({ place }) => `Vatten och avlopp i ${place}`,
    kind: 'service',
    unit: 'streets',
    holder: 'service',
    showsRemovalNotice: true,
    topics: ['roadwork', 'water'],
  },
  {
    key: 'library',
    name: ({ place }) => `Biblioteken i ${place}`,
    kind: 'service',
    unit: 'library',
    holder: 'communicator',
    showsRemovalNotice: false,
    topics: ['library', 'culture', 'holiday'],
  },
]
