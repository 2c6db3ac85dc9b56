import type { Topic } from '#lab/script/script-line.ts'
import type { AccountKind } from '#modules/accounts/index.ts'

/** The accounts of a demo municipality; `place` is its short name. */
export type DemoAccount = {
  readonly key: string
  readonly name: (names: { readonly sender: string; readonly place: string }) => string
  readonly kind: AccountKind
  readonly unit: string
  readonly purpose: string
  readonly audience: string
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
    purpose: 'Händelser, nyheter och service; frågor och synpunkter',
    audience: 'Boende och besökare',
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
    purpose: 'Driftstörningar, vägarbeten och frågor om vatten',
    audience: 'Boende och trafikanter',
    holder: 'service',
    showsRemovalNotice: true,
    topics: ['roadwork', 'water'],
  },
  {
    key: 'library',
    name: ({ place }) => `Biblioteken i ${place}`,
    kind: 'service',
    unit: 'library',
    purpose: 'Boktips, program och öppettider',
    audience: 'Läsare i alla åldrar',
    holder: 'communicator',
    showsRemovalNotice: false,
    topics: ['library', 'culture', 'holiday'],
  },
]
