import type { Lang } from '#core/i18n/lang.ts'
import type { QueueItemProps } from '../../components/queue-item/queue-item.tsx'
import { QueueItem } from '../../components/queue-item/queue-item.tsx'
import { at, NOW } from '../specimen.ts'

type Row = Omit<QueueItemProps, 'id' | 'version' | 'href' | 'lang' | 'now' | 'current'>

const rows: readonly Row[] = [
  {
    author: { name: 'Leif S.' },
    place: 'Facebook, kommunens sida',
    receivedAt: at('2026-11-20T13:02:14Z'),
    excerpt:
      'Jag vet var ni bor, byråkratyngel. Vänta bara tills någon av er går ensam över torget en kväll.',
    clock: { state: 'promptly', note: 'ta bort' },
    share: 0.08,
    tag: 'brottsligt?',
  },
  {
    author: { name: 'Amina Yusuf' },
    place: 'Instagram',
    receivedAt: at('2026-11-20T12:40:00Z'),
    excerpt: 'Kranvattnet på Skolgatan är brunt sedan i morse 😟 Kan man dricka det? Vi har en nyfödd hemma.',
    clock: { state: 'now', dueAt: at('2026-11-20T16:40:00Z'), note: 'akut' },
    share: 0.17,
    tag: 'fråga',
    fresh: true,
  },
  {
    author: { name: 'Bosse i Vessigebro' },
    place: 'Facebook',
    receivedAt: at('2026-11-17T15:20:00Z'),
    excerpt: 'Tredje veckan utan plog på Kärrvägen. Min mamma kommer inte ut med rullatorn. Är det rimligt?',
    clock: { state: 'soon', dueAt: at('2026-11-20T22:59:00Z'), note: 'sista arbetsdagen' },
    share: 0.22,
    tag: 'klagomål',
  },
  {
    author: { name: 'Mehmet Demirtaş-Öhrström' },
    place: 'Facebook, Kultur- och fritidsförvaltningen',
    receivedAt: at('2026-11-18T05:12:00Z'),
    excerpt: 'När öppnar vattnet igen?',
    clock: { state: 'over', dueAt: at('2026-11-20T10:12:00Z'), note: 'två dygn' },
    share: 0,
    tag: 'fråga',
    holder: 'Jonas',
  },
  {
    author: { name: 'Elin Törnqvist' },
    place: 'LinkedIn',
    receivedAt: at('2026-11-19T09:00:00Z'),
    excerpt: 'Roligt att läsa om språkpraktiken! Tar ni emot studiebesök från andra kommuner?',
    clock: { state: 'calm', dueAt: at('2026-11-24T22:59:00Z'), note: '2 arbetsdagar' },
    share: 0.66,
    tag: 'fråga',
  },
  {
    author: null,
    place: 'YouTube',
    receivedAt: at('2026-11-12T09:00:00Z'),
    excerpt: '',
    clock: { state: 'done', text: 'besvarad 12 nov' },
    tag: 'politik',
  },
]

export type QueueRowsProps = {
  lang: Lang
  /** Links are `<base>` for a fragment, or `<base>/<id>`. */
  base: string
  prefix?: string
  openId?: string | undefined
  /** Fewer rows, from the top. */
  most?: number
}

export function QueueRows({ lang, base, prefix = 'arende', openId, most = rows.length }: QueueRowsProps) {
  return (
    <>
      {rows.slice(0, most).map((row, i) => {
        const id = `${prefix}-${i + 1}`
        const href = base.startsWith('#') ? base : `${base}/${id}`
        return (
          <QueueItem
            key={id}
            {...row}
            id={id}
            version="1"
            href={href}
            lang={lang}
            now={NOW}
            current={id === openId}
          />
        )
      })}
    </>
  )
}
