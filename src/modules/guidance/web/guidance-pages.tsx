import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import { SECTORS, type Sector, type Situation } from '../rules/guidance.ts'
import { guidanceTexts } from '../texts.ts'

export type Place = {
  readonly lang: Lang
  /** `/vagledning` or `/o/falkenberg/vagledning`. */
  readonly base: string
  readonly organisation: string | null
}

export function hrefIn({ lang, base }: Place, rest = ''): string {
  const path = `${base}${rest}`
  return lang === 'sv' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`
}

const keptLanguage = ({ lang }: Place) => (lang === 'en' ? { fields: { lang: 'en' } } : {})

export type ListView = {
  readonly place: Place
  readonly words: string
  readonly found: readonly Situation[]
  readonly employers: readonly { readonly name: string; readonly href: string }[]
}

/** Every situation as a question, and a search that is forgotten once it is answered. */
export function SituationList({ place, words, found, employers }: ListView) {
  const t = guidanceTexts(place.lang)
  return (
    <>
      <Hero title={t.heading} lead={t.lead}>
        <SearchForm
          lang={place.lang}
          action={place.base}
          label={t.search}
          value={words}
          clearHref={hrefIn(place)}
          {...keptLanguage(place)}
        />
      </Hero>
      <section>
        <h2>{t.all}</h2>
        {found.length === 0 && <p>{t.none}</p>}
        <ul class="bullet-list">
          {found.map((situation) => (
            <li key={situation.key}>
              <a href={hrefIn(place, `/${situation.key}`)}>{situation.question}</a>
              <span class="table-under">{situation.answer}</span>
            </li>
          ))}
        </ul>
      </section>
      <TipWay place={place} employers={employers} />
    </>
  )
}

function TipWay({ place, employers }: Pick<ListView, 'place' | 'employers'>) {
  const t = guidanceTexts(place.lang)
  if (place.organisation !== null)
    return (
      <section class="no-print">
        <p>
          <a href={hrefIn(place, '/tipsa')}>{t.tip.link}</a>
        </p>
      </section>
    )
  return (
    <section class="no-print">
      <p>{t.employer}:</p>
      <ul class="bullet-list">
        {employers.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export type SituationView = {
  readonly place: Place
  readonly situation: Situation
  readonly sector: Sector | null
  /** "Tryckfrihetsförordningen 1 kap. 7 § (1949:105)". */
  readonly laws: readonly string[]
  /** What the organisation's own policy adds. */
  readonly advice: readonly { readonly title: string; readonly text: string }[]
}

export function SituationPage({ place, situation, sector, laws, advice }: SituationView) {
  const t = guidanceTexts(place.lang)
  return (
    <div class="rules-page">
      <Hero title={situation.question} lead={situation.answer} />
      <section class="measure">
        {situation.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      {situation.bySector !== undefined && <SectorPart place={place} situation={situation} sector={sector} />}
      {place.organisation !== null && advice.length > 0 && (
        <Part title={t.policySays(place.organisation)}>
          {advice.map((one) => (
            <p key={one.title}>
              <b>{one.title}</b> {one.text}
            </p>
          ))}
        </Part>
      )}
      {situation.phrases.length > 0 && (
        <Part title={t.phrases}>
          {situation.phrases.map((phrase) => (
            <blockquote key={phrase} class="phrase">
              {phrase}
            </blockquote>
          ))}
        </Part>
      )}
      {laws.length > 0 && (
        <Part title={t.laws}>
          <ul class="bullet-list">
            {laws.map((law) => (
              <li key={law}>{law}</li>
            ))}
          </ul>
        </Part>
      )}
      <p class="rules-version no-print">
        <a href={hrefIn(place)}>{t.back}</a>
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="measure">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function SectorPart({ place, situation, sector }: Pick<SituationView, 'place' | 'situation' | 'sector'>) {
  const t = guidanceTexts(place.lang)
  const answer = sector === null ? undefined : situation.bySector?.[sector]
  return (
    <section class="measure">
      <form class="no-print" method="get" action={`${place.base}/${situation.key}`}>
        {place.lang === 'en' && <input type="hidden" name="lang" value="en" />}
        <Select
          lang={place.lang}
          name="omrade"
          label={t.sector}
          hint={t.sectorHint}
          value={sector ?? ''}
          withEmpty
          choices={SECTORS.map((value) => ({ value, text: t.sectors[value] }))}
        />
        <p>
          <Button>{t.showSector}</Button>
        </p>
      </form>
      {answer !== undefined && <Banner tone="info">{answer}</Banner>}
    </section>
  )
}
