import type { TownComment, TownPost } from '../../town/state.ts'
import {
  commentAnswer,
  commentId,
  ownId,
  standingOf,
  threadAnswer,
  type Standing,
  type ThreadParts,
  type View,
} from '../answers/comment.ts'
import { findFilm, uploadsOf } from '../film.ts'
import type { YoutubeLabCore } from '../lab-core.ts'
import { pageOf } from '../pages.ts'
import { broken, problem } from '../youtube-problem.ts'
import { idsIn, listAnswer, type LabAnswer, type LabCall } from './call.ts'

const USUAL_PAGE = 20
const MOST_IDS = 50

function viewOf({ accountId, params }: LabCall): View {
  return { accountId, isHtml: params['textFormat'] !== 'plainText', isById: params['id'] !== undefined }
}

/** One filter, and only one. Throws what the network answers otherwise. */
function onlyFilter({ params }: LabCall, names: readonly string[]): string {
  const given = names.filter((name) => params[name] !== undefined)
  const [only] = given
  if (only === undefined) throw broken('missing-parameter', 'No filter selected.', 'missingRequiredParameter')
  if (given.length > 1) throw broken('incompatible-parameters', given.join(', '), 'incompatibleParameters')
  if (idsIn(params['id']).length > MOST_IDS) throw broken('limit', 'Too many ids.', 'invalidParameter')
  return only
}

export function listComments(call: LabCall): LabAnswer {
  const { core, params, accountId } = call
  const view = viewOf(call)
  const filter = onlyFilter(call, ['id', 'parentId'])
  if (filter === 'id') {
    const found = idsIn(params['id']).flatMap((id) => commentSeenBy(core, accountId, id) ?? [])
    return listAnswer(
      'comment',
      found.map((comment) => commentAnswer(core, comment, view)),
    )
  }
  const parent = commentSeenBy(core, accountId, params['parentId'] ?? '')
  if (parent === null) throw problem(404, 'commentNotFound', 'The parent comment could not be found.')
  const replies = core
    .commentsOf(parent.postId)
    .filter((one) => one.parentId === parent.id && one.standing === 'visible')
    .reverse()
  const page = pageOf(replies, commentId, params, USUAL_PAGE)
  const items = page.rows.map((reply) => commentAnswer(core, reply, view))
  return listAnswer('comment', items, { token: page.token, total: replies.length })
}

export function listThreads(call: LabCall): LabAnswer {
  const { core, params, parts, accountId } = call
  const view = viewOf(call)
  const filter = onlyFilter(call, ['id', 'videoId', 'allThreadsRelatedToChannelId', 'channelId', 'postId'])
  const shape = { view, parts }
  if (filter === 'id') {
    if (params['moderationStatus'] !== undefined)
      throw broken('incompatible-parameters', 'moderationStatus with id', 'incompatibleParameters')
    const tops = idsIn(params['id']).flatMap((id) => commentSeenBy(core, accountId, id) ?? [])
    const threads = tops
      .filter(({ parentId }) => parentId === null)
      .flatMap((top) => partsOf(core, top.postId, [top]))
    const shown = threads.map((thread) => ({ ...thread, shown: thread.replies.filter(isVisible) }))
    return listAnswer(
      'commentThread',
      shown.map((thread) => threadAnswer(core, thread, shape)),
    )
  }
  const standing = (params['moderationStatus'] ?? 'published') as Standing
  if (standing === 'rejected')
    throw broken('wrong-value', 'rejected comments are not listed', 'invalidParameter')
  const films = filmsOf(call, filter, standing)
  const rows =
    films.length === 1
      ? threadsOf(core, films[0] ?? '', standing)
      : newestFirst(films.flatMap((filmId) => threadsOf(core, filmId, standing)))
  const page = pageOf(rows, ({ top }) => top.id, params, USUAL_PAGE)
  const items = page.rows.map((thread) => threadAnswer(core, thread, shape))
  return listAnswer('commentThread', items, { token: page.token, total: rows.length })
}

function filmsOf(call: LabCall, filter: string, standing: Standing): readonly string[] {
  const { core, params, accountId } = call
  // A town has no comments on channels or community posts.
  if (filter === 'channelId' || filter === 'postId') return []
  const film = filter === 'videoId' ? openFilm(core, params[filter] ?? '') : null
  const owner = film?.accountId ?? params[filter] ?? ''
  if (core.town.state.accounts[owner] === undefined)
    throw problem(404, 'channelNotFound', 'The channel could not be found.')
  if (standing !== 'published' && owner !== accountId)
    throw problem(403, 'forbidden', 'Only the owner sees what is held.')
  return film === null ? uploadsOf(core, owner).map((one) => one.id) : [film.id]
}

function openFilm(core: YoutubeLabCore, id: string): TownPost {
  const film = findFilm(core, id)
  if (film === null) throw problem(404, 'videoNotFound', 'The video could not be found.')
  if (!film.isOpen) throw problem(403, 'commentsDisabled', 'The video has disabled comments.')
  return film
}

function newestFirst(threads: readonly ThreadParts[]): readonly ThreadParts[] {
  return threads.toSorted((a, b) => b.top.createdAt.localeCompare(a.top.createdAt))
}

const STORM = 1_000
const storms = new WeakMap<readonly TownComment[], Map<Standing, readonly ThreadParts[]>>()

/** Newest first. Of a storm the list is made once and not for each page; the index hands over another list when something has happened. */
function threadsOf(core: YoutubeLabCore, filmId: string, standing: Standing): readonly ThreadParts[] {
  const comments = core.commentsOf(filmId)
  const known = storms.get(comments) ?? new Map<Standing, readonly ThreadParts[]>()
  const threads =
    known.get(standing) ??
    newestFirst(
      partsOf(core, filmId, null)
        .flatMap((thread) => inList(thread, standing))
        .reverse(),
    )
  if (comments.length > STORM) storms.set(comments, known.set(standing, threads))
  return threads
}

function partsOf(
  core: YoutubeLabCore,
  filmId: string,
  tops: readonly TownComment[] | null,
): readonly ThreadParts[] {
  const comments = core.commentsOf(filmId)
  const byParent = Map.groupBy(comments, ({ parentId }) => parentId)
  return (tops ?? byParent.get(null) ?? []).map((top) => ({
    top,
    replies: byParent.get(top.id) ?? [],
    shown: [],
  }))
}

/** A thread stands in a list for its own standing, or for a reply's. */
function inList(thread: ThreadParts, standing: Standing): readonly ThreadParts[] {
  const { top, replies } = thread
  const own = standingOf(top)
  if (own === null || own === 'rejected') return []
  const shown = replies.filter((reply) => standingOf(reply) === (own === standing ? 'published' : standing))
  const isThere = own === standing || (own === 'published' && shown.length > 0)
  // The newest first, as on the network.
  return isThere ? [{ ...thread, shown: shown.reverse() }] : []
}

function isVisible({ standing }: TownComment): boolean {
  return standing === 'visible'
}

/** By either writing of its id; what is held is there for the channel's owner only, what is rejected for nobody. */
export function commentSeenBy(core: YoutubeLabCore, accountId: string, id: string): TownComment | null {
  const comment = core.town.state.comments[ownId(id)]
  if (comment === undefined || commentId(comment) !== id) return null
  const film = findFilm(core, comment.postId)
  const isOwner = film?.accountId === accountId
  const isThere = comment.standing === 'visible' || (isOwner && ['held', 'hidden'].includes(comment.standing))
  return film !== null && isThere ? comment : null
}
