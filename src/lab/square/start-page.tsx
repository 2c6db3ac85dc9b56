import { addressKey } from './address-key.ts'
import { Layout } from './layout.tsx'
import type { SquareNetwork, SquarePlace } from './square-network.ts'
import { TryIt } from './try-it.tsx'
import { onNetwork, pagePath, postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

type CardProps = { readonly view: View; readonly place: SquarePlace; readonly level: 2 | 3 }

function PlaceCard({ view, place, level }: CardProps) {
  const { texts, network } = view
  const Heading = `h${level}` as const
  const posts = network.posts(place.id)
  const [latest] = posts
  return (
    <li class="card">
      <Heading>
        <a href={pagePath(view, addressKey(place.id))}>{place.name}</a>
      </Heading>
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
      {latest?.isOpen !== true || view.networks.length > 1 ? null : (
        <TryIt view={view} postId={latest.id} level={3} of={place.name} />
      )}
    </li>
  )
}

type NetworkProps = { readonly view: View; readonly network: SquareNetwork }

function NetworkPart({ view, network }: NetworkProps) {
  const here = onNetwork(view, network)
  const places = network.places()
  if (places.length === 0) return null
  return (
    <section aria-labelledby={`natverk-${network.id}`}>
      <h2 id={`natverk-${network.id}`}>{network.name}</h2>
      <p class="quiet">{view.texts.networkLeads[network.id] ?? ''}</p>
      <ul class="cards">
        {places.map((place) => (
          <PlaceCard view={here} place={place} level={3} />
        ))}
      </ul>
    </section>
  )
}

/** Everything there is to write on. With one network its accounts stand by themselves. */
export function StartPage({ view }: { readonly view: View }) {
  const { texts, networks } = view
  const isEmpty = networks.every((network) => network.places().length === 0)
  const [only, ...others] = networks
  return (
    <Layout view={view} title={texts.name}>
      <h1>{others.length === 0 ? texts.startTitle : texts.startTitleMany}</h1>
      <p class="lead">{texts.startLead}</p>
      {isEmpty ? (
        <div class="empty">
          <p>{texts.noPages}</p>
          <p class="quiet">{texts.noPagesHelp}</p>
        </div>
      ) : null}
      {only !== undefined && others.length === 0 ? (
        <ul class="cards">
          {only.places().map((place) => (
            <PlaceCard view={onNetwork(view, only)} place={place} level={2} />
          ))}
        </ul>
      ) : (
        <>
          <ul class="switches" aria-label={texts.networks}>
            {networks.map(({ id, name }) => (
              <li>
                <a href={`#natverk-${id}`}>{name}</a>
              </li>
            ))}
          </ul>
          {networks.map((network) => (
            <NetworkPart view={view} network={network} />
          ))}
        </>
      )}
    </Layout>
  )
}
