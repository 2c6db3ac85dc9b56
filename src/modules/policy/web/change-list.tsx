import type { Lang } from '#core/i18n/lang.ts'
import type { DescribedChange } from '../describe-change.ts'
import { situationOf } from './situation-of.ts'
import { policyPageTexts } from './texts.ts'
import { policyVersionTexts } from './version-texts.ts'

type Props = { readonly lang: Lang; readonly changes: readonly DescribedChange[]; readonly level?: 2 | 3 }

/** A comparison in words, by situation, with the place in the file for whoever writes it. */
export function ChangeList({ lang, changes, level = 3 }: Props) {
  const t = policyVersionTexts(lang)
  const words = policyPageTexts(lang)
  const Title = level === 2 ? 'h2' : 'h3'
  if (changes.length === 0) return <p>{t.noChanges}</p>
  const groups = [
    ...Map.groupBy(changes, ({ path, ruleId }) => (ruleId === null ? '' : situationOf(path, lang))),
  ]
  return (
    <div class="stack">
      <p>{summary(changes, lang)}</p>
      {groups.map(([key, group]) => (
        <section key={key}>
          <Title>{key === '' ? t.particulars : (words.situations[key] ?? words.other)}</Title>
          <ul>
            {group.map(({ place, sentence }) => (
              <li key={place}>
                {sentence[lang]} <code class="quiet small">{place}</code>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function summary(changes: readonly DescribedChange[], lang: Lang): string {
  const t = policyVersionTexts(lang)
  const tighter = changes.filter(({ direction }) => direction === 'tighter').length
  const looser = changes.filter(({ direction }) => direction === 'looser').length
  const parts = [
    t.changes(changes.length),
    ...(tighter > 0 ? [t.stricter(tighter)] : []),
    ...(looser > 0 ? [t.looser(looser)] : []),
  ]
  return `${parts.join(', ')}.`
}
