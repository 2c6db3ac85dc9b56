import { formatDateTime, formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import type { ListedLaw } from '../law-catalogue.ts'
import type { Unknown } from '../list-unknowns.ts'
import type { ListedVersion } from '../queries.ts'
import type { RuleView, SituationView } from './build-policy-view.ts'
import { paths } from './paths.ts'
import { policyPageTexts } from './texts.ts'

export type PolicyView = {
  readonly lang: Lang
  readonly title: string
  readonly label: string
  readonly words: string
  readonly situations: readonly SituationView[]
  readonly unknowns: readonly Unknown[]
  readonly versions: readonly ListedVersion[]
  readonly laws: readonly ListedLaw[]
  /** The version shown when it is not the one in force. */
  readonly versionId: string | null
}

/** The policy as staff read it: every rule with value, force, source and layer. */
export function PolicyPage(view: PolicyView) {
  const { lang, words, situations } = view
  const t = policyPageTexts(lang)
  const fields = view.versionId === null ? {} : { version: view.versionId }
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(view.title, view.label)}</p>
      <SearchForm
        lang={lang}
        action={paths.policy}
        label={t.search}
        value={words}
        clearHref={paths.policy}
        fields={fields}
      />
      {situations.length === 0 ? <p>{t.none}</p> : <Jump lang={lang} situations={situations} />}
      {words === '' && <Unknowns view={view} />}
      {situations.map((situation) => (
        <section key={situation.key} id={`regler-${situation.key}`} class="stack">
          <h2>{situation.title}</h2>
          {situation.rules.map((rule) => (
            <RuleRow key={rule.ruleId} rule={rule} lang={lang} label={view.label} />
          ))}
        </section>
      ))}
      <Versions view={view} />
      <Laws view={view} />
    </div>
  )
}

function Jump({ lang, situations }: Pick<PolicyView, 'lang' | 'situations'>) {
  return (
    <nav class="no-print" aria-label={policyPageTexts(lang).jump}>
      <ul class="row">
        {situations.map(({ key, title }) => (
          <li key={key}>
            <a href={`#regler-${key}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RuleRow({ rule, lang, label }: { rule: RuleView; lang: Lang; label: string }) {
  const t = policyPageTexts(lang)
  return (
    <div id={rule.ruleId}>
      <ParagraphChip
        lang={lang}
        title={rule.label}
        modality={rule.modality}
        demand={rule.note ?? rule.label}
        source={rule.source}
        {...(rule.law === null ? {} : { laws: [{ text: rule.law }] })}
        {...(rule.requirement === null ? {} : { requirements: rule.requirement.split(', ') })}
        version={label}
      />
      <KeyList
        small
        items={[
          { term: t.value, value: rule.isUnknown ? <b>{rule.value}</b> : rule.value },
          { term: t.layer, value: rule.layer },
        ]}
      />
    </div>
  )
}

function Unknowns({ view: { lang, unknowns } }: { view: PolicyView }) {
  const t = policyPageTexts(lang)
  if (unknowns.length === 0) return null
  return (
    <Card title={t.unknownsTitle}>
      <p>{t.unknownsLead}</p>
      <ul class="plain-list">
        {unknowns.map(({ path, label }) => (
          <li key={path}>
            {label[lang]} <code>{path}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Versions({ view: { lang, versions } }: { view: PolicyView }) {
  const t = policyPageTexts(lang)
  return (
    <>
      <p>
        <a href={paths.versions}>{t.allVersions}</a>
      </p>
      <DataTable
        caption={t.versionsTitle}
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          {
            header: t.version,
            naming: true,
            cell: ({ id, label }) => <a href={paths.version(id)}>{label}</a>,
          },
          { header: t.validFrom, cell: ({ validFrom }) => formatDateTime(validFrom, lang) },
          { header: t.state, cell: ({ state }) => t.versionState[state] },
        ]}
      />
    </>
  )
}

function Laws({ view: { lang, laws } }: { view: PolicyView }) {
  const t = policyPageTexts(lang)
  const status = ({ isRepealed, repealedOn, successor }: ListedLaw): string =>
    isRepealed
      ? t.lawRepealed(
          repealedOn === null ? '' : formatDay(Temporal.PlainDate.from(repealedOn), lang),
          successor?.name[lang] ?? '',
        )
      : t.lawInForce
  return (
    <>
      {laws.some(({ isNamed, isRepealed }) => isNamed && isRepealed) && (
        <Banner tone="warning" title={t.lawWarning} />
      )}
      <DataTable
        caption={t.lawsTitle}
        rows={laws}
        rowKey={({ id }) => id}
        isClosed={({ isRepealed }) => isRepealed}
        columns={[
          { header: t.lawsTitle, naming: true, cell: ({ name }) => name[lang] },
          { header: t.lawNumber, cell: ({ sfs }) => sfs ?? '' },
          { header: t.state, cell: status },
          { header: t.lawNamed, cell: ({ isNamed }) => (isNamed ? t.yes : t.no) },
        ]}
      />
    </>
  )
}
