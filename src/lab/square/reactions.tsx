import type { View } from './view.ts'
import { networkBase } from './view.ts'

type Props = {
  readonly view: View
  readonly thing: string
  readonly count: number
  readonly own: string | null
}

/** Only somebody with an account can react; others see the number. */
export function Reactions({ view, thing, count, own }: Props) {
  const { texts, me, network } = view
  const names: Readonly<Record<string, string>> = texts.reactionNames
  const nameOf = (kind: string): string => names[kind] ?? kind
  return (
    <div class="reactions">
      {count === 0 ? null : <span class="quiet">{texts.reactionCount(count)}</span>}
      {me === null || network.reactions.length === 0 ? null : (
        <form method="post" action={`${networkBase(view)}/reagera`}>
          <input type="hidden" name="vad" value={thing} />
          {network.reactions.map((kind) => (
            <button
              type="submit"
              name="hur"
              value={own === kind ? '' : kind}
              class={own === kind ? 'quiet-button chosen' : 'quiet-button'}
              aria-label={own === kind ? texts.takeBack(nameOf(kind)) : undefined}
            >
              {nameOf(kind)}
            </button>
          ))}
        </form>
      )}
    </div>
  )
}
