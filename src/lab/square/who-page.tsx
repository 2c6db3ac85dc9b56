import { AuthorChoice } from './author-choice.tsx'
import { Layout } from './layout.tsx'
import type { View } from './view.ts'

type Props = { readonly view: View; readonly returnTo: string; readonly error: string | null }

/** Becoming somebody else. */
export function WhoPage({ view, returnTo, error }: Props) {
  const { texts, base, me } = view
  return (
    <Layout view={view} title={texts.chooseWho}>
      <h1>{texts.chooseWho}</h1>
      <form class="compose card" method="post" action={`${base}/vem`}>
        {error === null ? null : (
          <p class="notice notice-error" role="alert">
            {error}
          </p>
        )}
        <input type="hidden" name="till" value={returnTo} />
        <AuthorChoice view={view} of="vem" chosen={me} />
        <div class="actions">
          <button type="submit" class="main">
            {texts.become}
          </button>
          <a href={returnTo}>{texts.cancel}</a>
        </div>
      </form>
    </Layout>
  )
}

type MessageProps = { readonly view: View; readonly title: string; readonly words: string }

/** Not found, refused: one sentence and a way on. */
export function WordsPage({ view, title, words }: MessageProps) {
  return (
    <Layout view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{words}</p>
      <p>
        <a href={view.base}>{view.texts.backToSquare}</a>
      </p>
    </Layout>
  )
}
