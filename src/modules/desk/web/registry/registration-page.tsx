import { formatExact } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Journal, type JournalEntry } from '#ui/components/journal/journal.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import { summaryOf, type FormKit } from '../form-kit.tsx'
import { Chip } from '../item/chip.tsx'
import { paths } from '../paths.ts'
import { RegistrationForms } from './registration-forms.tsx'
import type { HopView, RegistrationPageView } from './registration-view.ts'

type Props = { view: RegistrationPageView; kit: FormKit }

/** One hand-over: what it is and why, what this desk may do with it, and the way it has come. */
export function RegistrationPage({ view, kit }: Props) {
  const { lang } = kit
  const t = deskTexts(lang).registry
  return (
    <>
      <Breadcrumb lang={lang} crumbs={[{ text: t.title, href: paths.registry }]} />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.from(view.author)}</h1>
      <div class="hand-over">
        <Content view={view} kit={kit} />
        <div class="hand-over-actions">
          <Standing view={view} />
          {view.may.size > 0 && (
            <Card title={t.actions}>
              <RegistrationForms view={view} kit={kit} />
            </Card>
          )}
        </div>
        <Journal lang={lang} title={t.hops} entries={view.hops.map(hopEntry)} />
      </div>
    </>
  )
}

function hopEntry({ at, what, detail, by }: HopView): JournalEntry {
  return { at, what, by, detail: detail === undefined ? undefined : <q>{detail}</q> }
}

function Standing({ view }: Pick<Props, 'view'>) {
  const tone = view.state === 'under-way' ? 'info' : view.state === 'rejected' ? 'warning' : 'done'
  return (
    <Banner tone={tone} title={view.number ?? view.stateWords}>
      {view.number !== null && view.stateWords}
      {view.reason !== null && <p>{view.reason}</p>}
    </Banner>
  )
}

function Content({ view, kit }: Props) {
  const t = deskTexts(kit.lang).registry
  return (
    <div class="hand-over-content">
      {view.suggestsSecrecy && <Banner tone="warning">{t.secrecy}</Banner>}
      <blockquote class="letter">
        <UserText text={view.excerpt} lang={kit.lang} />
      </blockquote>
      <KeyList items={factsOf({ view, kit })} />
      <div class="row">
        {view.packageHref !== null && (
          <ButtonLink href={view.packageHref} icon="file">
            {t.package}
          </ButtonLink>
        )}
        <ButtonLink href={view.itemHref} kind="quiet">
          {t.openItem}
        </ButtonLink>
      </div>
    </div>
  )
}

function factsOf({ view, kit }: Props) {
  const { lang } = kit
  const t = deskTexts(lang).registry
  return [
    { term: t.sender, value: view.author },
    { term: t.columns.account, value: view.account },
    ...(view.postedAt === null ? [] : [{ term: t.posted, value: formatExact(view.postedAt) }]),
    { term: t.received, value: formatExact(view.receivedAt) },
    { term: t.columns.unit, value: view.unit },
    { term: t.criterion, value: <Chip chip={view.criterion} lang={lang} /> },
    ...(view.note === '' ? [] : [{ term: deskTexts(lang).registration.note, value: view.note }]),
    ...(view.ongoingCase === null ? [] : [{ term: t.linkNumber, value: view.ongoingCase }]),
  ]
}
