import type { ComponentChildren } from 'preact'
import { formatDate, formatTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'

export type JournalEntry = {
  at: Temporal.Instant
  /** What happened, in a word or two: "Underlag säkrat". */
  what: string
  /** The rest of the sentence. */
  detail?: ComponentChildren | undefined
  /** Who, when a person did it. */
  by?: string | undefined
  /** Its paragraph chip. */
  rule?: ComponentChildren | undefined
  href?: string | undefined
}

export type JournalProps = {
  lang: Lang
  entries: readonly JournalEntry[]
  title?: string | undefined
  /** Heading level on its page. */
  level?: 2 | 3 | undefined
}

function Entry({ entry, lang }: { entry: JournalEntry; lang: Lang }) {
  const what = <b>{entry.what}</b>
  return (
    <li class="journal-entry">
      <time class="num" datetime={entry.at.toString()}>
        {formatTime(entry.at, { seconds: true })}
      </time>
      <div>
        {entry.href === undefined ? what : <a href={entry.href}>{what}</a>} {entry.detail}
        {entry.by !== undefined && <> {uiTexts(lang).by(entry.by)}</>}
        {entry.rule !== undefined && <div class="journal-rule">{entry.rule}</div>}
      </div>
    </li>
  )
}

function byDay(entries: readonly JournalEntry[], lang: Lang): [string, JournalEntry[]][] {
  return [...Map.groupBy(entries, (entry) => formatDate(entry.at, lang, { long: true }))]
}

/** Who did what, when, under which rule. In the order given; printed whole. */
export function Journal({ lang, entries, title, level = 2 }: JournalProps) {
  const t = uiTexts(lang)
  const Title = level === 2 ? 'h2' : 'h3'
  const Day = level === 2 ? 'h3' : 'h4'
  return (
    <section class="journal" aria-label={title ?? t.journal}>
      <Title class="journal-title">{title ?? t.journal}</Title>
      {entries.length === 0 && <p class="quiet small">{t.noRows}</p>}
      {byDay(entries, lang).map(([day, ofDay]) => (
        <div key={day} class="journal-day">
          <Day class="journal-date">{day}</Day>
          <ol>
            {ofDay.map((entry, i) => (
              <Entry key={i} entry={entry} lang={lang} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
