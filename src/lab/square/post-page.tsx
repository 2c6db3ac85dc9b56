import { Comment } from './comment.tsx'
import type { OpenForm } from './comment.tsx'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Deeds } from './deeds.tsx'
import { Layout } from './layout.tsx'
import { Picture } from './picture.tsx'
import { Reactions } from './reactions.tsx'
import { TryIt } from './try-it.tsx'
import { pagePath, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

type Props = {
  readonly view: View
  readonly postId: string
  readonly draft: Draft
  readonly open: OpenForm | null
}

function PostItself({ view, postId }: { readonly view: View; readonly postId: string }) {
  const seen = view.lab.publicView(postId, view.me?.id ?? null)
  const { post } = seen
  return (
    <article class="card post">
      <h1>
        <a href={pagePath(view, post.pageId)}>{seen.pageName}</a>
      </h1>
      <p class="byline quiet">
        <time dateTime={post.createdAt}>{timeOf(view, post.createdAt)}</time>
      </p>
      <p class="words large" dir="auto">
        {post.text}
      </p>
      {post.media.map((name) => (
        <Picture view={view} name={name} />
      ))}
      <Reactions view={view} thing={post.id} count={seen.reactionCount} own={seen.ownReaction} />
    </article>
  )
}

function Thread({ view, postId, open }: Omit<Props, 'draft'>) {
  const { texts, lab } = view
  const seen = lab.publicView(postId, view.me?.id ?? null)
  return (
    <section aria-labelledby="kommentarer">
      <div class="thread-head">
        <h2 id="kommentarer">
          {texts.comments} <span class="quiet">({seen.commentCount})</span>
        </h2>
        <a href={postPath(view, postId)}>{texts.refresh}</a>
      </div>
      {seen.comments.length === 0 ? <p class="empty">{texts.noComments}</p> : null}
      <ol class="thread">
        {seen.comments.toReversed().map((comment) => (
          <Comment view={view} comment={comment} postId={postId} open={open} />
        ))}
      </ol>
    </section>
  )
}

/** A post with its thread, newest comment first, as whoever looks sees it. */
export function PostPage({ view, postId, draft, open }: Props) {
  const { texts, lab } = view
  const { pageName } = lab.publicView(postId)
  const deeds = lab.state.deeds.filter((deed) => deed.postId === postId)
  return (
    <Layout view={view} title={pageName}>
      <div class="columns">
        <div>
          <PostItself view={view} postId={postId} />
          <section id="skriv" class="card" aria-labelledby="skriv-rubrik">
            <h2 id="skriv-rubrik">{texts.write}</h2>
            <Compose
              view={view}
              draft={draft}
              action={`${postPath(view, postId)}/kommentera`}
              of="ny"
              label={texts.yourComment}
              submit={texts.publish}
            />
          </section>
          <Thread view={view} postId={postId} open={open} />
        </div>
        <aside>
          <Deeds view={view} deeds={deeds} />
          <TryIt view={view} postId={postId} level={2} />
        </aside>
      </div>
    </Layout>
  )
}
