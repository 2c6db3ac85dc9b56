import type { ComponentChildren } from 'preact'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import type { Chip } from '#modules/policy/index.ts'
import { AUDIENCES, SECTORS, type Sector, type Situation } from '../rules/guidance.ts'
import type { Advice } from '../rules/policy-advice.ts'
import { guidanceTexts } from '../texts.ts'
import { hrefIn, type Place } from './place.ts'

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
      {found.length === 0 && <p>{t.none}</p>}
      {AUDIENCES.map((audience) => (
        <Group
          key={audience}
          place={place}
          title={t.audiences[audience]}
          situations={found.filter((situation) => situation.audience === audience)}
        />
      ))}
      <TipWay place={place} employers={employers} />
    </>
  )
}

type GroupProps = {
  readonly place: Place
  readonly title: string
  readonly situations: readonly Situation[]
}

function Group({ place, title, situations }: GroupProps) {
  if (situations.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="bullet-list">
        {situations.map((situation) => (
          <li key={situation.key}>
            <a href={hrefIn(place, `/${situation.key}`)}>{situation.question}</a>
            <span class="table-under">{situation.answer}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TipWay({ place, employers }: Pick<ListView, 'place' | 'employers'>) {
  const t = guidanceTexts(place.lang)
  if (place.organisation !== null)
    return (
      <section class="no-print">
        <h2>{t.onwards}</h2>
        <ul class="bullet-list">
          <li>
            <a href={hrefIn(place, '/tipsa')}>{t.tip.link}</a>
          </li>
          <li>
            <a href={hrefIn(place, '/beratta')}>{t.report.link}</a>
          </li>
        </ul>
      </section>
    )
  return (
    <section class="no-print">
      <h2>{t.employer}</h2>
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

export type AdviceView = Advice & { readonly chip: Chip | null; readonly version: string }

export type SituationView = {
  readonly place: Place
  readonly situation: Situation
  readonly sector: Sector | null
  /** "Tryckfrihetsförordningen 1 kap. 7 § (1949:105)". */
  readonly laws: readonly string[]
  /** What the organisation's own policy adds. */
  readonly advice: readonly AdviceView[]
}

export function SituationPage({ place, situation, sector, laws, advice }: SituationView) {
  const t = guidanceTexts(place.lang)
  const phrases = [...new Set([...situation.phrases, ...advice.flatMap((one) => one.phrases)])]
  return (
    <div class="rules-page">
      <Hero title={situation.question} lead={situation.answer} />
      {situation.paragraphs.length > 0 && (
        <section class="measure">
          {situation.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      )}
      {situation.bySector !== undefined && <SectorPart place={place} situation={situation} sector={sector} />}
      {place.organisation !== null && advice.length > 0 && (
        <Part title={t.policySays(place.organisation)}>
          {advice.map((one) => (
            <OwnAdvice key={one.ruleId} place={place} advice={one} isAnswer={one.text === situation.answer} />
          ))}
        </Part>
      )}
      {phrases.length > 0 && (
        <Part title={t.phrases}>
          {phrases.map((phrase) => (
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
      <Onwards place={place} situation={situation} />
    </div>
  )
}

/** What the policy says in its own words, with the rule it is; where it is the whole answer the words stand above already. */
function OwnAdvice(props: { place: Place; advice: AdviceView; isAnswer: boolean }) {
  const { place, advice, isAnswer } = props
  const { title, text, links, chip, version } = advice
  return (
    <div class="own-advice">
      {!isAnswer && (
        <p>
          <b>{title}</b> {text}
        </p>
      )}
      {links.length > 0 && (
        <ul class="bullet-list">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      )}
      {chip !== null && (
        <ParagraphChip
          lang={place.lang}
          title={chip.label}
          modality={chip.modality}
          demand={text}
          source={chip.source}
          version={version}
        />
      )}
    </div>
  )
}

/** Bullying and crime can be told from here, to one's own manager. */
function Onwards({ place, situation: { key } }: Pick<SituationView, 'place' | 'situation'>) {
  const t = guidanceTexts(place.lang)
  const mayTell = place.organisation !== null && (key === 'bullying' || key === 'crime')
  return (
    <ul class="plain-list rules-version no-print">
      {mayTell && (
        <li>
          <a href={hrefIn(place, `/beratta?vad=${key}`)}>{t.report.link}</a>
        </li>
      )}
      <li>
        <a href={hrefIn(place)}>{t.back}</a>
      </li>
    </ul>
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
