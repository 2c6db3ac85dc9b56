import type { Lang } from '#core/i18n/lang.ts'
import { Attachments } from '../../components/attachments/attachments.tsx'
import { AuthorLine } from '../../components/author-line/author-line.tsx'
import { PostCard } from '../../components/post-card/post-card.tsx'
import { QueueList } from '../../components/queue-item/queue-item.tsx'
import { Tag } from '../../components/tag/tag.tsx'
import type { ThreadMessage } from '../../components/thread/thread.tsx'
import { Thread } from '../../components/thread/thread.tsx'
import { UserText } from '../../components/user-text/user-text.tsx'
import { VersionCompare } from '../../components/version-compare/version-compare.tsx'
import { longText, snowPicture, snowPost, snowThread } from '../samples.tsx'
import type { Component, MakeGroup } from '../specimen.ts'
import { at, NOW } from '../specimen.ts'
import { QueueRows } from './queue-rows.tsx'

const goneThread: readonly ThreadMessage[] = [
  {
    id: 'borta-1',
    author: { name: 'Amina Yusuf', handle: '@amina.y' },
    at: at('2026-11-18T08:00:00Z'),
    text: 'Det luktar rök i hela trapphuset på Ekvägen 4.',
    state: 'removed-by-author',
    stateAt: at('2026-11-19T06:30:00Z'),
    attachments: [snowPicture],
  },
  {
    id: 'borta-2',
    author: null,
    at: at('2026-11-18T08:10:00Z'),
    text: 'Kontot bakom det här inlägget är avslutat.',
    state: 'hidden',
    stateAt: at('2026-11-18T09:00:00Z'),
  },
  {
    id: 'borta-3',
    author: { name: 'Vinnare2026 🎁' },
    at: at('2025-03-02T08:10:00Z'),
    text: null,
    state: 'removed-by-us',
    stateAt: at('2025-03-02T09:00:00Z'),
    more: { count: 14, href: '#fler' },
  },
]

function nested(depth: number): ThreadMessage {
  const deeper = depth < 5 ? { replies: [nested(depth + 1)] } : {}
  return {
    id: `djup-${depth}`,
    author: { name: ['Elin', 'Mehmet', 'Gunvor', 'Ali', 'Sara', 'Nils'][depth] ?? '' },
    at: at('2026-11-20T10:00:00Z'),
    text: 'Jag håller med den som skrev ovanför, men inte om biblioteket.',
    ...deeper,
  }
}

const threads = (lang: Lang): Component => ({
  id: 'trad',
  name: 'Tråden',
  states: [
    { name: 'Med inlägget ärendet gäller', node: <Thread messages={snowThread} lang={lang} now={NOW} /> },
    {
      name: 'Borttagna, dolda, okänd avsändare',
      node: <Thread messages={goneThread} lang={lang} now={NOW} />,
    },
    {
      name: 'Djup, med äldre svar',
      node: <Thread messages={[nested(0)]} earlier={{ count: 1204, href: '#aldre' }} lang={lang} now={NOW} />,
    },
  ],
})

const texts = (lang: Lang): Component => ({
  id: 'text-utifran',
  name: 'Text utifrån',
  states: [
    { name: 'Tom', node: <UserText text="  " lang={lang} /> },
    {
      name: 'Höger till vänster',
      node: <UserText text={'متى تفتح المكتبة يوم السبت؟\nTack!'} lang={lang} />,
    },
    {
      name: 'Dolda tecken och kod',
      node: (
        <UserText
          text={
            '<script>alert(1)</script> =cmd|calc \u202egpj.exe\u202c noll\u200bbredd \u{e0041}\u{e0042} 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 👩‍👧'
          }
          lang={lang}
        />
      ),
    },
    { name: 'Mycket lång', node: <UserText text={longText} lang={lang} limit={300} /> },
    {
      name: 'Utan mellanslag',
      node: <UserText text={'https://exempel.example/'.padEnd(240, 'aå9')} lang={lang} />,
    },
  ],
})

const small = (lang: Lang): Component[] => [
  {
    id: 'avsandarrad',
    name: 'Avsändarraden',
    states: [
      {
        name: 'Med fakta',
        node: (
          <AuthorLine
            author={{ name: 'Bosse i Vessigebro', handle: '@bosse_vessige' }}
            lang={lang}
            at={at('2026-11-20T12:15:00Z')}
            now={NOW}
            meta={['tredje gången i år']}
          >
            <Tag>klagomål</Tag>
          </AuthorLine>
        ),
      },
      {
        name: 'Borta',
        node: <AuthorLine author={null} lang={lang} at={at('2025-06-01T12:15:00Z')} now={NOW} />,
      },
    ],
  },
  {
    id: 'bilagor',
    name: 'Bilagor',
    states: [
      {
        name: 'Med och utan alt-text',
        node: (
          <Attachments
            lang={lang}
            items={[
              snowPicture,
              { kind: 'image', name: 'IMG_20261120_132244.jpg', alt: null },
              {
                kind: 'video',
                name: 'badhuset-intervju.mp4',
                alt: 'Två simlärare berättar vid bassängkanten',
              },
              { kind: 'file', name: 'överklagan-bygglov-2026-0144.pdf', alt: null, href: '#fil' },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: 'lydelser',
    name: 'Jämför lydelser',
    states: [
      {
        name: 'Ändrade ord',
        node: (
          <VersionCompare
            lang={lang}
            before="Ni borde skämmas, min mamma kommer inte ut med rullatorn."
            after="Ni borde verkligen skämmas! Min mor kommer inte ut med rullatorn på hela veckan."
            beforeNote="20 nov 14:02"
            afterNote="20 nov 14:05"
          />
        ),
      },
      { name: 'Lika', node: <VersionCompare lang={lang} before="Samma" after="Samma" /> },
    ],
  },
]

export const messages: MakeGroup = (lang) => ({
  id: 'meddelanden',
  title: 'Meddelanden',
  components: [
    {
      id: 'korad',
      name: 'Rad i kön',
      states: [
        {
          name: 'Alla lägen',
          node: (
            <div class="gallery-narrow">
              <QueueList label="Exempel">
                <QueueRows lang={lang} base="#korad" openId="prov-1" prefix="prov" />
              </QueueList>
            </div>
          ),
        },
      ],
    },
    {
      id: 'inlagg',
      name: 'Vårt inlägg',
      states: [
        {
          name: 'Med bild',
          node: (
            <PostCard
              lang={lang}
              now={NOW}
              account="Exempelkommunen"
              publishedAt={at('2026-11-20T10:30:00Z')}
              publishedBy="Kim Åkerlund"
              version="2026-03"
              text={snowPost}
              attachments={[snowPicture]}
              links={<a href="#facebook">Öppna på Facebook</a>}
            />
          ),
        },
      ],
    },
    threads(lang),
    texts(lang),
    ...small(lang),
  ],
})
