import type { Lang } from '#core/i18n/lang.ts'
import type { Path } from '../rules/collect-rules.ts'
import { policyPageTexts } from './texts.ts'

/** The longest start of the path that has a title: `moderation.grounds` before `moderation`. */
export function situationOf(path: Path, lang: Lang): string {
  const { situations } = policyPageTexts(lang)
  const [first = '', second] = path.map(String)
  const both = second === undefined ? first : `${first}.${second}`
  return Object.hasOwn(situations, both) ? both : first
}
