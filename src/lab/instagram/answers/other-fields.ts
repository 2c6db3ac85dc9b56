import { graphTime } from '../../graph/lab-time.ts'
import { postsOf } from '../../town/posts.ts'
import type { TownAccount, TownComment, TownMessage, TownPerson } from '../../town/state.ts'
import type { Container, InstagramLab } from '../lab-core.ts'
import { now } from '../lab-core.ts'
import { pageIdOf } from '../town-rules.ts'
import type { NodeRef, ThreadRef } from './refs.ts'

type Fields<T> = Readonly<Record<string, (value: T, lab: InstagramLab) => unknown>>

export const accountFields: Fields<TownAccount> = {
  id: ({ id }) => id,
  ig_id: ({ id }) => Number(id.slice(5)),
  username: ({ handle }) => handle,
  name: ({ name }) => name,
  // What is empty is left out.
  biography: ({ about }) => (about === '' ? undefined : about),
  website: ({ link }) => link ?? undefined,
  profile_picture_url: () => undefined,
  followers_count: ({ followers }) => followers,
  follows_count: () => 0,
  media_count: ({ id }, lab) => postsOf(lab.town.core, id).filter(({ authorId }) => authorId === id).length,
  has_profile_pic: () => false,
}

/** Somebody who has written to the account, under the id that holds for it. */
export const scopedUserFields: Fields<TownPerson> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  username: ({ handle }) => handle,
}

export const pageFieldsOf: Fields<TownAccount> = {
  id: ({ id }) => pageIdOf(id),
  name: ({ name }) => name,
  instagram_business_account: (account): NodeRef => ({ node: 'IGUser', value: account }),
}

function person(lab: InstagramLab, id: string): { id: string; username: string } | undefined {
  const { accounts, people } = lab.town.state
  const account = accounts[id]
  if (account !== undefined) return { id, username: account.handle }
  const found = people[id]
  return found === undefined || found.isWithheld ? undefined : { id, username: found.handle }
}

export const commentFields: Fields<TownComment> = {
  id: ({ id }) => id,
  text: ({ text }) => text,
  timestamp: ({ createdAt }) => graphTime(createdAt),
  username: ({ authorId }, lab) => person(lab, authorId)?.username,
  from: ({ authorId }, lab): NodeRef | undefined => {
    const value = person(lab, authorId)
    return value === undefined ? undefined : { node: 'Plain', value }
  },
  hidden: ({ standing }) => standing === 'hidden',
  like_count: ({ reactions }) => Object.keys(reactions).length,
  parent_id: ({ parentId }) => parentId ?? undefined,
  media: ({ postId }, lab): NodeRef | undefined => {
    const value = lab.town.state.posts[postId]
    return value === undefined ? undefined : { node: 'IGMedia', value }
  },
}

const HOURS_KEPT = 24

export function statusOf(lab: InstagramLab, container: Container): string {
  if (container.publishedAs !== null) return 'PUBLISHED'
  const ends = Temporal.Instant.from(container.createdAt).add({ hours: HOURS_KEPT })
  if (Temporal.Instant.compare(Temporal.Instant.from(now(lab)), ends) > 0) return 'EXPIRED'
  return container.form === 'REELS' && container.looks < 2 ? 'IN_PROGRESS' : 'FINISHED'
}

export const containerFields: Fields<Container> = {
  id: ({ id }) => id,
  status_code: (container, lab) => statusOf(lab, container),
  status: (container, lab) => {
    const code = statusOf(lab, container)
    return code === 'FINISHED' ? 'Finished: Media has been uploaded and it is ready to be published.' : code
  },
}

export function messagesWith(lab: InstagramLab, { accountId, personId }: ThreadRef): readonly TownMessage[] {
  return lab.town.state.messages
    .filter((message) => message.accountId === accountId && message.personId === personId)
    .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))
}

export const threadFields: Fields<ThreadRef> = {
  id: ({ accountId, personId }) => `aWdfZAG06${accountId.slice(-6)}x${personId}`,
  updated_time: (thread, lab) => graphTime(messagesWith(lab, thread)[0]?.sentAt ?? now(lab)),
  participants: ({ accountId, personId }, lab) => ({
    data: [accountId, personId].map((id) => ({ node: 'Plain', value: person(lab, id) ?? { id } })),
  }),
}

export const messageFields: Fields<TownMessage> = {
  id: ({ id }) => id,
  created_time: ({ sentAt }) => graphTime(sentAt),
  message: ({ text }) => text,
  from: ({ accountId, personId, isFromAccount }, lab) => {
    const id = isFromAccount ? accountId : personId
    return { node: 'Plain', value: person(lab, id) ?? { id } }
  },
  to: ({ accountId, personId, isFromAccount }, lab) => {
    const id = isFromAccount ? personId : accountId
    return { data: [{ node: 'Plain', value: person(lab, id) ?? { id } }] }
  },
}
