/** What visitors are told, taken from the policy in force: grounds, measures, times and contact. What it leaves open is said to be open. */
import type { Lang } from '#core/i18n/lang.ts'
import {
  citationOf,
  formatCitation,
  groundsFor,
  type Ground,
  type Modality,
  type Policy,
} from '#modules/policy/index.ts'

/** Where a rule stands, short: "Anvisningar för sociala medier · Brottsbalken 4 kap. 5 §". */
export type RuleOrigin = { readonly source: string; readonly law: string | null }

export type GroundView = {
  readonly label: string
  readonly text: string
  readonly law: string | null
  readonly parts: readonly string[]
}

export type AnswerTime = {
  readonly isUrgent: boolean | null
  readonly amount: number
  readonly unit: 'hours' | 'workingDays' | 'nextWorkingDay'
  readonly modality: Modality
}

type RemovalTime = Policy['moderation']['removalClock']['value']

export type VisitorRules = {
  readonly sender: string
  readonly grounds: readonly GroundView[]
  /** What the law adds to the policy's own grounds. */
  readonly byLaw: readonly GroundView[]
  readonly removal: { readonly time: RemovalTime; readonly modality: Modality }
  readonly tellsAuthor: boolean
  readonly blocking: { readonly warnings: number; readonly reviewAfterMonths: number } | null
  readonly answerTimes: readonly AnswerTime[]
  readonly answersOnlyOwnPosts: boolean
  readonly contacts: Readonly<Record<ContactKey, string | null>>
  readonly origin: Readonly<Record<'answers' | 'removal' | 'notice' | 'blocking', RuleOrigin>>
}

export const CONTACT_KEYS = [
  'phone',
  'email',
  'visit',
  'contactCentreHours',
  'politicians',
  'privacyPage',
  'web',
] as const
export type ContactKey = (typeof CONTACT_KEYS)[number]

export function visitorRules(policy: Policy, lang: Lang): VisitorRules {
  const { moderation, inbox, meta } = policy
  const grounds = groundsFor(policy)
  const blocking = moderation.blocking.value
  const [firstTime] = inbox.sla
  return {
    sender: meta.org.senderName,
    grounds: grounds
      .filter((ground) => ground.origin === 'policy' && ground.partOf === null)
      .map(toView(grounds, lang)),
    byLaw: grounds.filter((ground) => ground.origin === 'statutory').map(toView(grounds, lang)),
    removal: { time: moderation.removalClock.value, modality: moderation.removalClock.modality },
    tellsAuthor: moderation.individualNotice.value.required,
    blocking: blocking.enabled
      ? { warnings: blocking.minWarnings, reviewAfterMonths: blocking.reviewAfterMonths }
      : null,
    answerTimes: inbox.sla.map(({ value, modality }) => ({
      isUrgent: value.when === 'always' ? null : value.when.urgent,
      amount: value.amount,
      unit: value.unit,
      modality,
    })),
    answersOnlyOwnPosts: inbox.replyScope.value === 'ownPostsOnly',
    contacts: contactsOf(policy, lang),
    origin: {
      answers: firstTime === undefined ? { source: '', law: null } : originOf(policy, firstTime, lang),
      removal: originOf(policy, moderation.removalClock, lang),
      notice: originOf(policy, moderation.preNotice, lang),
      blocking: originOf(policy, moderation.blocking, lang),
    },
  }
}

function toView(all: readonly Ground[], lang: Lang): (ground: Ground) => GroundView {
  return (ground) => ({
    label: ground.label[lang],
    text: ground.citizenText[lang],
    law: formatCitation(ground.citation, lang).law,
    parts: all.filter((part) => part.partOf === ground.code).map((part) => part.label[lang]),
  })
}

function originOf(policy: Policy, rule: Parameters<typeof citationOf>[1], lang: Lang): RuleOrigin {
  const { source, law } = formatCitation(citationOf(policy, rule), lang)
  return { source, law }
}

export function known<Value>(value: Value | 'unknown' | undefined): Value | null {
  return value === 'unknown' || value === undefined ? null : value
}

function contactsOf({ contacts }: Policy, lang: Lang): VisitorRules['contacts'] {
  const hours = known(contacts.contactCentreHours)
  return {
    phone: known(contacts.phone),
    email: known(contacts.email),
    visit: known(contacts.visit),
    contactCentreHours: hours === null ? null : hours[lang],
    politicians: known(contacts.politicians),
    privacyPage: known(contacts.privacyPage),
    web: known(contacts.web),
  }
}
