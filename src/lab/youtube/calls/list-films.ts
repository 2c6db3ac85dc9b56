import type { TownAccount } from '../../town/state.ts'
import { channelAnswer, handleOf, playlistOf } from '../answers/channel.ts'
import { filmAnswer, looksLeft, playlistItemAnswer } from '../answers/film.ts'
import { findFilm, privacyOf, uploadsOf } from '../film.ts'
import { pageOf } from '../pages.ts'
import { broken, problem } from '../youtube-problem.ts'
import { idsIn, listAnswer, type LabAnswer, type LabCall } from './call.ts'

const USUAL_PAGE = 5

export function listChannels({ core, accountId, params, parts }: LabCall): LabAnswer {
  const { accounts } = core.town.state
  const isThere = (account: TownAccount | undefined) =>
    account !== undefined && account.extra['isClosed'] !== true
  const found = (() => {
    if (params['mine'] === 'true') return [accounts[accountId]]
    if (params['id'] !== undefined) return idsIn(params['id']).map((id) => accounts[id])
    const handle = params['forHandle']
    if (handle === undefined)
      throw broken('missing-parameter', 'No filter selected.', 'missingRequiredParameter')
    return Object.values(accounts).filter((account) => handleOf(account) === `@${handle.replace(/^@/, '')}`)
  })()
  const channels = found.filter((account): account is TownAccount => isThere(account))
  return listAnswer(
    'channel',
    channels.map((account) => channelAnswer(core, account, parts)),
  )
}

export function listFilms({ core, accountId, params, parts }: LabCall): LabAnswer {
  const ids = idsIn(params['id'])
  if (ids.length === 0) throw broken('missing-parameter', 'No filter selected.', 'missingRequiredParameter')
  if (ids.length > 50) throw broken('limit', 'Too many ids.', 'invalidParameter')
  const films = ids.flatMap((id) => findFilm(core, id) ?? [])
  const seen = films.filter((film) => film.accountId === accountId || privacyOf(core, film) === 'public')
  const answer = listAnswer(
    'video',
    seen.map((film) => filmAnswer(core, film, parts)),
  )
  // Somebody looked: the network is that much further with it.
  for (const film of seen) {
    if (parts.includes('status') && looksLeft(film) > 0) film.extra['looksLeft'] = looksLeft(film) - 1
  }
  return answer
}

export function listPlaylistItems({ core, accountId, params, parts }: LabCall): LabAnswer {
  const { playlistId } = params
  if (playlistId === undefined)
    throw broken('missing-parameter', 'No filter selected.', 'missingRequiredParameter')
  const owner = Object.keys(core.town.state.accounts).find((id) => playlistOf(id) === playlistId)
  if (owner === undefined) throw problem(404, 'playlistNotFound', 'The playlist could not be found.')
  const films = uploadsOf(core, owner).filter(
    (film) => owner === accountId || privacyOf(core, film) === 'public',
  )
  const page = pageOf(films, ({ id }) => id, params, USUAL_PAGE)
  const items = page.rows.map((film, index) =>
    playlistItemAnswer(core, film, { parts, position: page.from + index }),
  )
  return listAnswer('playlistItem', items, { token: page.token, total: films.length })
}
