/** What the author is told: the policy's own template with the ground and where to turn; for sensitive content a referral that repeats nothing (F-123, F-127; requirements §3.2, 1). */
import { RuleBroken } from '#core/errors.ts'
import {
  removalNotice,
  renderTemplate,
  signatureFor,
  type Ground,
  type Policy,
} from '#modules/policy/index.ts'

export type NoticeText = { readonly text: string; readonly isSensitive: boolean; readonly ruleId: string }

/**
 * The words as they go out. Signed with role and sender, never with a name: a notice is the authority's decision, and it often goes to
 * somebody who has just made a threat (F-105). Throws `RuleBroken` `notice-text-incomplete` when the policy lacks a contact.
 */
export function noticeText(
  policy: Policy,
  ground: Pick<Ground, 'code' | 'citizenText'>,
  signerTitle: string,
): NoticeText {
  const notice = removalNotice(policy, [ground.code])
  const values = notice.isSensitive ? {} : { ground: ground.citizenText.sv }
  const rendered = renderTemplate(policy, notice.templateKey, { lang: 'sv', values })
  const { ruleId } = notice.citation
  if (!rendered.ok) {
    const missing = rendered.missing.map((one) => one.path ?? one.placeholder).join(', ')
    throw new RuleBroken('notice-text-incomplete', { ruleId, details: { missing } })
  }
  const signature = signatureOf(policy, signerTitle)
  const text = signature === null ? rendered.text : `${rendered.text}\n${signature}`
  return { text, isSensitive: notice.isSensitive, ruleId }
}

function signatureOf(policy: Policy, role: string): string | null {
  const rule = policy.inbox.signature
  if (rule === undefined) return null
  // A policy that lets nobody withhold a name still has its sender to sign with.
  if (!rule.value.optOut.allowed) return policy.meta.org.senderName
  return signatureFor(policy, { fullName: '', role, hidesName: true })
}
