import type { Lang } from '#core/i18n/lang.ts'
import { BarChart } from '../../components/bar-chart/bar-chart.tsx'
import { ButtonLink } from '../../components/button/button.tsx'
import { Card, FactLines, SectionHead } from '../../components/card/card.tsx'
import { Clock } from '../../components/clock/clock.tsx'
import { FileList } from '../../components/file-list/file-list.tsx'
import { Fold, Folds } from '../../components/fold/fold.tsx'
import { KeyList } from '../../components/key-list/key-list.tsx'
import { Pagination } from '../../components/pagination/pagination.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { ProgressList } from '../../components/progress-list/progress-list.tsx'
import { DataTable } from '../../components/table/table.tsx'
import { Tag } from '../../components/tag/tag.tsx'
import { TaskList, TaskRow } from '../../components/task-row/task-row.tsx'
import { Views } from '../../components/views/views.tsx'
import { answerRule, crimeRule, HASH } from '../samples.tsx'
import type { Component, MakeGroup } from '../specimen.ts'
import { at, NOW } from '../specimen.ts'
import { AccountTable, exampleAccounts } from './account-table.tsx'

export function Tasks({ lang }: { lang: Lang }) {
  return (
    <>
      <SectionHead title="Gör nu" action={<a href="#ko">Öppna kön</a>} />
      <TaskList label="Gör nu">
        <TaskRow
          when={<Clock state="over" dueAt={at('2026-11-20T10:12:00Z')} lang={lang} now={NOW} />}
          facts="Facebook · fråga · mottagen ons 18 nov 06:12"
          chips={<ParagraphChip {...answerRule(lang)} />}
          action={<ButtonLink href="#svara">Svara</ButtonLink>}
        >
          <b>Svara Mehmet Demirtaş-Öhrström</b> om det avstängda vattnet
        </TaskRow>
        <TaskRow
          when={<Clock state="now" dueAt={at('2026-11-20T19:00:00Z')} lang={lang} now={NOW} />}
          facts="Instagram · underlaget är säkrat av Jonas"
          chips={<ParagraphChip {...crimeRule(lang)} title="Ta bort inom två dygn" />}
          action={<ButtonLink href="#fortsatt">Fortsätt</ButtonLink>}
        >
          <b>Ta bort svordomar</b> på ungdomsgårdarnas konto
        </TaskRow>
        <TaskRow
          when="sedan i går"
          facts="Maria Lind och hennes chef har fyllt i planen"
          action={<ButtonLink href="#plan">Läs planen</ButtonLink>}
        >
          <b>Förankra uppdraget:</b> klassblogg för 6B på Tunaskolan
        </TaskRow>
      </TaskList>
    </>
  )
}

export function AnswerTimes({ lang }: { lang: Lang }) {
  const shares = [91, 88, 94, 96, 90, 85, 93, 97]
  return (
    <BarChart
      lang={lang}
      title="Andel frågor som fick svar inom 48 timmar, vecka 40 till 47"
      bars={shares.map((value, i) => ({ label: `v. ${40 + i}`, value, text: `${value} %` }))}
      max={100}
      target={{ value: 95, text: '95 %' }}
      labelHeader="Vecka"
      valueHeader="Andel"
      tableText="Visa som tabell"
      caption="97 % inom 48 timmar förra veckan"
    />
  )
}

export function AccountCard() {
  return (
    <Card title="Konton som behöver något" level={3}>
      <FactLines
        lines={[
          { name: 'Fritidsbanken', fact: <Tag tone="soon">1 administratör</Tag> },
          { name: 'Konsthallen', fact: <Tag tone="soon">tyst i 84 dagar</Tag> },
          { name: 'Bostadsbolaget', fact: <Tag tone="now">åtkomsten går ut om 3 d</Tag> },
        ]}
      />
    </Card>
  )
}

const checklist = [
  { text: 'Varför och för vem', state: 'done', href: '#del-1' },
  { text: 'Var och med vad', state: 'now' },
  { text: 'Budskap och avsändare', state: 'later', note: '0 av 3' },
  { text: 'Risker, diarium, arkiv och kris', state: 'later', note: '0 av 4' },
  { text: 'Godkännande', state: 'later', note: 'väntar' },
] as const

