/** The invented people, posts and rules the gallery shows. Long words and awkward texts on purpose. */
import type { Lang } from '#core/i18n/lang.ts'
import type { Attachment } from '../components/attachments/attachments.tsx'
import type { JournalEntry } from '../components/journal/journal.tsx'
import type { ChipProps } from '../components/paragraph-chip/paragraph-chip.tsx'
import { ParagraphChip } from '../components/paragraph-chip/paragraph-chip.tsx'
import type { ThreadMessage } from '../components/thread/thread.tsx'
import { at } from './specimen.ts'

export const crimeRule = (lang: Lang): ChipProps => ({
  lang,
  title: 'Brottsligt innehåll',
  modality: 'ska',
  demand:
    'Inlägg som uppenbart är brottsliga tas bort utan dröjsmål. Innan de tas bort sparas de så att de kan diarieföras och polisanmälas.',
  source: 'Riktlinjer för sociala medier, avsnitt 7.3',
  laws: [
    { text: 'Brottsbalken 4 kap. 5 §' },
    { text: 'Lagen om ansvar för elektroniska anslagstavlor 5 §', href: '#' },
  ],
  requirements: ['F-101', 'F-104'],
  version: '2026-03',
  href: '#regel-brottsligt',
})

export const answerRule = (lang: Lang): ChipProps => ({
  lang,
  title: 'Svar inom 48 timmar',
  modality: 'bör',
  demand: 'Frågor får svar inom två dygn, gärna snabbare än så.',
  source: 'Policy för sociala medier, sidan 9',
  requirements: ['B-057'],
  version: '2026-01',
  href: '#regel-svar',
})

export const emojiRule = (lang: Lang): ChipProps => ({
  lang,
  title: 'Tilltal och tonfall',
  modality: 'gärna',
  demand: 'Skriv du och håll en vänlig ton. Emojier går bra när de inte ersätter ord.',
  source: 'Handbok, avsnitt 3',
})

export const snowPost =
  'Snöröjningen är i gång. Först tar vi bussgator, gångvägar och cykelbanor, sedan bostadsgatorna i tur och ordning. På kartan ser du hur långt plogbilarna har kommit: exempelkommunen.se/snorojning'

export const snowPicture: Attachment = {
  kind: 'image',
  name: 'plogbil-skolgatan.jpg',
  alt: 'En plogbil med tänt blinkljus kör längs en villagata i skymningen, med snövallar på båda sidor',
  href: '#bild',
}

const threat =
  'Jag vet var ni bor, byråkratyngel. Vänta bara tills någon av er går ensam över torget en kväll.'

export const snowThread: readonly ThreadMessage[] = [
  {
    id: 'svar-1',
    author: { name: 'Bosse i Vessigebro' },
    at: at('2026-11-20T12:15:00Z'),
    text: 'Och Kärrvägen då? Tredje veckan i rad som vi glöms bort.',
    tags: ['besvarad 13:50'],
    replies: [
      {
        id: 'svar-2',
        author: { name: 'Exempelkommunen' },
        own: true,
        at: at('2026-11-20T12:50:00Z'),
        text: 'Hej Bosse! Kärrvägen plogas i natt. Din synpunkt är lämnad till gatuenheten.\n\n/Kim, kommunikatör, Exempelkommunen',
      },
    ],
  },
  {
    id: 'svar-3',
    author: { name: 'Leif S.' },
    at: at('2026-11-20T13:02:00Z'),
    text: threat,
    focus: true,
    edited: { at: at('2026-11-20T13:05:00Z'), href: '#lydelser' },
  },
  {
    id: 'svar-4',
    author: { name: 'Marie Ek' },
    at: at('2026-11-20T13:09:00Z'),
    text: 'Nu får du väl ge dig, Leif. De är ute och kör dygnet runt.',
  },
]

export const journalEntries = (lang: Lang): readonly JournalEntry[] => [
  {
    at: at('2026-11-19T16:40:12Z'),
    what: 'Publicerad',
    detail: 'i kontot på Facebook',
    by: 'Kim Åkerlund',
  },
  {
    at: at('2026-11-20T13:02:14Z'),
    what: 'Mottagen',
    detail: 'från Facebook med godkänd signatur',
  },
  {
    at: at('2026-11-20T13:05:40Z'),
    what: 'Ny lydelse',
    detail: 'från avsändaren; båda lydelserna är sparade',
    href: '#lydelser',
  },
  {
    at: at('2026-11-20T13:11:02Z'),
    what: 'Bedömd',
    detail: 'som möjligt brott, olaga hot',
    by: 'Kim Åkerlund',
    rule: <ParagraphChip {...crimeRule(lang)} />,
  },
  {
    at: at('2026-11-20T13:11:30Z'),
    what: 'Underlag säkrat',
    detail: 'med 6 filer, förseglat som nr 18 204 i liggaren',
    by: 'Kim Åkerlund',
  },
]

export const HASH = '9f2c41d07ab35e8c6d10f4b2a97e3358c0d1462f8be97a5530cc14f2d86ae41b'

/** Twelve thousand characters without a sense, as a real sender once pasted. */
export const longText = Array.from(
  { length: 120 },
  (_, i) =>
    `Rad ${i + 1}: ni svarar aldrig på det jag frågar om, och jag tänker fortsätta tills någon gör det.`,
).join('\n')
