import type { LabDeed, LabMessage, LabPage, LabPerson } from '../graph/state.ts'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Layout } from './layout.tsx'
import { Picture } from './picture.tsx'
import { postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

function Message({
  view,
  message,
  page,
}: {
  readonly view: View
  readonly message: LabMessage
  readonly page: LabPage
}) {
  const { texts, lab } = view
  const comment = lab.state.comments[message.commentId ?? '']
  return (
    <li class={message.isFromPage ? 'comment official' : 'comment'}>
      <p class="byline">
        <strong>{message.isFromPage ? page.name : texts.you}</strong>
        <time dateTime={message.sentAt}>{timeOf(view, message.sentAt)}</time>
      </p>
      {comment === undefined ? null : (
        <blockquote class="small">
          <p class="quiet">{texts.aboutComment}</p>
          <p class="words clipped" dir="auto">
            {comment.text}
          </p>
        </blockquote>
      )}
      <p class="words" dir="auto">
        {message.text}
      </p>
      <Picture view={view} name={message.media} />
    </li>
  )
}

function Conversations({ view, me }: { readonly view: View; readonly me: LabPerson }) {
  const { texts, lab } = view
  const mine = lab.state.messages.filter((message) => message.personId === me.id)
  const pages = Object.values(lab.state.pages).filter((page) => mine.some((one) => one.pageId === page.id))
  if (pages.length === 0) return <p class="empty">{texts.noMessages}</p>
  return (
    <>
      {pages.map((page) => (
        <section class="card" aria-labelledby={`samtal-${page.id}`}>
          <h2 id={`samtal-${page.id}`}>{texts.conversationWith(page.name)}</h2>
          <ol class="thread">
            {mine
              .filter((message) => message.pageId === page.id)
              .map((message) => (
                <Message view={view} message={message} page={page} />
              ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Happenings({ view, deeds }: { readonly view: View; readonly deeds: readonly LabDeed[] }) {
  const { texts } = view
  return (
    <section class="deeds" aria-labelledby="hande">
      <h2 id="hande">{texts.noticesTitle}</h2>
      <p class="small quiet">{texts.noticesHelp}</p>
      <ol>
        {deeds.toReversed().map((deed) => (
          <li>
            {deed.postId === null ? (
              texts.noticeNames[deed.kind]
            ) : (
              <a href={`${postPath(view, deed.postId)}#kommentar-${deed.commentId ?? ''}`}>
                {texts.noticeNames[deed.kind]}
              </a>
            )}{' '}
            <time class="quiet" dateTime={deed.at}>
              {timeOf(view, deed.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}

function WriteTo({
  view,
  draft,
  pageId,
}: {
  readonly view: View
  readonly draft: Draft
  readonly pageId: string | null
}) {
  const { texts, lab, base } = view
  const pages = Object.values(lab.state.pages)
  const chosen = pages.find((page) => page.id === pageId) ?? pages[0]
  if (chosen === undefined) return null
  return (
    <section id="skriv" class="card" aria-labelledby="skriv-rubrik">
      <h2 id="skriv-rubrik">{texts.writeTo}</h2>
      <ul class="switches" aria-label={texts.toPage}>
        {pages.map((page) => (
          <li>
            <a
              href={`${base}/meddelanden?till=${page.id}#skriv`}
              aria-current={page === chosen ? 'true' : undefined}
            >
              {page.name}
            </a>
          </li>
        ))}
      </ul>
      <Compose
        view={view}
        draft={draft}
        action={`${base}/${chosen.id}/meddelande`}
        of="brev"
        label={`${texts.yourMessage} (${chosen.name})`}
        submit={texts.send}
        maxLength={2000}
      />
    </section>
  )
}

type Props = { readonly view: View; readonly draft: Draft; readonly pageId: string | null }

/** Private replies, direct messages and what happened to one's comments. */
export function MessagesPage({ view, draft, pageId }: Props) {
  const { texts, lab, me } = view
  const deeds = me === null ? [] : lab.state.deeds.filter((deed) => deed.personId === me.id)
  return (
    <Layout view={view} title={texts.messagesTitle}>
      <h1>{texts.messagesTitle}</h1>
      <p class="lead">{texts.messagesLead}</p>
      <div class="columns">
        <div>
          {me === null ? <p class="empty">{texts.messagesWho}</p> : <Conversations view={view} me={me} />}
          <WriteTo view={view} draft={draft} pageId={pageId} />
        </div>
        {deeds.length === 0 ? null : (
          <aside>
            <Happenings view={view} deeds={deeds} />
          </aside>
        )}
      </div>
    </Layout>
  )
}
