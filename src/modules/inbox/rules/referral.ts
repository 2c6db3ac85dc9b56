/** Where a matter that is not for this place can be taken, in the policy's own words and with its own contacts (F-108 to F-112, F-127). */
import {
  renderTemplate,
  triageClass,
  type ClassKey,
  type MissingPlaceholder,
  type Policy,
} from '#modules/policy/index.ts'

export type ReferralKey = 'contact-centre' | 'politicians' | `actor:${string}`

export type Referral =
  | {
      readonly ok: true
      readonly key: ReferralKey
      readonly text: string
      readonly templateKey: string
      readonly ruleId: string
    }
  | { readonly ok: false; readonly key: ReferralKey; readonly problem: ReferralProblem }

export type ReferralProblem =
  | { readonly code: 'referral-unknown' }
  | { readonly code: 'referral-not-safe'; readonly ruleId: string }
  | { readonly code: 'referral-no-template' }
  /** What has to be filled in, as places in the policy file: `contacts.phone`. */
  | { readonly code: 'referral-contact-unknown'; readonly paths: readonly string[] }

type Target = 'contactCentre' | 'politicians' | 'otherActor'

/** What a policy's template for the purpose is called when no class points to one. */
const USUAL_TEMPLATE: Readonly<Record<Target, string>> = {
  contactCentre: 'refer-contact-centre',
  politicians: 'refer-politicians',
  otherActor: 'refer-other-actor',
}

/** Every way onward the policy knows, whole or with what is missing. */
export function referrals(policy: Policy, classKey: ClassKey): readonly Referral[] {
  const actors = policy.contacts.otherActors.map((actor) => actorKey(actor.name))
  return (['contact-centre', 'politicians', ...actors] as const).map((key) => referral(policy, classKey, key))
}

/** Repeats nothing of the message: it is made from the policy alone. */
export function referral(policy: Policy, classKey: ClassKey, key: ReferralKey): Referral {
  const refuse = (problem: ReferralProblem): Referral => ({ ok: false, key, problem })
  const target = targetOf(key)
  const actor = policy.contacts.otherActors.find(({ name }) => actorKey(name) === key)
  if (target === 'otherActor' && actor === undefined) return refuse({ code: 'referral-unknown' })
  const own = triageClass(policy, classKey)
  // F-112: secret matters go to the contact centre by phone or e-mail, never to a third party.
  if (classKey === 'secret' && target !== 'contactCentre') {
    return refuse({ code: 'referral-not-safe', ruleId: own.citation.ruleId })
  }
  const templateKey = templateFor(policy, classKey, target)
  if (templateKey === null) return refuse({ code: 'referral-no-template' })
  const values = actor === undefined ? {} : { actor: actor.name, actorContact: actor.contact }
  const rendered = renderTemplate(policy, templateKey, { lang: 'sv', values })
  if (!rendered.ok) return refuse({ code: 'referral-contact-unknown', paths: rendered.missing.map(pathOf) })
  return { ok: true, key, text: rendered.text, templateKey, ruleId: own.citation.ruleId }
}

function targetOf(key: ReferralKey): Target {
  if (key === 'contact-centre') return 'contactCentre'
  return key === 'politicians' ? 'politicians' : 'otherActor'
}

function pathOf(missing: MissingPlaceholder): string {
  return missing.path ?? missing.placeholder
}

function templateFor(policy: Policy, classKey: ClassKey, target: Target): string | null {
  const own = triageClass(policy, classKey)
  if (own.referTo === target && own.templateKey !== null) return own.templateKey
  const usual = USUAL_TEMPLATE[target]
  if (policy.inbox.replyTemplates.some((template) => template.key === usual)) return usual
  const other = policy.inbox.classes.find(({ value }) => value.referTo === target)
  return other?.value.template ?? null
}

/** "Region Halland" -> "actor:region-halland": stable for as long as the policy calls it that. */
export function actorKey(name: string): ReferralKey {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `actor:${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`
}
