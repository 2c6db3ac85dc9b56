import type { FieldProblem } from '#core/errors.ts'
import { explainField, type ErrorTexts } from '#core/http/explain-error.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Icon } from '#ui/components/icon/icon.tsx'
import { faultsOf } from '../rules/list-faults.ts'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { startupTexts } from '../texts.ts'
import { PART_FORM } from './fields.ts'
import { partsOf, placeOf } from './parts.ts'

type Props = {
  readonly detail: ApplicationDetail
  readonly lang: Lang
  readonly texts: ErrorTexts
  /** It was tried and refused: read out at once. */
  readonly isRefusal: boolean
}

/** Everything that is left, each named and linked to where it is mended (scenario 1). */
export function MissingList({ detail, lang, texts, isRefusal }: Props) {
  // several questions of one item lack an answer: the item is named once, and linked to the first of them
  const named = new Map(
    faultsOf(detail.judgement)
      .toReversed()
      .map((fault) => [wordsFor(fault, lang, texts), fault]),
  )
  const faults = [...named].toReversed()
  if (faults.length === 0) return null
  const parts = partsOf(detail, lang)
  const hrefOf = ({ field }: FieldProblem) =>
    `${placeOf(parts, field)?.href ?? ''}?visa=fel#${PART_FORM}-${field}`
  return (
    <div class="error-summary" role={isRefusal ? 'alert' : undefined} tabindex={-1} data-go-here={isRefusal}>
      <h2 class="error-summary-title">
        <Icon name="warning" />
        {startupTexts(lang).review.missing(faults.length)}
      </h2>
      <ul>
        {faults.map(([words, fault]) => (
          <li key={words}>
            <a href={hrefOf(fault)}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The page of basics has no items: there the field itself is named. */
function wordsFor(fault: FieldProblem, lang: Lang, texts: ErrorTexts): string {
  const words = explainField(fault, lang, texts)
  const t = startupTexts(lang)
  const labels: Readonly<Record<string, string>> = {
    name: t.begin.name,
    platform: t.platform.label,
    handle: t.basics.handle,
    url: t.basics.url,
    holderId: t.basics.holder,
    purpose: t.basics.purpose,
    audience: t.basics.audience,
    until: t.basics.until,
    assignee: t.begin.assignee,
  }
  const label = fault.params === undefined ? labels[fault.field] : undefined
  return label === undefined ? words : `${label} ${words}`
}
