import { ButtonLink } from '../../components/button/button.tsx'
import { DueBox } from '../../components/due-box/due-box.tsx'
import { Journal } from '../../components/journal/journal.tsx'
import { KeyHints } from '../../components/keyboard/keyboard.tsx'
import { ParagraphChip } from '../../components/paragraph-chip/paragraph-chip.tsx'
import { PostCard } from '../../components/post-card/post-card.tsx'
import { QueueList } from '../../components/queue-item/queue-item.tsx'
import { SearchForm } from '../../components/search-form/search-form.tsx'
import { EmptyState } from '../../components/state-page/state-page.tsx'
import { Thread } from '../../components/thread/thread.tsx'
import { Views } from '../../components/views/views.tsx'
import { AppPage } from '../../layout/app-page.tsx'
import { InboxPanes, ItemHead, QueueHead } from '../../layout/inbox-panes.tsx'
import { uiTexts } from '../../texts.ts'
import { exampleNav, examplePerson } from '../frame.ts'
import { crimeRule, journalEntries, snowPicture, snowPost, snowThread } from '../samples.tsx'
import { at, NOW } from '../specimen.ts'
import { QueueRows } from '../specimens/queue-rows.tsx'
import { removalSteps } from '../specimens/rules.tsx'
import type { PageContext } from './page-context.ts'

function Queue({ lang, base, openId }: PageContext & { openId: string | undefined }) {
  const views = [
    { href: `${base}/inkorg`, text: 'Mina', count: 23, current: true },
    { href: `${base}/inkorg?vy=enhet`, text: 'Min enhet' },
    { href: `${base}/inkorg?vy=utan`, text: 'Utan ansvarig', count: 0 },
    { href: `${base}/inkorg?vy=snart`, text: 'Snart' },
    { href: `${base}/inkorg?vy=passerade`, text: 'Passerade', count: 1 },
  ]
  return (
    <>
      <QueueHead title="Inkorg" level={openId === undefined ? 1 : 2} summary="23 öppna · 2 brådskar">
        <Views lang={lang} label="Vyer" views={views} />
        <SearchForm lang={lang} action={`${base}/inkorg`} label="Sök i inkorgen" compact />
      </QueueHead>
      <QueueList label="Mina ärenden">
        <QueueRows lang={lang} base={`${base}/inkorg`} openId={openId} />
      </QueueList>
    </>
  )
}

function Item({ lang, base }: PageContext) {
  return (
    <>
      <ItemHead
        lang={lang}
        title="Kommentar av Leif S."
        facts={[
          'Facebook, Exempelkommunen',
          'publicerad 20 nov 14:02:11',
          'mottagen 14:02:14',
          <a key="ut" href="#facebook">
            Öppna på Facebook
          </a>,
        ]}
        backHref={`${base}/inkorg`}
      />
      <PostCard
        lang={lang}
        now={NOW}
        account="Exempelkommunen"
        publishedAt={at('2026-11-20T10:30:00Z')}
        publishedBy="Kim Åkerlund"
        version="2026-03"
        text={snowPost}
        attachments={[snowPicture]}
      />
      <Thread messages={snowThread} lang={lang} now={NOW} />
      <Journal lang={lang} entries={journalEntries(lang)} />
    </>
  )
}

function Decision({ lang, base }: PageContext) {
  return (
    <>
      <h2>Ta bort i rätt ordning</h2>
      <DueBox clock={{ state: 'promptly', lang, now: NOW }} chips={<ParagraphChip {...crimeRule(lang)} />}>
        Den som ansvarar för kontot tar bort inlägget när underlaget är säkrat. Verksamheten diarieför och
        polisanmäler.
      </DueBox>
      {removalSteps(lang)}
      <KeyHints lang={lang} helpHref={`${base}/#tangenthjalp`} />
    </>
  )
}

/** The heart of the product, as it is meant to look: queue, matter, decision. */
export function InboxPage({ openId, ...context }: PageContext & { openId: string | undefined }) {
  const { lang, base } = context
  const t = uiTexts(lang)
  const isOpen = openId !== undefined
  return (
    <AppPage
      title={isOpen ? 'Leif S. – Inkorg' : 'Inkorg'}
      lang={lang}
      assets={context.assets}
      accent={context.accent}
      theme={context.theme}
      width="panes"
      frame={{
        organisation: 'Exempelkommunen',
        homeHref: base,
        nav: exampleNav(base, 'inkorg'),
        person: examplePerson,
        languageHref: context.languageHref,
      }}
      skipTo={
        isOpen
          ? [
              { href: '#arende', text: t.skipToContent },
              { href: '#beslut', text: t.skipToDecision },
            ]
          : []
      }
    >
      <InboxPanes
        lang={lang}
        isOpen={isOpen}
        queue={<Queue {...context} openId={openId} />}
        item={
          isOpen ? (
            <Item {...context} />
          ) : (
            <EmptyState
              icon="inbox"
              title="Välj ett ärende i kön"
              text="Det mest brådskande ligger överst."
              action={<ButtonLink href={`${base}/inkorg/arende-1`}>Öppna det första</ButtonLink>}
            />
          )
        }
        decision={isOpen ? <Decision {...context} /> : undefined}
      />
    </AppPage>
  )
}
