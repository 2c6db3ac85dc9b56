import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'

export type SummaryError = { field: string; text: string }

/**
 * Everything that needs fixing, each a link to its field (the pattern of GOV.UK's design system). Place it first in the
 * main column. It is read out when the page opens, and the page script moves there.
 */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: readonly SummaryError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-go-here>
      <h2 class="error-summary-title">
        <Icon name="warning" />
        {uiTexts(lang).errorSummary(errors.length)}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
