import type { Reaction } from '../graph/state.ts'
import type { View } from './view.ts'

type Props = {
  readonly view: View
  readonly thing: string
  readonly count: number
  readonly own: Reaction | null
}

const offered = ['LIKE', 'LOVE', 'SAD', 'ANGRY'] as const

/** Only somebody with an account can react; others see the number. */
export function Reactions({ view, thing, count, own }: Props) {
  const { texts, base, me } = view
  return (
    <div class="reactions">
      {count === 0 ? null : <span class="quiet">{texts.reactionCount(count)}</span>}
      {me === null ? null : (
        <form method="post" action={`${base}/reagera`}>
          <input type="hidden" name="vad" value={thing} />
          {offered.map((kind) => (
            <button
              type="submit"
              name="hur"
              value={own === kind ? '' : kind}
              class={own === kind ? 'quiet-button chosen' : 'quiet-button'}
              aria-label={own === kind ? texts.takeBack(texts.reactionNames[kind]) : undefined}
            >
              {texts.reactionNames[kind]}
            </button>
          ))}
        </form>
      )}
    </div>
  )
}
