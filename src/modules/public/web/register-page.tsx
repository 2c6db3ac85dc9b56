import type { RegisterEntry } from '#modules/accounts/index.ts'
import { formatDateTimeLong, formatDay } from '#core/i18n/dates.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { DataTable, type Column } from '#ui/components/table/table.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { FactStrip, Hero } from '#ui/layout/public-page.tsx'
import { groupRegister, isClosed, lastChangedAt, type RegisterGroup } from '../rules/search-register.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import type { RegisterView } from './register-view.ts'
import { RegisterFilter } from './register-filter.tsx'

export function RegisterPage(view: RegisterView) {
  const { lang, slug, all, shown } = view
  const t = publicTexts(lang)
  return (
    <>
      <Hero title={t.register.heading} lead={t.register.lead}>
        <CheckForm lang={lang} slug={slug} />
      </Hero>
      <FactStrip facts={factsOf(view)} />
      {all.length > 0 && <RegisterFilter {...view} />}
      {all.length === 0 && <p class="table-empty">{t.register.empty}</p>}
      {all.length > 0 && shown.length === 0 && <p class="table-empty">{t.register.none}</p>}
      {groupRegister(shown).map((group) => (
        <AccountGroup key={group.unit ?? ''} group={group} lang={lang} />
      ))}
      <section>
        <h2>{t.register.basisTitle}</h2>
        <p class="measure">{t.register.basis}</p>
        <ul class="plain-list">
          {view.basis.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

export function CheckForm({ lang, slug, value }: { lang: Lang; slug: string; value?: string }) {
  const t = publicTexts(lang).check
  return (
    <SearchForm
      lang={lang}
      action={publicPaths(slug).check}
      label={t.label}
      name="konto"
      id="konto"
      value={value}
      buttonText={t.button}
      example={t.example}
      main
      {...(lang === 'en' ? { fields: { lang: 'en' } } : {})}
    />
  )
}

function factsOf({ lang, slug, all }: RegisterView) {
  const t = publicTexts(lang).register
  const paths = publicPaths(slug)
  const closed = all.filter(isClosed).length
  const changedAt = lastChangedAt(all)
  const data = [
    ['json', 'JSON'],
    ['csv', 'CSV'],
    ['ttl', 'DCAT-AP-SE'],
    ['atom', 'Atom'],
  ] as const
  return [
    t.count(formatNumber(all.length - closed, lang), formatNumber(closed, lang)),
    ...(changedAt === null ? [] : [t.updated(formatDateTimeLong(changedAt, lang))]),
    <span class="no-print">
      {t.asData}{' '}
      {data.map(([ending, name], at) => (
        <span key={ending}>
          {at > 0 && ' · '}
          <a href={ending === 'atom' ? inLang(paths.feed, lang) : paths.data(ending)}>{name}</a>
        </span>
      ))}
    </span>,
    <a class="no-print" href={inLang(paths.embed, lang)}>
      {t.hasEmbed}
    </a>,
  ]
}

export function AccountGroup({ group, lang }: { group: RegisterGroup; lang: Lang }) {
  const title = group.unit ?? publicTexts(lang).register.common
  return (
    <section>
      <DataTable
        caption={title}
        columns={columnsOf(lang)}
        rows={group.entries}
        rowKey={(entry) => entry.accountId}
        isClosed={isClosed}
      />
    </section>
  )
}

function columnsOf(lang: Lang): readonly Column<RegisterEntry>[] {
  const { columns, stacked, missing } = publicTexts(lang).register
  const orMissing = (text: string) => (text === '' ? missing : <InSwedish lang={lang} text={text} />)
  return [
    { header: columns.account, naming: true, cell: (entry) => <AccountName entry={entry} /> },
    { header: columns.place, stackedLabel: stacked.place, cell: (entry) => entry.platformName },
    { header: columns.why, stackedLabel: stacked.why, cell: (entry) => <Why entry={entry} lang={lang} /> },
    { header: columns.who, stackedLabel: stacked.who, cell: (entry) => orMissing(entry.audience) },
    {
      header: columns.responsible,
      stackedLabel: stacked.responsible,
      cell: (entry) => orMissing(capital(entry.responsible)),
    },
  ]
}

/** What our services have written is in Swedish on the English page too, and said to be (WCAG 3.1.2). */
function InSwedish({ lang, text }: { lang: Lang; text: string }) {
  return lang === 'sv' ? <>{text}</> : <span lang="sv">{text}</span>
}

/** A role is written as in the middle of a sentence. */
function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)
}

function AccountName({ entry }: { entry: RegisterEntry }) {
  const isLinked = entry.url !== null && !isClosed(entry) && /^https?:\/\//i.test(entry.url)
  return (
    <span id={`konto-${entry.accountId}`}>
      {isLinked ? (
        <a href={entry.url} rel="noopener">
          <b dir="auto">{entry.name}</b>
        </a>
      ) : (
        <b dir="auto">{entry.name}</b>
      )}
      {entry.handle !== '' && <span class="table-under">{entry.handle}</span>}
    </span>
  )
}

function Why({ entry, lang }: { entry: RegisterEntry; lang: Lang }) {
  const t = publicTexts(lang).register
  if (isClosed(entry)) return <>{closedWords(entry, lang)}</>
  const state: string = t.status[entry.status]
  return (
    <>
      {entry.purpose === '' ? t.missing : <InSwedish lang={lang} text={entry.purpose} />}
      {state !== '' && <span class="table-under">{state}</span>}
      {entry.assignments.length > 0 && (
        <span class="table-under">
          {t.assignments}: {entry.assignments.map(t.assignmentBy).join('; ')}
        </span>
      )}
    </>
  )
}

export function closedWords(entry: RegisterEntry, lang: Lang): string {
  const t = publicTexts(lang).register
  const when =
    entry.closedOn === null ? t.closedNoDay : t.closedOn(formatDay(entry.closedOn, lang, { long: true }))
  return `${when} ${entry.recordsPlace === null ? t.recordsUnknown : t.recordsAt(entry.recordsPlace)}`
}
