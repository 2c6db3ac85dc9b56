import { formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { countOf } from '#core/i18n/plural.ts'
import type { ListedLaw, Policy } from '#modules/policy/index.ts'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import {
  CONTACT_KEYS,
  known,
  type GroundView,
  type RuleOrigin,
  type VisitorRules,
} from '../rules/visitor-rules.ts'
import { publicTexts } from '../texts.ts'
import { answerWords, removalWords } from './rule-words.ts'
import { inLang, publicPaths } from './paths.ts'

export type RulesView = {
  readonly lang: Lang
  readonly slug: string
  readonly rules: VisitorRules
  readonly laws: readonly ListedLaw[]
  readonly document: Policy['meta']['document']
}

type Para = { readonly title: string; readonly paragraphs: readonly string[] }

/** What visitors are told: generated from the policy in force, so that it is never another than the one we act on. */
export function RulesPage(view: RulesView) {
  const { lang, slug, rules } = view
  const t = publicTexts(lang).rules
  const privacyPage = rules.contacts.privacyPage
  return (
    <div class="rules-page">
      <Hero title={t.heading} lead={t.lead(rules.sender)} />
      <Section title={t.who.title} id="vilka">
        <p>{t.who.text(rules.sender)}</p>
        <p>
          <a href={inLang(publicPaths(slug).register, lang)}>{t.who.link}</a>
        </p>
      </Section>
      <Paragraphs part={t.why} id="varfor" />
      <Paragraphs part={t.reach} id="synlighet" />
      <Paragraphs part={t.record} id="allman-handling" />
      <Section title={t.privacy.title} id="personuppgifter">
        {t.privacy.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {privacyPage !== null && (
          <p>
            <a href={privacyPage}>{t.privacy.link}</a>
          </p>
        )}
      </Section>
      <Forbidden view={view} />
      <Measures view={view} />
      <Answers view={view} />
      <Contact view={view} />
      <Laws view={view} />
      <Version view={view} />
    </div>
  )
}

function Section({ title, id, children }: { title: string; id: string; children: preact.ComponentChildren }) {
  return (
    <section id={id} class="measure">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Paragraphs({ part, id }: { part: Para; id: string }) {
  return (
    <Section title={part.title} id={id}>
      {part.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Section>
  )
}

function GroundList({ grounds, among }: { grounds: readonly GroundView[]; among: string }) {
  return (
    <ul class="bullet-list">
      {grounds.map((ground) => (
        <li key={ground.label}>
          <b>{ground.label}.</b> {ground.text}
          {ground.parts.length > 0 && ` ${among} ${ground.parts.join(', ').toLowerCase()}.`}
          {ground.law !== null && <span class="table-under">{ground.law}</span>}
        </li>
      ))}
    </ul>
  )
}

function Forbidden({ view: { lang, rules } }: { view: RulesView }) {
  const t = publicTexts(lang).rules.forbidden
  return (
    <Section title={t.title} id="tas-bort">
      <p>{t.text}</p>
      <GroundList grounds={rules.grounds} among={t.among} />
      {rules.byLaw.length > 0 && (
        <>
          <h3>{t.byLaw}</h3>
          <GroundList grounds={rules.byLaw} among={t.among} />
        </>
      )}
    </Section>
  )
}

function Measures({ view: { lang, rules } }: { view: RulesView }) {
  const t = publicTexts(lang)
  const m = t.rules.measures
  const { blocking } = rules
  return (
    <Section title={m.title} id="atgarder">
      {removalWords(rules.removal.time, lang).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{m.kept}</p>
      <p>{rules.tellsAuthor ? m.told : m.notTold}</p>
      <p>
        {blocking === null
          ? m.noBlocking
          : m.blocking(
              countOf(blocking.warnings, t.time.warnings, lang),
              countOf(blocking.reviewAfterMonths, t.time.months, lang),
            )}
      </p>
      <Origin lang={lang} origins={[rules.origin.removal, rules.origin.notice, rules.origin.blocking]} />
    </Section>
  )
}

function Answers({ view: { lang, rules } }: { view: RulesView }) {
  const t = publicTexts(lang).rules.answers
  return (
    <Section title={t.title} id="svarstid">
      {rules.answerTimes.map((time) => (
        <p key={`${String(time.isUrgent)}${time.unit}`}>
          {answerWords(time, lang, rules.answerTimes.length === 1)}
        </p>
      ))}
      <p>{rules.answersOnlyOwnPosts ? t.onlyOwn : t.anywhere}</p>
      <p>
        <b>{t.emergency}</b>
      </p>
      <Origin lang={lang} origins={[rules.origin.answers]} />
    </Section>
  )
}

function Origin({ lang, origins }: { lang: Lang; origins: readonly RuleOrigin[] }) {
  const words = origins.flatMap(({ source, law }) => [source, law ?? '']).filter((text) => text !== '')
  if (words.length === 0) return null
  return <p class="quiet small">{publicTexts(lang).rules.basedOn([...new Set(words)].join(' · '))}</p>
}

function Contact({ view: { lang, rules } }: { view: RulesView }) {
  const t = publicTexts(lang).rules.contact
  const items = CONTACT_KEYS.map((key) => {
    const value = rules.contacts[key]
    return {
      term: t.keys[key],
      value: value === null ? <span class="quiet">{t.unknown}</span> : linked(key, value),
    }
  })
  return (
    <Section title={t.title} id="kontakt">
      <KeyList items={items} />
      <p>{t.appeal}</p>
    </Section>
  )
}

export function linked(key: (typeof CONTACT_KEYS)[number], value: string) {
  if (key === 'email') return <a href={`mailto:${value}`}>{value}</a>
  if (key === 'phone') return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{value}</a>
  return /^https?:\/\//i.test(value) ? <a href={value}>{value}</a> : value
}

function Laws({ view: { lang, laws } }: { view: RulesView }) {
  const t = publicTexts(lang).rules.laws
  return (
    <section id="lagar">
      <h2>{t.title}</h2>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={laws}
        rowKey={(law) => law.id}
        isClosed={(law) => law.isRepealed}
        columns={[
          { header: t.name, naming: true, cell: (law) => law.name[lang] },
          { header: t.number, cell: (law) => law.sfs ?? '' },
          { header: t.status, cell: (law) => lawStatus(law, lang) },
        ]}
      />
    </section>
  )
}

function lawStatus(law: ListedLaw, lang: Lang): string {
  const t = publicTexts(lang).rules.laws
  if (!law.isRepealed) return t.inForce
  const { repealedOn, successor } = law
  const when =
    repealedOn === null
      ? t.repealedNoDay
      : t.repealed(formatDay(Temporal.PlainDate.from(repealedOn), lang, { long: true }))
  return successor === null ? when : `${when}, ${t.replacedBy(successor.name[lang])}`
}

function Version({ view: { lang, document } }: { view: RulesView }) {
  const t = publicTexts(lang).rules
  const from = known(document.validFrom)
  return (
    <p class="quiet small rules-version">
      {t.version(document.title, document.version)}{' '}
      {from === null
        ? t.validUnknown
        : t.validFrom(formatDay(Temporal.PlainDate.from(from), lang, { long: true }))}
    </p>
  )
}
