/** How the author can be told (F-123): privately where the network allows it, otherwise in the thread, otherwise not at all and that is recorded. */
import type { ConnectorProfile } from '#connectors/connector.ts'
import type { Verb } from './case.ts'

export type NoticeChannel = {
  readonly channel: 'private' | 'public'
  /** The comment, or for a public notice what it is written under, by the network's id. */
  readonly target: string
}

export type NoticeFacts = {
  readonly profile: Pick<ConnectorProfile, 'verbs' | 'limits'>
  readonly verb: Verb
  readonly externalId: string
  readonly parentExternalId: string | null
  readonly postExternalId: string | null
  readonly mayReplyPrivately: boolean | null
  /** null when the network did not say when it was written. */
  readonly postedAt: Temporal.Instant | null
  readonly now: Temporal.Instant
  readonly characters: number
}

/** The ways to try, best first; an empty list means undeliverable. */
export function noticeChannels(facts: NoticeFacts): readonly NoticeChannel[] {
  const channels: NoticeChannel[] = []
  if (isPrivatePossible(facts)) channels.push({ channel: 'private', target: facts.externalId })
  const target = publicTarget(facts)
  const fits = facts.characters <= facts.profile.limits.replyCharacters
  if (target !== null && fits && facts.profile.verbs.reply !== undefined)
    channels.push({ channel: 'public', target })
  return channels
}

function isPrivatePossible(facts: NoticeFacts): boolean {
  const { privateReply } = facts.profile.verbs
  if (privateReply === undefined || facts.mayReplyPrivately === false) return false
  if (facts.characters > facts.profile.limits.privateReplyCharacters) return false
  if (facts.postedAt === null || privateReply.withinDays === null) return true
  const last = facts.postedAt.add({ hours: privateReply.withinDays * 24 })
  return Temporal.Instant.compare(facts.now, last) <= 0
}

/** A hidden comment can still be answered; of a removed one nothing is left to write under but what it stood under. */
function publicTarget({ verb, externalId, parentExternalId, postExternalId }: NoticeFacts): string | null {
  return verb === 'hide' ? externalId : (parentExternalId ?? postExternalId)
}
