import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import type { Attachment } from '../attachments/attachments.tsx'
import { Attachments } from '../attachments/attachments.tsx'
import { AuthorLine } from '../author-line/author-line.tsx'
import { UserText } from '../user-text/user-text.tsx'

export type PostCardProps = {
  lang: Lang
  now: Temporal.Instant
  /** The account it was published in. */
  account: string
  publishedAt?: Temporal.Instant | undefined
  /** The member of staff who published; left out where the name is withheld. */
  publishedBy?: string | undefined
  /** Policy version in force. */
  version?: string | undefined
  text: string
  attachments?: readonly Attachment[] | undefined
  /** Links under the text: open on the network, show in the calendar. */
  links?: ComponentChildren | undefined
  children?: ComponentChildren | undefined
}

/** What we published: the post a thread hangs from, a preview, an item in the archive. */
export function PostCard(props: PostCardProps) {
  const { lang, now, account, publishedAt, publishedBy, version, text, attachments = [], links } = props
  const meta = [publishedBy, version === undefined ? undefined : uiTexts(lang).policyVersion(version)]
  return (
    <article class="post-card">
      <AuthorLine
        author={{ name: account }}
        own
        lang={lang}
        now={now}
        at={publishedAt}
        meta={meta.filter((piece) => piece !== undefined)}
      />
      <div class="post-card-text">
        <UserText text={text} lang={lang} />
      </div>
      <Attachments items={attachments} lang={lang} />
      {links !== undefined && <p class="post-card-links row small">{links}</p>}
      {props.children}
    </article>
  )
}
