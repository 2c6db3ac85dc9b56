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
import { numberBeside, ownNumber } from './ids.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { addressed, namesIn, namesOf } from './names-in-text.ts'
import { mastodonProfile } from './profile.ts'
import { authorIdOf } from './read-status.ts'
import { readStatus } from './read-thread.ts'
import type { LimitsOf } from './server-limits.ts'
import { mastodonLength } from './text-length.ts'

export type ActingParts = { readonly calls: MastodonCalls; readonly limitsOf: LimitsOf }

const VISIBILITIES: readonly string[] = ['public', 'unlisted', 'private', 'direct']

type Answer = { readonly commentExternalId: string; readonly text: string }

/** Answers as openly as was written, and names whom it answers: without that nobody is notified. */
export async function reply(
  parts: ActingParts,
  access: Access,
  { commentExternalId, text }: Answer,
): Promise<Written> {
  checkLength(text, mastodonProfile.limits.replyCharacters)
  const status = await readStatus(parts.calls, access, commentExternalId, 'moderation')
  return write(parts, access, {
    target: commentExternalId,
    visibility: visibilityFor(textAt(status, 'visibility') ?? 'public'),
    text: isOwn(access, status) ? text : addressed(text, recordAt(status, 'account')),
  })
}

/** Other servers have circles, lists and posts for their own server alone: what is not known to be open is answered to its writer only. */
function visibilityFor(written: string): string {
  return VISIBILITIES.includes(written) ? written : 'direct'
}

/** A direct status under what somebody wrote in public: theirs alone to see, and nothing of it stands in the thread for others. */
export async function privateReply(
  parts: ActingParts,
  access: Access,
  { commentExternalId, text }: Answer,
): Promise<Written> {
  checkLength(text, mastodonProfile.limits.privateReplyCharacters)
  const status = await readStatus(parts.calls, access, commentExternalId, 'moderation')
  if (isOwn(access, status))
    throw new Rejected('Mastodon: nobody is answered privately in their own words', 'not-found')
  const author = recordAt(status, 'account')
  return writeTo(parts, access, { author, target: commentExternalId, text })
}

/** A status that only the one it names can see. */
export async function directReply(
  parts: ActingParts,
  access: Access,
  { to, text }: { readonly to: DirectAddress; readonly text: string },
): Promise<Written> {
  checkLength(text, mastodonProfile.limits.directReplyCharacters)
  const author = await readAccount(parts.calls, access, numberBeside(access, to.otherPartyExternalId))
  return writeTo(parts, access, { author, target: to.messageExternalId, text })
}

async function readAccount(calls: MastodonCalls, access: Access, number: string): Promise<Json | null> {
  const path = ['api', 'v1', 'accounts', number]
  return asRecord((await calls.send(access, { method: 'GET', path, purpose: 'moderation' })).body)
}

function isOwn({ accountExternalId }: Access, status: Json): boolean {
  return authorIdOf(status, accountExternalId) === accountExternalId
}

type Privately = { readonly author: Json | null; readonly target: string; readonly text: string }

async function writeTo(
  parts: ActingParts,
  access: Access,
  { author, target, text }: Privately,
): Promise<Written> {
  const acct = textAt(author, 'acct')
  // Without a name in it a direct status reaches nobody at all.
  if (acct === null || acct === '')
    throw new Rejected('Mastodon: nobody knows where to write to this account', 'not-found', true)
  await refuseOtherNames(parts, access, { author, text })
  return write(parts, access, { target, visibility: 'direct', text: addressed(text, author) })
}

/** Everybody whom a direct status names may read it: a neighbour's name in an answer would hand them the answer. */
async function refuseOtherNames(
  { calls }: ActingParts,
  access: Access,
  { author, text }: Pick<Privately, 'author' | 'text'>,
): Promise<void> {
  const others = namesIn(text).filter((name) => !namesOf(author).includes(name))
  if (others.length === 0) return
  const own = namesOf(await readAccount(calls, access, ownNumber(access)))
  if (others.every((name) => own.includes(name))) return
  throw new Rejected('Mastodon: whoever else is named would read the private answer too', 'names-others')
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
function keyFor({ accountExternalId }: Access, { target, visibility, text }: Status): string {
  return createHash('sha256')
    .update(JSON.stringify([accountExternalId, target, visibility, text]))
    .digest('hex')
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
  const number = numberBeside(access, target.authorExternalId)
  const path = ['api', 'v1', 'accounts', number, isBlocked ? 'block' : 'unblock']
  const { body } = await calls.send(access, { method: 'POST', path, body: {}, purpose: 'moderation' })
  confirm(asRecord(body), isBlocked)
}

function confirm(relationship: Json | null, isBlocked: boolean): void {
  const now = relationship?.['blocking']
  if (now === isBlocked) return
  if (typeof now === 'boolean') throw new Rejected('Mastodon answered that it was not done', 'not-done')
  throw new OutcomeUnknown('Mastodon did not say whether it was done')
}
