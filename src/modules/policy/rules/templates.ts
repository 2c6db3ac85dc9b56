/** Ready replies with the policy's own contacts filled in; a contact that is unknown is reported, never guessed (F-107, F-108, B-110). */
import { NotFound } from '#core/errors.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { ContactPlaceholder, TemplatePart, ValuePlaceholder } from './placeholders.ts'
import { contactPlaceholders, templateParts } from './placeholders.ts'
import type { Policy } from './schema/policy.ts'
import { UNKNOWN } from './schema/primitives.ts'

export type TemplateValues = Partial<Readonly<Record<ValuePlaceholder, string>>>

export type MissingPlaceholder = {
  readonly placeholder: string
  /** `unknownContact`: fill in the policy at `path` · `missingValue`: the one who renders did not supply it. */
  readonly cause: 'unknownContact' | 'missingValue'
  readonly path: string | null
}

export type RenderedTemplate =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: readonly MissingPlaceholder[] }

type Context = { readonly policy: Policy; readonly lang: Lang; readonly values: TemplateValues }

function isContact(name: string): name is ContactPlaceholder {
  return (contactPlaceholders as readonly string[]).includes(name)
}

function contactText(policy: Policy, name: ContactPlaceholder, lang: Lang): string | null {
  const contact = policy.contacts[name]
  if (contact === UNKNOWN) return null
  return typeof contact === 'string' ? contact : contact[lang]
}

function valueOf(name: string, { policy, lang, values }: Context): string | null {
  if (isContact(name)) return contactText(policy, name, lang)
  if (name === 'org') return policy.meta.org.senderName
  if (name === 'shortOrg') return policy.meta.org.shortName
  if (name === 'minWarnings') {
    const blocking = policy.moderation.blocking.value
    return blocking.enabled ? String(blocking.minWarnings) : null
  }
  const supplied = (values as Readonly<Record<string, string>>)[name]?.trim()
  return supplied === undefined || supplied === '' || supplied === UNKNOWN ? null : supplied
}

function renderPart(part: TemplatePart, context: Context): { text: string; missing: string[] } {
  const missing: string[] = []
  const texts = part.pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text
    const value = valueOf(piece.name, context)
    if (value === null) missing.push(piece.name)
    return value ?? ''
  })
  if (part.optional && missing.length > 0) return { text: '', missing: [] }
  return { text: texts.join(''), missing }
}

function describeMissing(placeholder: string): MissingPlaceholder {
  return isContact(placeholder)
    ? { placeholder, cause: 'unknownContact', path: `contacts.${placeholder}` }
    : { placeholder, cause: 'missingValue', path: null }
}

export function findTemplate(policy: Policy, key: string): Policy['inbox']['replyTemplates'][number] | null {
  return policy.inbox.replyTemplates.find((template) => template.key === key) ?? null
}

/**
 * Fills a template in one pass: braces in a supplied value stay as they are. Throws NotFound for a key the policy does not have.
 * The text carries no signature; `signReply` adds it.
 */
export function renderTemplate(
  policy: Policy,
  key: string,
  options: { readonly lang: Lang; readonly values?: TemplateValues },
): RenderedTemplate {
  const template = findTemplate(policy, key)
  if (template === null) throw new NotFound('reply template', key)
  const context = { policy, lang: options.lang, values: options.values ?? {} }
  const parts = templateParts(template.text[options.lang]).map((part) => renderPart(part, context))
  const missing = [...new Set(parts.flatMap((part) => part.missing))]
  if (missing.length > 0) return { ok: false, missing: missing.map(describeMissing) }
  return {
    ok: true,
    text: parts
      .map((part) => part.text)
      .join('')
      .trim(),
  }
}
