import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import type { Overlap } from '../rules/find-overlaps.ts'
import { startupTexts } from '../texts.ts'
import { startupPaths } from './paths.ts'

type Props = {
  readonly overlaps: readonly Overlap[]
  readonly lang: Lang
  /** Without the advice, beside something else. */
  readonly short?: boolean
}

/** Accounts that there are already for much the same people (F-058). */
export function Overlaps({ overlaps, lang, short = false }: Props) {
  const t = startupTexts(lang).overlaps
  if (overlaps.length === 0) return <p class="quiet small">{t.none}</p>
  return (
    <div class="small">
      {!short && <p class="quiet">{t.lead}</p>}
      <ul>
        {overlaps.map(({ account, reasons }) => (
          <li key={account.id}>
            <a href={startupPaths.account(account.id)}>{account.name}</a>{' '}
            <span class="quiet">
              ({account.platformName}):{' '}
              {joinList(
                reasons.map((reason) => t.reasons[reason]),
                lang,
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
