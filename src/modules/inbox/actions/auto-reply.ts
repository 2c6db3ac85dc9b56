import { ledgerActor, systemActor } from '#core/actor.ts'
import { newId } from '#core/ids.ts'
import type { NewLedgerEntry } from '#core/ledger/ledger.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { renderTemplate, type PolicyInForce } from '#modules/policy/index.ts'
import { autoReplyRule, isAutoReplyDue } from '../rules/auto-reply.ts'
import { storableText } from '../rules/storable-text.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { insertReply, lastAutoReplyAt } from '../store/replies.ts'
import type { Derivation, DeriveDeps, Work } from './derivation.ts'
import { REPLY_KIND } from './reply-situation.ts'

/**
 * Puts the policy's automatic reply in the outbox, in the transaction that makes the message work, where the policy has one for this
 * account and it is due. Its words are the policy's alone: nothing of what the person wrote is in them (scenario 13). Gives what the
 * ledger is to hold. The caller holds the account's lock, so that two messages of one conversation never get one each.
 */
export async function autoReply(
  deps: DeriveDeps,
  { tx, orgId, account }: Pick<Derivation, 'tx' | 'orgId' | 'account'>,
  { id, kind, folded }: Work,
  { policy, versionId, label }: PolicyInForce,
): Promise<NewLedgerEntry | null> {
  const rule = kind === 'direct' ? autoReplyRule({ policy, account }) : null
  const key = folded.conversationKey
  if (rule === null || key === null) return null
  const now = deps.clock.now()
  const lastAt = await lastAutoReplyAt(tx, orgId, { accountId: account.id, key })
  if (!isAutoReplyDue(rule, { policy, account, folded, lastAt, now })) return null
  const actor = systemActor(orgId, 'auto-reply')
  const entry = {
    subjectType: 'message',
    subjectId: id,
    actor: ledgerActor(actor),
    ruleIds: [rule.citation.ruleId],
    policyVersion: label,
  }
  const rendered = renderTemplate(policy, rule.templateKey, { lang: 'sv' })
  if (!rendered.ok) {
    const missing = rendered.missing.map(({ placeholder }) => placeholder)
    return { ...entry, kind: 'auto-reply.withheld', facts: { templateKey: rule.templateKey, missing } }
  }
  const replyId = newId<'reply'>(deps.clock)
  const text = storableText(rendered.text)
  const payload = { replyId, isPrivate: true }
  const intent = { kind: REPLY_KIND, accountId: account.id, subjectId: id, payload }
  const outboxId = await putInOutbox(tx, deps, orgId, intent)
  await insertReply(tx, orgId, {
    ...{ id: replyId, messageId: id, kind: 'auto', text, isPrivate: true, outboxId, placement: null },
    ...{ authorId: actor.id, authorName: actor.name, hidesName: false, referralKey: null },
    policyVersionId: versionId,
    createdAt: now,
  })
  const facts = { replyId, outboxId, textSha256: textSha256(text), templateKey: rule.templateKey }
  return { ...entry, kind: 'auto-reply.decided', facts }
}
