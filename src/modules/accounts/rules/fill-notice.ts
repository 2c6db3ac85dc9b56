/** The text an account is to show, with the policy's own contacts in it: what the reader copies to the platform (B-052, F-069). */
import type { Policy } from '#modules/policy/index.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { NoticeDemand } from './demands.ts'

const PLACEHOLDER = /\{(\w+)\}/gu
const OPTIONAL_PART = /\[([^[\]]*)\]/gu

/** A contact that the policy leaves open shows as `…`: it is filled in there, never guessed here (F-050). */
export function fillNotice(policy: Policy, { text }: Pick<NoticeDemand, 'text'>, lang: Lang): string {
  const valueOf = (name: string) => placeholderValue(policy, name, lang)
  const fill = (part: string) => part.replaceAll(PLACEHOLDER, (_, name: string) => valueOf(name) ?? '…')
  const isWhole = (part: string) => [...part.matchAll(PLACEHOLDER)].every(([, name]) => valueOf(name ?? ''))
  return fill(text[lang].replaceAll(OPTIONAL_PART, (_, part: string) => (isWhole(part) ? part : ''))).trim()
}

function placeholderValue(policy: Policy, name: string, lang: Lang): string | null {
  if (name === 'org') return policy.meta.org.senderName
  if (name === 'shortOrg') return policy.meta.org.shortName
  const contacts: Readonly<Record<string, unknown>> = policy.contacts
  const contact = Object.hasOwn(contacts, name) ? contacts[name] : null
  if (typeof contact === 'string') return contact === 'unknown' ? null : contact
  return isLocal(contact) ? contact[lang] : null
}

function isLocal(value: unknown): value is Readonly<Record<Lang, string>> {
  return typeof value === 'object' && value !== null && 'sv' in value && 'en' in value
}
