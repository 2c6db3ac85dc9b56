import type { ComponentChildren } from 'preact'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { OutsideText } from '../user-text/user-text.tsx'

/** Somebody outside. `null` where the network no longer says who it was (a deleted account, a withheld name). */
export type Author = {
  name: string
  handle?: string | undefined
  /** `name` says why there is none. */
  isRemoved?: boolean | undefined
} | null

export function AuthorName({ author, lang }: { author: Author; lang: Lang }) {
  if (author === null) return <span class="author-missing">{uiTexts(lang).missingAuthor}</span>
  if (author.isRemoved === true) return <span class="author-missing">{author.name}</span>
  return (
    <b class="author-name">
      <OutsideText text={author.name} lang={lang} />
    </b>
  )
}

export type AuthorLineProps = {
  author: Author
  lang: Lang
  at?: Temporal.Instant | undefined
  now?: Temporal.Instant | undefined
  /** Marks our own account among the voices. */
  own?: boolean | undefined
  /** Facts after the time, each its own piece: "Kim Åkerlund", "regelverk 2026-03". */
  meta?: readonly ComponentChildren[] | undefined
  /** Tags and links last on the line. */
  children?: ComponentChildren | undefined
}

/** Who and when, on one line. No pictures of people: they would be personal data fetched from the network for nothing. */
export function AuthorLine({ author, lang, at, now, own = false, meta = [], children }: AuthorLineProps) {
  return (
    <p class="author-line">
      <AuthorName author={author} lang={lang} />
      {author?.handle !== undefined && (
        <span class="author-handle">
          <OutsideText text={author.handle} lang={lang} />
        </span>
      )}
      {own && <span class="author-own">{uiTexts(lang).ownPost}</span>}
      {at !== undefined && <time datetime={at.toString()}>{formatMoment(at, now ?? at, lang)}</time>}
      {meta.map((piece, i) => (
        <span key={i}>{piece}</span>
      ))}
      {children}
    </p>
  )
}
