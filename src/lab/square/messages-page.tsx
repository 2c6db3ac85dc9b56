import { addressKey, anchor, anchorOf } from './address-key.ts'
import { Compose } from './compose.tsx'
import type { Draft } from './compose.tsx'
import { Layout } from './layout.tsx'
import { Pictures } from './picture.tsx'
import type { SquareConversation, SquareDeed, SquareNetwork } from './square-network.ts'
import { networkBase, onNetwork, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

type MessageProps = {
  readonly view: View
  readonly placeName: string
  readonly message: SquareConversation['messages'][number]
}

function Message({ view, message, placeName }: MessageProps) {
  const { texts } = view
  return (
    <li class={message.isFromPlace ? 'comment official' : 'comment'}>
      <p class="byline">
        <strong>{message.isFromPlace ? placeName : texts.you}</strong>
        <time dateTime={message.sentAt}>{timeOf(view, message.sentAt)}</time>
      </p>
      {message.about === null ? null : (
        <blockquote class="small">
          <p class="quiet">{texts.aboutComment}</p>
          <p class="words clipped" dir="auto">
            {message.about}
          </p>
        </blockquote>
      )}
      <p class="words" dir="auto">
        {message.text}
      </p>
      <Pictures view={view} pictures={message.pictures} />
    </li>
  )
}

function Conversations({ view, me }: { readonly view: View; readonly me: string }) {
  const { texts } = view
  const all = view.networks.flatMap((network) =>
    network.conversations(me).map((conversation) => ({ network, conversation })),
  )
  if (all.length === 0) return <p class="empty">{texts.noMessages}</p>
  return (
    <>
      {all.map(({ network, conversation: { placeId, placeName, messages } }) => {
        const id = anchor(`samtal-${network.id}`, placeId)
        return (
          <section class="card" aria-labelledby={id}>
            <h2 id={id}>{texts.conversationWith(placeName)}</h2>
            <p class="quiet small">{network.name}</p>
            <ol class="thread">
              {messages.map((message) => (
                <Message view={view} message={message} placeName={placeName} />
              ))}
            </ol>
          </section>
        )
      })}
    </>
  )
}

type Happening = { readonly network: SquareNetwork; readonly deed: SquareDeed }

function Happenings({
  view,
  happenings,
}: {
  readonly view: View
  readonly happenings: readonly Happening[]
}) {
  const { texts } = view
  return (
    <section class="deeds" aria-labelledby="hande">
      <h2 id="hande">{texts.noticesTitle}</h2>
      <p class="small quiet">{texts.noticesHelp}</p>
      <ol>
        {happenings.map(({ network, deed }) => (
          <li>
            {deed.postId === null ? (
              texts.noticeNames[deed.kind]
            ) : (
              <a
                href={`${postPath(onNetwork(view, network), deed.postId)}#${anchorOf(deed.commentId ?? '')}`}
              >
                {texts.noticeNames[deed.kind]}
              </a>
            )}{' '}
            <span class="quiet">
              {network.name}, <time dateTime={deed.at}>{timeOf(view, deed.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type WriteProps = { readonly view: View; readonly draft: Draft; readonly placeKey: string | null }

function WriteTo({ view, draft, placeKey }: WriteProps) {
  const { texts, base } = view
  const all = view.networks
    .filter((network) => network.hasMessages)
    .flatMap((network) => network.places().map((place) => ({ network, place })))
  const chosen =
    all.find(({ network, place }) => network.id === view.network.id && addressKey(place.id) === placeKey) ??
    all[0]
  if (chosen === undefined) return null
  return (
    <section id="skriv" class="card" aria-labelledby="skriv-rubrik">
      <h2 id="skriv-rubrik">{texts.writeTo}</h2>
      <ul class="switches" aria-label={texts.toPage}>
        {all.map((one) => (
          <li>
            <a
              href={`${base}/meddelanden?natverk=${one.network.id}&till=${addressKey(one.place.id)}#skriv`}
              aria-current={one.place.id === chosen.place.id ? 'true' : undefined}
            >
              {one.place.name}
              <span class="quiet"> {one.network.name}</span>
            </a>
          </li>
        ))}
      </ul>
      <Compose
        view={onNetwork(view, chosen.network)}
        draft={draft}
        action={`${networkBase(onNetwork(view, chosen.network))}/${addressKey(chosen.place.id)}/meddelande`}
        of="brev"
        label={`${texts.yourMessage} (${chosen.place.name})`}
        submit={texts.send}
        maxLength={2000}
      />
    </section>
  )
}

/** Private replies, direct messages and what happened to one's comments. */
export function MessagesPage({ view, draft, placeKey }: WriteProps) {
  const { texts, me } = view
  const happenings = view.networks
    .flatMap((network) => network.deeds().map((deed) => ({ network, deed })))
    .filter(({ deed }) => me !== null && deed.personName === me)
    .sort((a, b) => b.deed.at.localeCompare(a.deed.at))
  return (
    <Layout view={view} title={texts.messagesTitle}>
      <h1>{texts.messagesTitle}</h1>
      <p class="lead">{texts.messagesLead}</p>
      <div class="columns">
        <div>
          {me === null ? <p class="empty">{texts.messagesWho}</p> : <Conversations view={view} me={me} />}
          <WriteTo view={view} draft={draft} placeKey={placeKey} />
        </div>
        {happenings.length === 0 ? null : (
          <aside>
            <Happenings view={view} happenings={happenings} />
          </aside>
        )}
      </div>
    </Layout>
  )
}
