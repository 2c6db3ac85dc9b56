import { commentsUnder } from '../graph/thread/find.ts'
import type { LabPage, LabPost } from '../graph/state.ts'
import { Deeds, deedsOnPage } from './deeds.tsx'
import { Layout } from './layout.tsx'
import { Picture } from './picture.tsx'
import { postsOfPage } from './start-page.tsx'
import { postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

function PostCard({ view, post }: { readonly view: View; readonly post: LabPost }) {
  const { texts, lab } = view
  const visible = commentsUnder(lab.state, post.id).filter((one) => one.hiddenAt === null)
  return (
    <li class="card post">
      <p class="byline quiet">
        <time dateTime={post.createdAt}>{timeOf(view, post.createdAt)}</time>
      </p>
      <p class="words" dir="auto">
        {post.text}
      </p>
      <Picture view={view} name={post.media[0]} />
      <p>
        <a href={postPath(view, post.id)}>
          {texts.openPost}
          <span class="sr">: {post.text.slice(0, 60)}</span>
        </a>
        <span class="quiet">
          {' · '}
          {texts.commentCount(visible.length)}
          {' · '}
          {texts.reactionCount(Object.keys(post.reactions).length)}
        </span>
      </p>
    </li>
  )
}

/** A municipality's page with its posts, newest first. */
export function PagePage({ view, page }: { readonly view: View; readonly page: LabPage }) {
  const { texts } = view
  const posts = postsOfPage(view, page.id)
  return (
    <Layout view={view} title={page.name}>
      <div class="columns">
        <div>
          <h1>{page.name}</h1>
          {page.about === '' ? null : <p class="lead">{page.about}</p>}
          <h2 class="sr">{texts.posts}</h2>
          {posts.length === 0 ? (
            <p class="empty">{texts.noPosts}</p>
          ) : (
            <ol class="cards">
              {posts.map((post) => (
                <PostCard view={view} post={post} />
              ))}
            </ol>
          )}
        </div>
        <aside>
          <Deeds view={view} deeds={deedsOnPage(view, page.id)} />
          <p>
            <a href={`${view.base}/meddelanden?till=${page.id}#skriv`}>{texts.writeTo}</a>
          </p>
        </aside>
      </div>
    </Layout>
  )
}
