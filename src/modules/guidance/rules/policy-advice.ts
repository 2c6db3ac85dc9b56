/** What the organisation's own policy answers: beside a situation we know, or as a situation of its own (B-001). */
import type { Lang } from '#core/i18n/lang.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { Audience, Sector, Situation } from './situation.ts'

type Entry = Policy['guidance'][number]

export type Advice = {
  readonly ruleId: string
  readonly title: string
  readonly text: string
  readonly phrases: readonly string[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** What the policy says of a situation; where it is for some fields of work only, to those and to whoever has not chosen. */
export function adviceFor(
  policy: Policy,
  situation: Situation,
  { lang, sector }: { readonly lang: Lang; readonly sector: Sector | null },
): readonly Advice[] {
  return policy.guidance
    .filter((entry) => isAbout(entry, situation) && isFor(entry, sector))
    .map((entry) => toAdvice(entry, lang))
}

/** The policy's answers to what we have no answer for. */
export function situationsOf(policy: Policy, known: readonly Situation[], lang: Lang): readonly Situation[] {
  return policy.guidance
    .filter((entry) => !known.some((situation) => isAbout(entry, situation)))
    .map((entry) => ({
      key: entry.value.key,
      audience: audienceOf(entry),
      question: entry.value.situation[lang],
      answer: entry.value.text[lang],
      paragraphs: [],
      phrases: [],
      laws: [],
      requirements: entry.source.requirements ?? [],
    }))
}

/** By the same key, or because both answer the same demand. */
function isAbout({ value, source }: Entry, situation: Situation): boolean {
  if (value.key === situation.key) return true
  return (source.requirements ?? []).some((id) => situation.requirements.includes(id))
}

const SECTOR_NAMES: Readonly<Record<Entry['value']['sectors'][number], Sector>> = {
  healthCare: 'health-care',
  socialServices: 'social-services',
  preschool: 'preschool',
  school: 'school',
}

function isFor({ value: { sectors } }: Entry, sector: Sector | null): boolean {
  return sector === null || sectors.length === 0 || sectors.some((one) => SECTOR_NAMES[one] === sector)
}

/** The narrowest group it is for: what holds for everybody is looked for among what holds for everybody. */
function audienceOf({ value: { audience } }: Entry): Audience {
  if (audience.includes('allStaff') || audience.includes('public')) return 'staff'
  if (audience.includes('assigned')) return 'assigned'
  return audience.includes('managers') ? 'managers' : 'politicians'
}

function toAdvice({ id, value }: Entry, lang: Lang): Advice {
  return {
    ruleId: id,
    title: value.situation[lang],
    text: value.text[lang],
    phrases: value.phrases.map((phrase) => phrase[lang]),
    links: value.links.flatMap(({ label, url }) =>
      url === 'unknown' ? [] : [{ text: label[lang], href: url }],
    ),
  }
}
