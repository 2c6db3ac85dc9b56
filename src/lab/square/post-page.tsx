import { Comment } from './comment.tsx'
import type { OpenForm } from './comment.tsx'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Deeds } from './deeds.tsx'
import { Layout } from './layout.tsx'
import { Pictures } from './picture.tsx'
import { Reactions } from './reactions.tsx'
import type { SquareThread } from './square-network.ts'
import { TryIt } from './try-it.tsx'
import { pagePath, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'
import { addressKey } from './address-key.ts'

type Props = {
  readonly view: View
  readonly thread: SquareThread
  readonly draft: Draft
  readonly open: OpenForm | null
}

type ThreadProps = { readonly view: View; readonly thread: SquareThread }

function PostItself({ view, thread }: ThreadProps) {
  const { post, ownReaction } = thread
  return (
    <article class="card post">
      <p class="byline quiet">{view.network.name}</p>
      <h1>
        {post.isByPlace ? (
          <a href={pagePath(view, addressKey(post.placeId))}>{post.authorName}</a>
        ) : (
          post.authorName
        )}
      </h1>
      <p class="byline quiet">
        <time dateTime={post.createdAt}>{timeOf(view, post.createdAt)}</time>
      </p>
      {post.hasVideo ? <p class="video-note">{view.texts.video}</p> : null}
      <p class="words large" dir="auto">
        {post.text}
      </p>
      <Pictures view={view} pictures={post.pictures} />
      <Reactions view={view} thing={post.id} count={post.reactionCount} own={ownReaction} />
    </article>
  )
}

function Thread({ view, thread, open }: ThreadProps & { readonly open: OpenForm | null }) {
  const { texts } = view
  const { post, comments } = thread
  return (
    <section aria-labelledby="kommentarer">
      <div class="thread-head">
        <h2 id="kommentarer">
          {texts.comments} <span class="quiet">({post.commentCount})</span>
        </h2>
        <a href={postPath(view, post.id)}>{texts.refresh}</a>
      </div>
      {comments.length === 0 ? <p class="empty">{texts.noComments}</p> : null}
      <ol class="thread">
        {comments.toReversed().map((comment) => (
          <Comment view={view} comment={comment} postId={post.id} isOpen={post.isOpen} open={open} />
        ))}
      </ol>
    </section>
  )
}

/** A post with its thread, newest comment first, as whoever looks sees it. */
export function PostPage({ view, thread, draft, open }: Props) {
  const { texts, network } = view
  const { post } = thread
  const deeds = network.deeds().filter((deed) => deed.postId === post.id)
  return (
    <Layout view={view} title={post.authorName}>
      <div class="columns">
        <div>
          <PostItself view={view} thread={thread} />
          {post.isOpen ? (
            <section id="skriv" class="card" aria-labelledby="skriv-rubrik">
              <h2 id="skriv-rubrik">{texts.write}</h2>
              <Compose
                view={view}
                draft={draft}
                action={`${postPath(view, post.id)}/kommentera`}
                of="ny"
                label={texts.yourComment}
                submit={texts.publish}
              />
            </section>
          ) : (
            <p class="empty">{texts.commentsClosed}</p>
          )}
          <Thread view={view} thread={thread} open={open} />
        </div>
        <aside>
          <Deeds view={view} deeds={deeds} />
          {post.isOpen ? <TryIt view={view} postId={post.id} level={2} /> : null}
        </aside>
      </div>
    </Layout>
  )
}
