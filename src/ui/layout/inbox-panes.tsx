import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { Icon } from '../components/icon/icon.tsx'
import { uiTexts } from '../texts.ts'

export type InboxPanesProps = {
  lang: Lang
  queue: ComponentChildren
  /** The open matter, or what to show when none is. */
  item: ComponentChildren
  decision?: ComponentChildren | undefined
  /** Whether a matter is open: on a narrow screen it then takes the queue's place. */
  isOpen: boolean
}

/** Queue, matter, decision: three panes that scroll by themselves where there is room, one column where there is not. */
export function InboxPanes({ lang, queue, item, decision, isOpen }: InboxPanesProps) {
  const t = uiTexts(lang)
  return (
    <div class={`panes${isOpen ? ' panes-open' : ''}`}>
      <section class="pane pane-queue" id="ko" aria-label={t.queue} data-keep-scroll="queue">
        {queue}
      </section>
      <section class="pane pane-item" id="arende" aria-label={t.matter}>
        {item}
      </section>
      {decision !== undefined && (
        <section class="pane pane-decision" id="beslut" aria-label={t.decision}>
          {decision}
        </section>
      )}
    </div>
  )
}

export type QueueHeadProps = {
  title: string
  /** "23 öppna · 2 brådskar". */
  summary?: ComponentChildren | undefined
  /** 2 when a matter is open: then the matter is what the page is about, and its title the first heading. */
  level?: 1 | 2 | undefined
  /** Views and search. */
  children?: ComponentChildren | undefined
}

export function QueueHead({ title, summary, level = 1, children }: QueueHeadProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div class="queue-head">
      <div class="section-head">
        <Title class="queue-title">{title}</Title>
        {summary !== undefined && <span class="quiet small">{summary}</span>}
      </div>
      {children}
    </div>
  )
}

export type ItemHeadProps = {
  lang: Lang
  /** "Kommentar av Leif S." */
  title: ComponentChildren
  /** Where and when, each its own piece. */
  facts: readonly ComponentChildren[]
  backHref: string
  hasDecision?: boolean | undefined
}

/** First in the matter's pane: the way back on a narrow screen, what it is, where and when. */
export function ItemHead({ lang, title, facts, backHref, hasDecision = true }: ItemHeadProps) {
  const t = uiTexts(lang)
  return (
    <div class="item-head">
      <p class="item-ways small">
        <a href={backHref}>
          <Icon name="back" /> {t.backToQueue}
        </a>
        {hasDecision && (
          <a href="#beslut">
            {t.toDecision} <Icon name="down" />
          </a>
        )}
      </p>
      <h1 class="item-title">{title}</h1>
      <p class="item-facts quiet small">
        {facts.map((fact, i) => (
          <span key={i}>{fact}</span>
        ))}
      </p>
    </div>
  )
}
