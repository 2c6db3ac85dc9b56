import type { Lang } from '#core/i18n/lang.ts'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { Hero } from '#ui/layout/public-page.tsx'
import type { VisitorRules } from '../rules/visitor-rules.ts'
import { publicTexts } from '../texts.ts'
import { linked } from './rules-page.tsx'

/** Where shortcomings of public websites are reported under 20 § of the Act. */
const REPORT_TO_DIGG = 'https://www.digg.se/tdosanmalan'

/** The statement that the Act (2018:1937) asks for: what is met, what is not, whom to tell, where to complain. */
export function AccessibilityPage({ lang, rules }: { lang: Lang; rules: VisitorRules }) {
  const t = publicTexts(lang)
  const a = t.accessibility
  const ways = (['phone', 'email', 'visit'] as const).flatMap((key) => {
    const value = rules.contacts[key]
    return value === null ? [] : [{ term: t.rules.contact.keys[key], value: linked(key, value) }]
  })
  return (
    <div class="rules-page">
      <Hero title={a.heading} lead={a.lead(rules.sender)} />
      <section class="measure">
        <p>{a.law}</p>
        <p>{a.which}</p>
      </section>
      <section class="measure">
        <h2>{a.status.title}</h2>
        <p>{a.status.text}</p>
        <Points points={a.status.known} />
        <h3>{a.status.metTitle}</h3>
        <Points points={a.status.met} />
      </section>
      <section class="measure">
        <h2>{a.tested.title}</h2>
        <p>{a.tested.text}</p>
        <p>{a.tested.updated}</p>
      </section>
      <section class="measure">
        <h2>{a.report.title}</h2>
        <p>{a.report.text}</p>
        {ways.length === 0 ? <p>{a.report.none}</p> : <KeyList items={ways} />}
      </section>
      <section class="measure">
        <h2>{a.oversight.title}</h2>
        <p>{a.oversight.text}</p>
        <p>
          <a href={REPORT_TO_DIGG}>{a.oversight.link}</a>
        </p>
      </section>
    </div>
  )
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul class="bullet-list">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}
