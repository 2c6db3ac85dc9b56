import { formatDateTime, formatExact } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Journal } from '#ui/components/journal/journal.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import { deskTexts } from '../../texts.ts'
import type { FormKit } from '../form-kit.tsx'
import { Chip } from '../item/chip.tsx'
import { paths } from '../paths.ts'
import { RegistrationForms } from './registration-forms.tsx'
import type { RegistrationPageView } from './registration-view.ts'

/** One hand-over: what it is, why, the package, and what this desk may do with it. */
export function RegistrationPage({ view, kit }: { view: RegistrationPageView; kit: FormKit }) {
  const { lang } = kit
  const t = deskTexts(lang).registry
  const facts = [
    { term: t.sender, value: view.author },
    { term: t.columns.account, value: view.account },
    { term: t.posted, value: view.postedAt === null ? '–' : formatExact(view.postedAt) },
    { term: t.received, value: formatExact(view.receivedAt) },
    { term: t.columns.unit, value: view.unit },
    { term: t.criterion, value: <Chip chip={view.criterion} lang={lang} /> },
    ...(view.note === '' ? [] : [{ term: deskTexts(lang).registration.note, value: view.note }]),
    ...(view.ongoingCase === null ? [] : [{ term: t.linkNumber, value: view.ongoingCase }]),
  ]
  return (
    <>
      <Breadcrumb lang={lang} crumbs={[{ text: t.title, href: paths.registry }]} />
      <h1>{t.from(view.author)}</h1>
      <Banner tone={view.state === 'under-way' ? 'info' : 'done'}>
        {view.number ?? view.stateWords}
        {view.reason !== null && <> · {view.reason}</>}
      </Banner>
      {view.suggestsSecrecy && <Banner tone="warning">{t.secrecy}</Banner>}
      <blockquote class="sheet">
        <UserText text={view.excerpt} lang={lang} />
      </blockquote>
      <div class="form-actions">
        {view.packageHref !== null && (
          <ButtonLink href={view.packageHref} icon="file">
            {t.package}
          </ButtonLink>
        )}
        <ButtonLink href={view.itemHref} kind="quiet">
          {t.openItem}
        </ButtonLink>
      </div>
      <KeyList items={facts} />
      <RegistrationForms view={view} kit={kit} />
      <Journal
        lang={lang}
        title={t.hops}
        entries={view.hops.map((hop) => ({ at: hop.at, what: hop.what, by: hop.by }))}
      />
      <p class="quiet small">{formatDateTime(view.receivedAt, lang)}</p>
    </>
  )
}
