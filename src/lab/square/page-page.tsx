import { addressKey } from './address-key.ts'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Deeds } from './deeds.tsx'
import { Layout } from './layout.tsx'
import { Pictures } from './picture.tsx'
import type { SquarePlace, SquarePost } from './square-network.ts'
import { networkBase, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

function PostCard({ view, post }: { readonly view: View; readonly post: SquarePost }) {
  const { texts } = view
  return (
    <li class="card post">
      <p class="byline quiet">
        {post.isByPlace ? null : <strong>{post.authorName}</strong>}
        <time dateTime={post.createdAt}>{timeOf(view, post.createdAt)}</time>
      </p>
      {post.hasVideo ? <p class="video-note">{texts.video}</p> : null}
      <p class="words" dir="auto">
        {post.text}
      </p>
      <Pictures view={view} pictures={post.pictures.slice(0, 1)} />
      <p>
        <a href={postPath(view, post.id)}>
          {texts.openPost}
          <span class="sr">: {post.text.slice(0, 60)}</span>
        </a>
        <span class="quiet">
          {' · '}
          {texts.commentCount(post.commentCount)}
          {' · '}
          {texts.reactionCount(post.reactionCount)}
        </span>
      </p>
    </li>
  )
}

type Props = { readonly view: View; readonly place: SquarePlace; readonly draft: Draft }

function Mention({ view, place, draft }: Props) {
  const { texts } = view
  return (
    <section id="skriv" class="card" aria-labelledby="skriv-rubrik">
      <h2 id="skriv-rubrik">{texts.mention(place.name)}</h2>
      <p class="small quiet">{texts.mentionHelp}</p>
      <Compose
        view={view}
        draft={draft}
        action={`${networkBase(view)}/${addressKey(place.id)}/namn`}
        of="namn"
        label={texts.yourPost}
        submit={texts.publish}
      />
    </section>
  )
}

function SignIn({ view, place }: Omit<Props, 'draft'>) {
  const signIn = view.network.signInOf?.(place.id) ?? null
  const { texts } = view
  if (signIn === null) return null
  return (
    <section class="card" aria-labelledby="anslut-rubrik">
      <h2 id="anslut-rubrik">{texts.signIn.title}</h2>
      <p class="small quiet">{texts.signIn.lead}</p>
      <dl class="small">
        <dt>{texts.signIn.name}</dt>
        <dd>
          <code>{signIn.name}</code>
        </dd>
        <dt>{texts.signIn.password}</dt>
        <dd>
          <code>{signIn.password}</code>
        </dd>
      </dl>
    </section>
  )
}

/** An account with its posts, newest first. */
export function PagePage({ view, place, draft }: Props) {
  const { texts, network } = view
  const posts = network.posts(place.id)
  const deeds = network.deeds().filter((deed) => deed.placeId === place.id)
  return (
    <Layout view={view} title={place.name}>
      <div class="columns">
        <div>
          <p class="quiet">{network.name}</p>
          <h1>{place.name}</h1>
          {place.about === '' ? null : <p class="lead">{place.about}</p>}
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
          <Deeds view={view} deeds={deeds} />
          {network.hasMessages ? (
            <p>
              <a href={`${view.base}/meddelanden?natverk=${network.id}&till=${addressKey(place.id)}#skriv`}>
                {texts.writeTo}
              </a>
            </p>
          ) : null}
          <SignIn view={view} place={place} />
          {network.hasMentions ? <Mention view={view} place={place} draft={draft} /> : null}
        </aside>
      </div>
    </Layout>
  )
}
