import { anchor } from './address-key.ts'
import { examples } from './examples.ts'
import { postPath } from './view.ts'
import type { View } from './view.ts'

type Props = { readonly view: View; readonly postId: string; readonly level: 2 | 3; readonly of?: string }

/** Links that fill in the form: nothing is written until it is published. */
export function TryIt({ view, postId, level, of }: Props) {
  const Heading = `h${level}` as const
  return (
    <section class="try" aria-labelledby={anchor('prova', postId)}>
      <Heading id={anchor('prova', postId)}>
        {view.texts.tryIt}
        {of === undefined ? null : <span class="sr"> – {of}</span>}
      </Heading>
      <p class="small quiet">{view.texts.tryLead}</p>
      <ul>
        {examples.map((example) => (
          <li>
            <a class="button" href={`${postPath(view, postId)}?exempel=${example.key}#skriv`}>
              {example.label(view.texts)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
