/** What the organisation's own policy adds to an answer. */
import type { Lang } from '#core/i18n/lang.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { Situation } from './situation.ts'

export function adviceFor(
  policy: Policy,
  situation: Situation,
  lang: Lang,
): readonly { readonly title: string; readonly text: string }[] {
  return policy.guidance
    .filter((rule) => isAbout(rule, situation))
    .map(({ value }) => ({ title: value.situation[lang], text: value.text[lang] }))
}

/** By the same key, or because both answer the same demand. */
function isAbout(rule: Policy['guidance'][number], situation: Situation): boolean {
  const shared = (rule.source.requirements ?? []).some((id) => situation.requirements.includes(id))
  return rule.value.key === situation.key || shared
}
