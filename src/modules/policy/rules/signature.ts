/** Signs a reply as the policy says, once, and never with a name its owner wants withheld (F-104, F-105, F-184). */
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { templateParts } from './placeholders.ts'
import type { Policy } from './schema/policy.ts'
import { containsWords, endsWithWords } from './words.ts'

export type Signer = {
  readonly fullName: string
  readonly role: string
  /** The person's own choice; no reason is asked and it is never shown to the public. */
  readonly hidesName: boolean
}

type SignatureRule = NonNullable<Policy['inbox']['signature']>

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function fill(template: string, policy: Policy, signer: Signer): string {
  const fullName = oneLine(signer.fullName)
  const values: Record<string, string> = {
    fullName,
    firstName: fullName.split(' ')[0] ?? fullName,
    role: oneLine(signer.role),
    org: policy.meta.org.senderName,
  }
  const pieces = templateParts(template).flatMap((part) => part.pieces)
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text
    const value = values[piece.name] ?? ''
    if (value === '') throw new InvalidInput([{ field: piece.name, code: 'policy.signature.missing-part' }])
    return value
  })
  return parts.join('')
}

/** The line alone, or null when the policy asks for no signature. Throws RuleBroken when the policy does not let names be withheld. */
export function signatureFor(policy: Policy, signer: Signer): string | null {
  const rule = policy.inbox.signature
  if (rule === undefined) return null
  if (!signer.hidesName) return fill(rule.value.template, policy, signer)
  if (!rule.value.optOut.allowed) {
    throw new RuleBroken('policy.signature.name-may-not-be-withheld', { ruleId: rule.id })
  }
  return fill(rule.value.optOut.template, policy, signer)
}

/** Every way this person may have signed by hand, the longest first: the short form is the tail of the long one. */
function knownSignatures(rule: SignatureRule, policy: Policy, signer: Signer): string[] {
  const named = oneLine(signer.fullName) === '' ? [] : [rule.value.template]
  const forms = [
    ...named,
    ...named.map((form) => form.replaceAll('{fullName}', '{firstName}')),
    rule.value.optOut.template,
  ]
  return forms.map((form) => fill(form, policy, signer)).sort((a, b) => b.length - a.length)
}

function withoutSignature(text: string, known: readonly string[]): string {
  for (const signature of known) {
    const at = endsWithWords(text, signature)
    if (at !== null) return text.slice(0, at).replace(/[\s/–—,-]+$/u, '')
  }
  return text
}

/**
 * The text with the signature on a line of its own at the end. As it is when the policy has no signature rule or the right signature
 * already stands there, however it is punctuated; a hand-written form of the signer's own signature is replaced, not doubled.
 */
export function signReply(policy: Policy, text: string, signer: Signer): string {
  const rule = policy.inbox.signature
  const signature = signatureFor(policy, signer)
  if (rule === undefined || signature === null) return text
  const trimmed = text.normalize('NFC').trimEnd()
  const known = knownSignatures(rule, policy, signer)
  const present = known.find((form) => endsWithWords(trimmed, form) !== null)
  if (present === signature) return trimmed
  const body = withoutSignature(trimmed, known)
  return body === '' ? signature : `${body}\n${signature}`
}

/** True when a text to the public would reveal a name that is to be withheld; the reply must then be changed before it goes out. */
export function revealsWithheldName(text: string, signer: Signer): boolean {
  return signer.hidesName && containsWords(text, signer.fullName)
}
