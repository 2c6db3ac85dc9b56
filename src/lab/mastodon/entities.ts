import type { TownAccount, TownMedia, TownPerson } from '../town/state.ts'
import type { Lab } from './lab-call.ts'
import { pictureNamed } from '../graph/media.ts'
import { extraText, mentionHtml, mentionsIn, statusHtml, type Somebody } from './status-text.ts'
import type { LabStatus } from './status-index.ts'

export function somebody({ town }: Lab, id: string): TownAccount | TownPerson | null {
  return town.state.accounts[id] ?? town.state.people[id] ?? null
}

function isAccount(one: TownAccount | TownPerson): one is TownAccount {
  return 'about' in one
}

export function accountJson(lab: Lab, one: TownAccount | TownPerson): Record<string, unknown> {
  const base = lab.base()
  const own = isAccount(one) ? one : null
  const written = lab.index.all().filter(({ authorId, isThere }) => authorId === one.id && isThere)
  return {
    id: one.id,
    username: one.handle,
    acct: one.handle,
    display_name: one.name,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    created_at: '2024-01-01T00:00:00.000Z',
    note: own === null ? '' : statusHtml(own.about, { state: lab.town.state, base }),
    url: `${base}/@${one.handle}`,
    uri: `${base}/users/${one.handle}`,
    avatar: `${base}/avatars/original/missing.png`,
    avatar_static: `${base}/avatars/original/missing.png`,
    header: `${base}/headers/original/missing.png`,
    header_static: `${base}/headers/original/missing.png`,
    followers_count: own?.followers ?? 0,
    following_count: 0,
    statuses_count: written.length,
    last_status_at: written[0]?.at.slice(0, 10) ?? null,
    emojis: [],
    roles: [],
    fields: own === null ? [] : fieldsOf(own, lab),
  }
}

function fieldsOf({ link, phone, email }: TownAccount, lab: Lab): readonly object[] {
  const field = (name: string, value: string | null) => {
    if (value === null || value === '') return []
    const html = statusHtml(value, { state: lab.town.state, base: lab.base() })
    return [{ name, value: html.replace(/^<p>|<\/p>$/g, ''), verified_at: null }]
  }
  return [...field('Webbplats', link), ...field('Telefon', phone), ...field('E-post', email)]
}

/** An author's account as it stands inside a status: without counting everything they ever wrote, fifty thousand times over. */
function authorJson(lab: Lab, one: TownAccount | TownPerson): Record<string, unknown> {
  const base = lab.base()
  return {
    id: one.id,
    username: one.handle,
    acct: one.handle,
    display_name: one.name,
    locked: false,
    bot: false,
    url: `${base}/@${one.handle}`,
    uri: `${base}/users/${one.handle}`,
    avatar: `${base}/avatars/original/missing.png`,
    followers_count: isAccount(one) ? one.followers : 0,
    emojis: [],
    fields: [],
  }
}

export function statusJson(lab: Lab, status: LabStatus): Record<string, unknown> {
  const { id, thing, parentId } = status
  const base = lab.base()
  const author = somebody(lab, status.authorId)
  const parent = parentId === null ? null : lab.index.find(parentId)
  return {
    id,
    created_at: status.at,
    in_reply_to_id: parentId,
    in_reply_to_account_id: parent?.authorId ?? null,
    sensitive: thing.extra['sensitive'] === true,
    spoiler_text: extraText(thing.extra, 'spoilerText', ''),
    visibility: status.isDirect ? 'direct' : extraText(thing.extra, 'visibility', 'public'),
    language: extraText(thing.extra, 'language', 'sv'),
    uri: `${base}/users/${author?.handle ?? ''}/statuses/${id}`,
    url: `${base}/@${author?.handle ?? ''}/${id}`,
    replies_count: lab.index.answersTo(id).filter(({ isDirect }) => !isDirect).length,
    ...countsOf(thing),
    edited_at: status.editedAt,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    content: contentOf(lab, status),
    filtered: [],
    reblog: null,
    application: null,
    account: author === null ? null : authorJson(lab, author),
    media_attachments: mediaIn(thing).map((media) => mediaJson(lab, media)),
    mentions: namedBy(lab, status).map((one) => mentionJson(lab, one)),
    tags: [],
    emojis: [],
    quote: null,
    card: null,
    poll: pollJson(thing.extra['poll']),
  }
}

function pollJson(choices: unknown): object | null {
  if (!Array.isArray(choices)) return null
  const options = choices.map((title) => ({ title: String(title), votes_count: 0 }))
  return { id: '1', expired: false, multiple: false, votes_count: 0, options }
}

function countsOf(thing: LabStatus['thing']): object {
  return {
    reblogs_count: 'shares' in thing ? thing.shares : 0,
    favourites_count: 'reactions' in thing ? Object.keys(thing.reactions).length : 0,
    quotes_count: 0,
  }
}

function mediaIn(thing: LabStatus['thing']): readonly TownMedia[] {
  return 'media' in thing ? thing.media : []
}

function namedBy(lab: Lab, { namedIds }: LabStatus): readonly Somebody[] {
  return namedIds.flatMap((id) => somebody(lab, id) ?? [])
}

/** Names that do not stand in the words themselves come first, as apps write them. */
function contentOf(lab: Lab, status: LabStatus): string {
  const { state } = lab.town
  const base = lab.base()
  const inWords = new Set(mentionsIn(state, status.text).map(({ id }) => id))
  const above = namedBy(lab, status).filter(({ id }) => !inWords.has(id))
  const html = statusHtml(status.text, { state, base })
  const names = above.map((one) => mentionHtml(one, base)).join(' ')
  if (names === '') return html
  return html === '' ? `<p>${names}</p>` : html.replace('<p>', `<p>${names} `)
}

function mentionJson(lab: Lab, { id, handle }: Somebody): object {
  return { id, username: handle, acct: handle, url: `${lab.base()}/@${handle}` }
}

export function mediaJson(lab: Lab, media: TownMedia): Record<string, unknown> {
  const ending = media.mediaType.replace(/^.*\//, '')
  const isSupplied = media.picture !== null && pictureNamed(media.picture) !== undefined
  const url = isSupplied
    ? `${lab.base()}/system/pictures/${media.picture}`
    : `${lab.base()}/system/media/${media.id}/original.${ending}`
  return {
    id: media.id,
    type: media.kind,
    url,
    preview_url: url,
    remote_url: null,
    meta: {},
    description: media.altText === '' ? null : media.altText,
    blurhash: null,
  }
}