export function Checklist({ lang, label = 'Checklistan' }: { lang: Lang; label?: string }) {
  return <ProgressList lang={lang} label={label} parts={checklist} />
}

export const lists: MakeGroup = (lang) => ({
  id: 'listor',
  title: 'Listor och tabeller',
  components: [...tables(lang), ...smallLists(lang), ...ways(lang)],
})

const tables = (lang: Lang): Component[] => [
  { id: 'uppgifter', name: 'Att göra', states: [{ name: 'Rader', node: <Tasks lang={lang} /> }] },
  {
    id: 'tabell',
    name: 'Tabell',
    states: [
      { name: 'Register', node: <AccountTable caption="Hela kommunen" rows={exampleAccounts} /> },
      {
        name: 'Tom',
        node: (
          <DataTable
            caption="Avslutade konton"
            columns={[{ header: 'Konto', cell: String, naming: true }]}
            rows={[]}
            rowKey={String}
            empty={<p class="quiet">Inga konton är avslutade.</p>}
          />
        ),
      },
    ],
  },
  {
    id: 'kort',
    name: 'Kort och diagram',
    states: [
      { name: 'Faktarader', node: <AccountCard /> },
      {
        name: 'Staplar',
        node: (
          <Card title="Så snabbt svarar vi" level={3}>
            <AnswerTimes lang={lang} />
          </Card>
        ),
      },
    ],
  },
]

const smallLists = (lang: Lang): Component[] => [
  {
    id: 'nyckellista',
    name: 'Nyckellista',
    states: [
      {
        name: 'Ett konto',
        node: (
          <KeyList
            items={[
              { term: 'Kontoansvarig', value: 'Kim Åkerlund' },
              { term: 'Syfte', value: 'Händelser, nyheter och service; frågor och synpunkter' },
              { term: 'Diarienummer', value: <span class="num">KS 2026/00144</span> },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: 'framsteg',
    name: 'Delar i ett formulär',
    states: [{ name: 'Del 2 av 5', node: <Checklist lang={lang} /> }],
  },
  {
    id: 'filer',
    name: 'Filer',
    states: [
      {
        name: 'Underlag',
        node: (
          <FileList
            lang={lang}
            files={[
              {
                name: 'aterigivning.pdf',
                kind: 'PDF/A-2a',
                sizeBytes: 148_220,
                href: '#pdf',
                sha256: HASH,
              },
              {
                name: 'mottaget-20261120T130214Z.json',
                kind: 'original',
                sizeBytes: 4_811,
                note: 'som nätverket sände det',
              },
            ]}
          />
        ),
      },
    ],
  },
]

const ways = (lang: Lang): Component[] => [
  {
    id: 'vik',
    name: 'Undanvikt',
    states: [
      {
        name: 'Med läge, och öppen',
        node: (
          <Folds>
            <Fold title="Diarieföring" state="KS 2026/00144">
              <p>Registrerad av Anna Falk.</p>
            </Fold>
            <Fold title="Polisanmälan" state="behövs inte" open>
              <p>Bedömd 20 nov 14:11 av Kim Åkerlund.</p>
            </Fold>
          </Folds>
        ),
      },
    ],
  },
  {
    id: 'vyer',
    name: 'Vyer och sidor',
    states: [
      {
        name: 'Vyer',
        node: (
          <Views
            lang={lang}
            label="Vyer"
            views={[
              { href: '#mina', text: 'Mina', count: 23, current: true },
              { href: '#enhet', text: 'Min enhet', count: 1204 },
              { href: '#utan', text: 'Utan ansvarig', count: 0 },
              { href: '#snart', text: 'Snart' },
            ]}
          />
        ),
      },
      {
        name: 'Sidor',
        node: <Pagination lang={lang} newerHref="#nyare" olderHref="#aldre" position="51–100 av 1 204" />,
      },
    ],
  },
]
