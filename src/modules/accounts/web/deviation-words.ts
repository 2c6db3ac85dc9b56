import type { AccountDemands } from '../rules/demands.ts'
import type { Deviation } from '../rules/deviations.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { accountTexts } from '../texts.ts'

/** "Rutin saknas: Gallring". */
export function deviationWords(
  { code, key, details }: Deviation,
  demands: Pick<AccountDemands, 'basicInformation' | 'roleNames'>,
  lang: Lang,
): string {
  const t = accountTexts(lang)
  const words = t.deviations[code](details)
  const routines: Readonly<Record<string, string>> = t.routines
  if (code === 'routine-missing' && key !== null) return `${words}: ${routines[key] ?? key}`
  if (code === 'admin-role-missing' && key !== null)
    return `${words}: ${demands.roleNames.get(key)?.[lang] ?? key}`
  if (code !== 'notice-missing') return words
  const notice = demands.basicInformation.find((one) => one.key === key)
  return `${words}: ${notice?.label[lang] ?? key ?? ''}`
}
