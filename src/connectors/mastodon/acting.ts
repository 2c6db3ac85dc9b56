import { createHash } from 'node:crypto'
import {
  OutcomeUnknown,
  Rejected,
  type Access,
  type BlockTarget,
  type DirectAddress,
  type Written,
} from '../connector.ts'
import { asRecord, idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { mastodonProfile } from './profile.ts'
import { readStatus } from './read-thread.ts'
import type { LimitsOf } from './server-limits.ts'
import { mastodonLength } from './text-length.ts'

export type ActingParts = { readonly calls: MastodonCalls; readonly limitsOf: LimitsOf }

const VISIBILITIES: readonly string[] = ['public', 'unlisted', 'private', 'direct']

/** Answers as openly as was written, and names whom it answers: without that nobody is notified. */
export async function reply(
  parts: ActingParts,
  access: Access,
  { commentExternalId, text }: { readonly commentExternalId: string; readonly text: string },
): Promise<Written> {
  checkLength(text, mastodonProfile.limits.replyCharacters)
  const status = await readStatus(parts.calls, access, commentExternalId, 'moderation')
  const author = recordAt(status, 'account')
  const isOwn = idAt(author, 'id') === access.accountExternalId
  const written = textAt(status, 'visibility') ?? 'public'
  return write(parts, access, {
    target: commentExternalId,
    visibility: VISIBILITIES.includes(written) ? written : 'public',
    text: isOwn ? text : addressed(text, textAt(author, 'acct')),
  })
}

/** A status that only the one it names can see. */
export async function directReply(
  parts: ActingParts,
  access: Access,
  { to, text }: { readonly to: DirectAddress; readonly text: string },
): Promise<Written> {
  checkLength(text, mastodonProfile.limits.directReplyCharacters)
  const path = ['api', 'v1', 'accounts', to.otherPartyExternalId]
  const { body } = await parts.calls.send(access, { method: 'GET', path, purpose: 'moderation' })
  const acct = textAt(asRecord(body), 'acct')
  // Without a name in it a direct status reaches nobody at all.
  if (acct === null)
    throw new Rejected('Mastodon: nobody knows where to write to this account', 'not-found', true)
  return write(parts, access, {
    target: to.messageExternalId,
    visibility: 'direct',
    text: addressed(text, acct),
  })
}

type Status = { readonly target: string; readonly visibility: string; readonly text: string }

async function write(parts: ActingParts, access: Access, status: Status): Promise<Written> {
  const { target, visibility, text } = status
  const limits = await parts.limitsOf(access)
  const length = mastodonLength(text, limits.urlCharacters)
  if (length > limits.characters)
    throw new Rejected(`Mastodon: ${length} of ${limits.characters} characters`, 'text-too-long')
  const { body } = await parts.calls.send(access, {
    method: 'POST',
    path: ['api', 'v1', 'statuses'],
    headers: { 'idempotency-key': keyFor(access, status) },
    body: { status: text, in_reply_to_id: target, visibility },
    purpose: 'moderation',
  })
  const externalId = idAt(asRecord(body), 'id')
  if (externalId === null) throw new OutcomeUnknown('Mastodon answered without the id of what was written')
  return { externalId }
}

/** The same answer to the same words is one answer, for the hour that servers remember. */
function keyFor({ accountExternalId }: Access, { target, text }: Status): string {
  return createHash('sha256')
    .update(JSON.stringify([accountExternalId, target, text]))
    .digest('hex')
}

const MENTION = /(?<![\p{L}\p{N}_/])@([\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu

function addressed(text: string, acct: string | null): string {
  if (acct === null) return text
  const named = Array.from(text.matchAll(MENTION), ([, name = '']) => name.toLowerCase())
  return named.includes(acct.toLowerCase()) ? text : `@${acct} ${text}`
}

/** Known before anything is asked, so that a text is never half accepted. */
function checkLength(text: string, most: number): void {
  if (text.trim() === '') throw new Rejected('Mastodon: the text is empty', 'text-empty')
  if (mastodonLength(text) > most)
    throw new Rejected(`Mastodon: the text is longer than ${most} characters`, 'text-too-long')
}

export async function setBlocked(
  { calls }: ActingParts,
  access: Access,
  { target, isBlocked }: { readonly target: BlockTarget; readonly isBlocked: boolean },
): Promise<void> {
  const path = ['api', 'v1', 'accounts', target.authorExternalId, isBlocked ? 'block' : 'unblock']
  const { body } = await calls.send(access, { method: 'POST', path, body: {}, purpose: 'moderation' })
  confirm(asRecord(body), isBlocked)
}

function confirm(relationship: Json | null, isBlocked: boolean): void {
  const now = relationship?.['blocking']
  if (now === isBlocked) return
  if (typeof now === 'boolean') throw new Rejected('Mastodon answered that it was not done', 'not-done')
  throw new OutcomeUnknown('Mastodon did not say whether it was done')
}
