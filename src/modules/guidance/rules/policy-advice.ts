/** What the organisation's own policy adds to an answer, where it has such a section. */
import type { Lang } from '#core/i18n/lang.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { Advice } from '#modules/public/index.ts'
import type { Situation } from './guidance.ts'

export function adviceFor(
  policy: Policy,
  situation: Situation,
  lang: Lang,
): readonly { readonly title: string; readonly text: string }[] {
  const { guidance = [] } = policy as Policy & { readonly guidance?: readonly (Advice & Sourced)[] }
  return guidance
    .filter((rule) => isAbout(rule, situation))
    .map(({ value }) => ({ title: value.situation[lang], text: value.text[lang] }))
}

type Sourced = { readonly source: { readonly requirements?: readonly string[] | undefined } }

/** By the same key, or because both answer the same demand. */
function isAbout(rule: Advice & Sourced, situation: Situation): boolean {
  const shared = (rule.source.requirements ?? []).some((id) => situation.requirements.includes(id))
  return rule.value.key === situation.key || shared
}
