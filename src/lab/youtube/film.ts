import { standingPost } from '../town/posts.ts'
import type { TownPost } from '../town/state.ts'
import type { YoutubeLabCore } from './lab-core.ts'
import { problem } from './youtube-problem.ts'

/** Long after the practice square is forgotten: what waits until then is private. */
export const NEVER = '9999-12-31T00:00:00.000Z'

const TITLE_CHARACTERS = 100

export type FilmText = { readonly title: string; readonly description: string }

/** A citizen sees one text; YouTube has two. */
export function filmText({ text }: TownPost): FilmText {
  const [first = '', ...rest] = text.split('\n')
  const title = Array.from(first).slice(0, TITLE_CHARACTERS).join('')
  return { title, description: rest.join('\n').replace(/^\n+/, '') }
}

export function joined({ title, description }: FilmText): string {
  return description === '' ? title : `${title}\n\n${description}`
}

export function findFilm(core: YoutubeLabCore, id: string): TownPost | null {
  const post = core.town.state.posts[id]
  return post?.removedAt === null ? post : null
}

/** Of the account's own; throws `videoNotFound` or `forbidden`. */
export function ownFilm(core: YoutubeLabCore, accountId: string, id: string): TownPost {
  if (findFilm(core, id) === null) throw problem(404, 'videoNotFound', 'The video could not be found.')
  const film = standingPost(core.town.core, id)
  if (film.accountId !== accountId) throw problem(403, 'forbidden', 'The video belongs to another channel.')
  return film
}

/** Newest first, the private ones too: what their owner sees among the uploads. */
export function uploadsOf(core: YoutubeLabCore, accountId: string): readonly TownPost[] {
  return Object.values(core.town.state.posts)
    .filter((post) => post.accountId === accountId && post.authorId === accountId && post.removedAt === null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

export function privacyOf(core: YoutubeLabCore, { publishAt }: TownPost): 'public' | 'private' {
  return publishAt === null || publishAt <= nowText(core) ? 'public' : 'private'
}

export function publicSince(core: YoutubeLabCore, film: TownPost): string {
  return privacyOf(core, film) === 'public' ? (film.publishAt ?? film.createdAt) : film.createdAt
}

export function nowText({ settings }: YoutubeLabCore): string {
  return settings.clock.now().toString({ fractionalSecondDigits: 3 })
}

/** Google writes whole seconds. */
export function seconds(at: string): string {
  return Temporal.Instant.from(at).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
}
