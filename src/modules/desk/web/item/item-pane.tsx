import { countOf } from '#core/i18n/plural.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Icon } from '#ui/components/icon/icon.tsx'
import { Journal } from '#ui/components/journal/journal.tsx'
import { PostCard } from '#ui/components/post-card/post-card.tsx'
import { Thread } from '#ui/components/thread/thread.tsx'
import { ItemHead } from '#ui/layout/inbox-panes.tsx'
import { deskTexts } from '../../texts.ts'
import type { ItemView, PostView } from './item-view.ts'

type Props = { item: ItemView; lang: Lang; now: Temporal.Instant; backHref: string }

/** The message where it stood: the post, the thread around it, and what has been done with it. */
export function ItemPane({ item, lang, now, backHref }: Props) {
  const t = deskTexts(lang).item
  const facts = [
    item.place,
    item.postedAt === null ? null : t.posted(formatMoment(item.postedAt, now, lang, { seconds: true })),
    t.received(formatMoment(item.receivedAt, now, lang, { seconds: true })),
    item.permalink === null ? null : (
      <a href={item.permalink} rel="noreferrer">
        {item.isEntered === true ? t.openEntered : t.openOn(item.networkName)}
      </a>
    ),
  ].filter((fact) => fact !== null)
  return (
    <>
      <ItemHead lang={lang} title={item.title} facts={facts} backHref={backHref} />
      {item.notices.map((notice) => (
        <Banner key={notice.title} tone={notice.tone} title={notice.title}>
          {notice.text}
        </Banner>
      ))}
      {item.isVeiled !== null && <Banner tone="warning">{t.veiled[item.isVeiled]}</Banner>}
      {item.isDirect ? (
        <p class="item-direct quiet">
          <Icon name="lock" /> {t.directNote}
        </p>
      ) : (
        <Post post={item.post} isEntered={item.isEntered === true} lang={lang} now={now} />
      )}
      <Thread messages={item.thread} lang={lang} now={now} />
      {item.threadLeftOut > 0 && (
        <p class="quiet small">{t.leftOut(countOf(item.threadLeftOut, t.comments, lang))}</p>
      )}
      <Journal lang={lang} entries={item.journal} />
    </>
  )
}

type PostProps = { post: PostView | null; isEntered: boolean; lang: Lang; now: Temporal.Instant }

function Post({ post, isEntered, lang, now }: PostProps) {
  const t = deskTexts(lang).item
  if (post === null) return <p class="quiet">{isEntered ? t.entered : t.noPost}</p>
  return (
    <>
      {post.state === 'removed' && <Banner tone="info">{t.postGone}</Banner>}
      {post.state === 'hidden' && <Banner tone="info">{t.postHidden}</Banner>}
      <PostCard
        lang={lang}
        now={now}
        account={post.account}
        publishedAt={post.publishedAt ?? undefined}
        publishedBy={post.publishedBy ?? undefined}
        text={post.text}
        attachments={post.attachments}
      />
    </>
  )
}
