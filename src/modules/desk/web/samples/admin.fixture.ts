import type { EventRow } from '../admin/events-page.tsx'
import type { LedgerRowView } from '../admin/ledger-page.tsx'
import type { SettingsView } from '../admin/settings-page.tsx'
import { colleagues } from './base-item.fixture.ts'
import { at } from './moment.fixture.ts'

const raw = (extra: object) =>
  JSON.stringify(
    {
      object: 'page',
      entry: [
        {
          id: '104233849123',
          time: 1_795_181_534,
          changes: [
            {
              field: 'feed',
              value: {
                item: 'reel_comment',
                verb: 'promoted',
                post_id: '104233849123_998877665544',
                message: 'Utan-radbrytning-'.repeat(20),
                ...extra,
              },
            },
          ],
        },
      ],
    },
    null,
    2,
  )

export const events: readonly EventRow[] = [
  {
    id: 'h-1',
    receivedAt: at(20, '14:05:40'),
    account: 'Falkenbergs kommun',
    kind: 'feed.reel_comment.promoted',
    problem: 'Slaget är okänt för den här versionen av Torget.',
    raw: raw({}),
  },
  {
    id: 'h-2',
    receivedAt: at(20, '13:55:02'),
    account: 'Kultur- och fritidsförvaltningen i Falkenbergs kommun',
    kind: 'messages',
    problem: 'Tiden ligger mer än ett dygn i framtiden.',
    raw: raw({ created_time: 4_102_444_800 }),
  },
  { id: 'h-3', receivedAt: at(19, '02:00:00'), account: '', kind: 'feed.like.add', problem: null, raw: '{}' },
]

const kinds = ['Bedömd', 'Besvarad', 'Underlag säkrat', 'Grund fastställd', 'Inloggad', 'Diarienummer satt']
const people = ['Kim Åkerlund', 'Ylva Hjortsäter', 'Torget', 'Märta Öhrstig']

export const ledgerRows: readonly LedgerRowView[] = Array.from({ length: 25 }, (_, i) => ({
  seq: 18_229 - i,
  at: at(20, '14:30:00').subtract({ minutes: 7 * i }),
  what: kinds[i % kinds.length] ?? '',
  who: people[i % people.length] ?? '',
}))

export const settings: SettingsView = {
  hidesName: true,
  language: 'sv',
  substituteId: 'p-henrik',
  people: colleagues,
}
