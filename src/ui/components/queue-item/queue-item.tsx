import type { ComponentChildren } from 'preact'
import { shortStamp } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import type { Author } from '../author-line/author-line.tsx'
import { AuthorName } from '../author-line/author-line.tsx'
import type { ClockProps } from '../clock/clock.tsx'
import { Clock } from '../clock/clock.tsx'
import { Tag } from '../tag/tag.tsx'
import { TimeThread } from '../time-thread/time-thread.tsx'
import { OutsideText } from '../user-text/user-text.tsx'
import { cutAt } from '../user-text/visible-text.ts'

export type QueueItemProps = {
  /** Unique on the page and stable: the live queue finds its rows by it. */
  id: string
  /** Changes when anything shown changes; the live queue swaps the row only then. */
  version: string
  href: string
  lang: Lang
  now: Temporal.Instant
  author: Author
  /** "Facebook, kommunens sida". */
  place: string
  receivedAt: Temporal.Instant
  excerpt: string
  clock: Omit<ClockProps, 'lang' | 'now' | 'large'>
  /** Share of the time that remains, 0–1; left out where no clock runs. */
  share?: number | undefined
  /** Its class ("klagomål") or what it waits for. */
  tag?: string | undefined
  current?: boolean | undefined
  /** Nobody has opened it yet. */
  fresh?: boolean | undefined
  /** Whose it is, when the view holds several people's. */
  holder?: string | undefined
}

const EXCERPT_CHARACTERS = 220

function excerptOf(text: string): string {
  const oneLine = text.replace(/\s+/gu, ' ').trim()
  const cut = cutAt(oneLine, EXCERPT_CHARACTERS)
  return cut < oneLine.length ? `${oneLine.slice(0, cut)}…` : oneLine
}

/** One matter in the queue. The author's name is the link; its area covers the row. */
export function QueueItem(props: QueueItemProps) {
  const { id, version, href, lang, now, author, place, receivedAt, clock, share, current = false } = props
  const t = uiTexts(lang)
  return (
    <li class={`queue-item is-${clock.state}`} id={id} data-version={version}>
      <div class="queue-item-top">
        <span class="queue-item-who">
          <a class="queue-item-link" href={href} aria-current={current ? 'true' : undefined}>
            <AuthorName author={author} lang={lang} />
          </a>
          <span class="queue-item-place">{place}</span>
          {props.fresh === true && <Tag tone="accent">{t.newItem}</Tag>}
        </span>
        <time datetime={receivedAt.toString()}>{shortStamp(receivedAt, now, lang)}</time>
      </div>
      <p class="queue-item-text" dir="auto">
        {props.excerpt.trim() === '' ? (
          <span class="quiet">{t.emptyText}</span>
        ) : (
          <OutsideText text={excerptOf(props.excerpt)} lang={lang} />
        )}
      </p>
      <div class="queue-item-foot">
        <Clock {...clock} lang={lang} now={now} />
        <span class="queue-item-tags">
          {props.holder !== undefined && <span class="quiet small">{props.holder}</span>}
          {props.tag !== undefined && <Tag>{props.tag}</Tag>}
        </span>
      </div>
      {share !== undefined && <TimeThread state={clock.state} share={share} lang={lang} decorative />}
    </li>
  )
}

/** The rows. The live queue finds them by `data-queue`; a fragment sent to it holds this same list. */
export function QueueList({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ol class="queue-list" aria-label={label} data-queue>
      {children}
    </ol>
  )
}

export type LiveQueueProps = {
  /** Server-sent events; any message means that something in this view may have changed. */
  eventsHref: string
  /** The same view as HTML: a `QueueList`, and elements with `data-live="name"` whose text is to be replaced. */
  fragmentHref: string
  logInHref: string
  children: ComponentChildren
}

/** Keeps the list fresh without moving it under the reader. Without script it is only the list. */
export function LiveQueue({ eventsHref, fragmentHref, logInHref, children }: LiveQueueProps) {
  return (
    <live-queue data-events={eventsHref} data-fragment={fragmentHref} data-log-in={logInHref}>
      {children}
    </live-queue>
  )
}
