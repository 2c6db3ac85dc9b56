import type { ClockView } from '../item/item-view.ts'
import type { QueueChoice } from '../queue/queue-address.ts'
import type { QueueRow, QueueView } from '../queue/queue-view.ts'
import { classes } from './base-item.fixture.ts'
import { at, by } from './moment.fixture.ts'
import { threatItem } from './removals.fixture.ts'

export const choice: QueueChoice = { view: 'mine', accountId: '', classKey: '', search: '', cursor: '' }

type Line = readonly [
  author: string | null,
  place: string,
  received: Temporal.Instant,
  excerpt: string,
  clock: ClockView,
  share: number | null,
  tag: string,
  id?: string,
]

const lines: readonly Line[] = [
  [
    'Leif S.',
    'Facebook, Falkenbergs kommun',
    at(20, '14:02:14'),
    'Jag vet var ni bor, byråkratyngel. Vänta bara tills någon av er går ensam över torget en kväll.',
    { state: 'promptly' },
    0.08,
    'kan vara brott',
    threatItem.id,
  ],
  [
    'Amina Yusuf',
    'Instagram, Falkenbergs kommun',
    at(19, '16:40:00'),
    'Vattnet är alldeles brunt på Skolgatan just nu, kan man dricka det? Jag har en nyfödd hemma 😟🍼',
    { state: 'now', dueAt: at(20, '16:40:00'), note: '24 timmar, akut' },
    0.09,
    'fråga',
  ],
  [
    'Bosse i Vessigebro',
    'Facebook, Falkenbergs kommun',
    at(16, '07:41:00'),
    'Tredje veckan utan plogning på Kärrvägen. Ni är fullkomligt inkompetenta och borde skämmas, hela högen!',
    { state: 'over', dueAt: at(19, '23:59:00') },
    0,
    'synpunkt eller klagomål',
  ],
  [
    'Överförmyndarhandläggare-i-pension Karl-Åke von Trapp-Österlund',
    'Facebook, Kultur- och fritidsförvaltningen i Falkenbergs kommun',
    at(17, '03:12:00'),
    'Jag har bott i den här kommunen i fyrtiotvå år och har aldrig varit med om maken.',
    { state: 'soon', dueAt: at(20, '23:59:00') },
    0.22,
    'känsliga uppgifter eller sekretess',
  ],
  [
    'محمد الحسن',
    'Facebook, Falkenbergs stadsbibliotek',
    at(20, '09:12:00'),
    'مرحبا! متى تفتح المكتبة يوم السبت؟ شكرا 🙏🏽',
    { state: 'calm', dueAt: at(25, '23:59:00') },
    0.94,
    'fråga',
  ],
  [
    null,
    'Facebook, Falkenbergs kommun',
    at(19, '22:04:00'),
    'Begränsat innehåll',
    { state: 'calm', dueAt: at(24, '23:59:00') },
    0.8,
    'känsliga uppgifter eller sekretess',
  ],
  [
    'Elin Törnqvist',
    'Facebook, Falkenbergs kommun',
    at(19, '10:12:43'),
    '',
    { state: 'calm', text: 'Skickas nu' },
    null,
    'fråga',
  ],
  [
    'Marie Ek',
    'Instagram, Falkenbergs kommun',
    at(18, '12:00:00'),
    'Tack för snabb hjälp i går!',
    { state: 'done', text: 'besvarad 18 nov 12:30' },
    null,
    'beröm',
  ],
]

function rowOf([author, place, receivedAt, excerpt, clock, share, tag, id]: Line, i: number): QueueRow {
  return {
    id: id ?? `rad-${i}`,
    version: 1,
    author: author === null ? null : by(author),
    place,
    receivedAt,
    excerpt,
    clock,
    share,
    tag,
    holder: i === 3 ? 'Ylva Hjortsäter' : null,
    isFresh: i === 4,
  }
}

export const queue: QueueView = {
  view: 'mine',
  open: '23',
  urgent: '2',
  search: '',
  accountId: '',
  classKey: '',
  accounts: [
    { id: 'a-1', name: 'Falkenbergs kommun' },
    { id: 'a-2', name: 'Kultur- och fritidsförvaltningen i Falkenbergs kommun' },
  ],
  classes: classes.map(({ key, label }) => ({ key, label })),
  rows: lines.map(rowOf),
  unownedCount: 3,
  olderCursor: null,
  isFirstPage: true,
  mayEnter: true,
}

/** Beside an item only the first rows matter. */
export const shortQueue: QueueView = { ...queue, rows: queue.rows.slice(0, 3) }

/** As many as one page holds, with more before and after. */
export const fullQueue: QueueView = {
  ...queue,
  view: 'all',
  open: '1 000+',
  urgent: '214',
  rows: Array.from({ length: 7 })
    .flatMap(() => lines)
    .slice(0, 50)
    .map((line, i) => ({ ...rowOf(line, i), id: `rad-${i}`, version: i })),
  olderCursor: 'abc',
  isFirstPage: false,
  mayEnter: false,
}

export const emptyQueue: QueueView = { ...queue, open: '0', urgent: '0', rows: [], unownedCount: 0 }
export const noHits: QueueView = { ...emptyQueue, search: 'asbestsanering' }
