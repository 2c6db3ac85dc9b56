import { anchorOf } from './address-key.ts'
import type { SquareDeed } from './square-network.ts'
import { postPath, timeOf } from './view.ts'
import type { View } from './view.ts'

const SHOWN = 5

type Props = { readonly view: View; readonly deeds: readonly SquareDeed[] }

/** What the municipality did, newest first: the practice square's own banner, which the network would not show. */
export function Deeds({ view, deeds }: Props) {
  const { texts } = view
  const latest = deeds.slice(-SHOWN).reverse()
  return (
    <section class="deeds" aria-labelledby="gjort">
      <h2 id="gjort">{texts.deeds}</h2>
      {latest.length === 0 ? <p class="quiet">{texts.noDeeds}</p> : null}
      <ol>
        {latest.map((deed) => {
          const who = deed.personName ?? texts.someone
          const words = texts.deedNames[deed.kind](who)
          const isThere = deed.commentId !== null && deed.postId !== null && deed.kind !== 'removed'
          return (
            <li>
              {isThere ? (
                <a href={`${postPath(view, deed.postId)}#${anchorOf(deed.commentId)}`}>{words}</a>
              ) : (
                words
              )}{' '}
              <time class="quiet" dateTime={deed.at}>
                {timeOf(view, deed.at)}
              </time>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
