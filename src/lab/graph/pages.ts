import { InvalidInput, NotFound } from '#core/errors.ts'
import { allScopes } from './facts/scopes.ts'
import { newToken, nextNumber } from './ids.ts'
import { nowIso } from './lab-core.ts'
import type { LabCore } from './lab-core.ts'
import { pictureNamed } from './media.ts'
import type { LabPage, LabPost, LabToken } from './state.ts'
import { addPost } from './thread/change-post.ts'

export type PageWanted = {
  readonly name: string
  /** Digits, as the network's; made up when left out. */
  readonly id?: string
  readonly handle?: string
  readonly about?: string
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  readonly followers?: number
  /** Webhook fields that are subscribed from the start; the connector may change them. */
  readonly subscribedFields?: readonly string[]
}

const SUBSCRIBED = ['feed', 'messages', 'message_echoes', 'message_reactions'] as const

function handleOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[åä]/g, 'a')
    .replaceAll('ö', 'o')
    .replaceAll(/[^a-z0-9]/g, '')
}

/** Adds a Page, or returns the one that has the id or the name already, so that a restarted demo can ask again. */
export function addPage(core: LabCore, wanted: PageWanted): LabPage {
  const known = Object.values(core.state.pages).find(
    (one) => one.id === wanted.id || one.name === wanted.name,
  )
  if (known !== undefined) return known
  if (wanted.id !== undefined && !/^\d{5,20}$/.test(wanted.id)) {
    throw new InvalidInput([{ field: 'id', code: 'digits' }])
  }
  const page: LabPage = {
    id: wanted.id ?? nextNumber(core.state, '10'),
    name: wanted.name,
    handle: wanted.handle ?? handleOf(wanted.name),
    about: wanted.about ?? '',
    category: 'Government organization',
    ...presented(wanted),
    subscribedFields: [...(wanted.subscribedFields ?? SUBSCRIBED)],
  }
  core.state.pages[page.id] = page
  core.changed()
  return page
}

function presented({ phone, email, website, followers }: PageWanted): Partial<LabPage> {
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(website === undefined ? {} : { website }),
    ...(followers === undefined ? {} : { followers }),
  }
}

export type PostWanted = {
  readonly pageId: string
  readonly text: string
  /** Names of supplied pictures. */
  readonly media?: readonly string[]
  /** Only for seeding a past: an ISO instant. */
  readonly at?: string
}

export function publishPost(core: LabCore, wanted: PostWanted): LabPost {
  const { pageId, text, media = [] } = wanted
  if (core.state.pages[pageId] === undefined) throw new NotFound('page', pageId)
  if (text.trim() === '' && media.length === 0) throw new InvalidInput([{ field: 'text', code: 'empty' }])
  if (media.some((name) => pictureNamed(name) === undefined)) {
    throw new InvalidInput([{ field: 'media', code: 'unknown' }])
  }
  const at = wanted.at === undefined ? {} : { at: wanted.at }
  return addPost(core, { pageId, text: text.trim(), media, ...at })
}

export type TokenWanted = {
  readonly kind: 'page' | 'user'
  readonly pageIds: readonly string[]
  readonly scopes?: readonly string[]
  readonly expiresAt?: string | null
}

/** A token for a Page (its own id first in `pageIds`) or for the system user behind several Pages. */
export function issueToken(core: LabCore, wanted: TokenWanted): LabToken {
  const [pageId] = wanted.pageIds
  if (pageId === undefined || wanted.pageIds.some((id) => core.state.pages[id] === undefined)) {
    throw new NotFound('page', wanted.pageIds.join(', '))
  }
  const token: LabToken = {
    token: newToken(),
    kind: wanted.kind,
    ownerId: wanted.kind === 'page' ? pageId : nextNumber(core.state, '61'),
    pageIds: [...wanted.pageIds],
    scopes: [...(wanted.scopes ?? allScopes)],
    issuedAt: nowIso(core),
    expiresAt: wanted.expiresAt ?? null,
    revokedAs: null,
  }
  core.state.tokens.push(token)
  core.changed()
  return token
}

/** The Page's standing token; a restarted demo gets the same one back. */
export function pageToken(core: LabCore, pageId: string, scopes: readonly string[] = allScopes): string {
  const known = core.state.tokens.find(
    (one) =>
      one.kind === 'page' && one.ownerId === pageId && one.revokedAs === null && one.expiresAt === null,
  )
  return (known ?? issueToken(core, { kind: 'page', pageIds: [pageId], scopes })).token
}

/** From now on the token answers with error 190 and this subcode; 467 is a token withdrawn by a person. */
export function revokeToken(core: LabCore, token: string, subcode = 467): void {
  for (const known of core.state.tokens) if (known.token === token) known.revokedAs = subcode
  core.changed()
}
