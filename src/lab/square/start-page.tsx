import type { LabPage, LabPost } from '../graph/state.ts'
import { Layout } from './layout.tsx'
import { TryIt } from './try-it.tsx'
import { pagePath, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

export function postsOfPage(view: View, pageId: string): LabPost[] {
  return Object.values(view.lab.state.posts)
    .filter((post) => post.pageId === pageId && post.removedAt === null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

function PageCard({ view, page }: { readonly view: View; readonly page: LabPage }) {
  const { texts } = view
  const posts = postsOfPage(view, page.id)
  const [latest] = posts
  return (
    <li class="card">
      <h2>
        <a href={pagePath(view, page.id)}>{page.name}</a>
      </h2>
      <p class="quiet">{texts.postCount(posts.length)}</p>
      {latest === undefined ? null : (
        <>
          <p class="small quiet">
            {texts.latest}, <time dateTime={latest.createdAt}>{timeOf(view, latest.createdAt)}</time>
          </p>
          <p class="words clipped" dir="auto">
            {latest.text}
          </p>
          <p>
            <a href={postPath(view, latest.id)}>{texts.openPost}</a>
          </p>
        </>
      )}
      {latest === undefined ? null : <TryIt view={view} postId={latest.id} level={3} of={page.name} />}
    </li>
  )
}

export function StartPage({ view }: { readonly view: View }) {
  const { texts, lab } = view
  const pages = Object.values(lab.state.pages)
  return (
    <Layout view={view} title={texts.name}>
      <h1>{texts.startTitle}</h1>
      <p class="lead">{texts.startLead}</p>
      {pages.length === 0 ? (
        <div class="empty">
          <p>{texts.noPages}</p>
          <p class="quiet">{texts.noPagesHelp}</p>
        </div>
      ) : (
        <ul class="cards">
          {pages.map((page) => (
            <PageCard view={view} page={page} />
          ))}
        </ul>
      )}
    </Layout>
  )
}
