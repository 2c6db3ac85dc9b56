import { removePost } from '../../town/posts.ts'
import type { TownPost } from '../../town/state.ts'
import { noteDeed } from '../../town/town-core.ts'
import { filmAnswer } from '../answers/film.ts'
import { joined, NEVER, nowText, ownFilm, privacyOf } from '../film.ts'
import type { YoutubeLabCore } from '../lab-core.ts'
import { broken } from '../youtube-problem.ts'
import type { LabAnswer, LabCall } from './call.ts'

type Fields = Readonly<Record<string, unknown>>

const encoder = new TextEncoder()

/** Title and description by the network's own limits. */
export function checkSnippet(snippet: Fields): { readonly title: string; readonly description: string } {
  const { title, description = '' } = snippet
  if (typeof title !== 'string' || title.trim() === '') throw broken('missing-field', 'title', 'invalidTitle')
  if (Array.from(title).length > 100 || /[<>]/.test(title)) throw broken('limit', 'title', 'invalidTitle')
  if (
    typeof description !== 'string' ||
    encoder.encode(description).length > 5_000 ||
    /[<>]/.test(description)
  )
    throw broken('limit', 'description', 'invalidDescription')
  const { tags = [] } = snippet
  if (!Array.isArray(tags) || tags.join(',').length > 500) throw broken('limit', 'tags', 'invalidTags')
  return { title, description }
}

/** A part that is sent replaces the whole part: what is left out is gone. */
export function updateFilm({ core, accountId, parts, body }: LabCall): LabAnswer {
  const { id } = body
  if (typeof id !== 'string') throw broken('missing-field', 'id', 'videoNotFound')
  const film = ownFilm(core, accountId, id)
  for (const part of parts) {
    if (body[part] === undefined) throw broken('missing-field', `${part} is named in part and not sent`)
  }
  if (body['snippet'] !== undefined) writeSnippet(core, film, body['snippet'] as Fields)
  if (body['status'] !== undefined) writeStatus(core, film, body['status'] as Fields)
  film.updatedAt = nowText(core)
  core.town.core.changed()
  return filmAnswer(core, film, parts)
}

function writeSnippet(core: YoutubeLabCore, film: TownPost, snippet: Fields): void {
  if (typeof snippet['categoryId'] !== 'string')
    throw broken('missing-field', 'categoryId', 'invalidCategoryId')
  film.text = joined(checkSnippet(snippet))
  for (const name of ['tags', 'categoryId', 'defaultLanguage', 'defaultAudioLanguage'])
    keep(film, name, snippet[name])
  if (privacyOf(core, film) === 'public') {
    core.town.core.tell({ kind: 'post-edited', post: film })
    const { accountId, id: postId } = film
    noteDeed(core.town.core, { kind: 'edited', accountId, postId, commentId: null, personId: null })
  }
}

function writeStatus(core: YoutubeLabCore, film: TownPost, status: Fields): void {
  const { privacyStatus = 'private', publishAt } = status
  if (publishAt !== undefined && privacyStatus !== 'private')
    throw broken('incompatible-fields', 'publishAt only with private', 'invalidPublishAt')
  for (const name of ['license', 'embeddable', 'publicStatsViewable']) keep(film, name, status[name])
  const wasPublic = privacyOf(core, film) === 'public'
  const isOpened = privacyStatus !== 'private' && core.settings.isAudited
  const waitsUntil =
    typeof publishAt === 'string'
      ? Temporal.Instant.from(publishAt).toString({ fractionalSecondDigits: 3 })
      : NEVER
  film.publishAt = isOpened ? (wasPublic ? film.publishAt : nowText(core)) : waitsUntil
  if (wasPublic || !isOpened) return
  core.town.core.tell({ kind: 'post-added', post: film })
  const { accountId, id: postId } = film
  noteDeed(core.town.core, { kind: 'published', accountId, postId, commentId: null, personId: null })
}

function keep(film: TownPost, name: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(film.extra, name)
  else film.extra[name] = value
}

export function deleteFilm({ core, accountId, params }: LabCall): LabAnswer {
  const film = ownFilm(core, accountId, params['id'] ?? '')
  removePost(core.town.core, film.id)
  noteDeed(core.town.core, {
    kind: 'unpublished',
    accountId,
    postId: film.id,
    commentId: null,
    personId: null,
  })
  return null
}
