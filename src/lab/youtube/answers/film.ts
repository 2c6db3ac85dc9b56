import type { TownPost } from '../../town/state.ts'
import { filmText, NEVER, privacyOf, publicSince, seconds } from '../film.ts'
import type { YoutubeLabCore } from '../lab-core.ts'
import { playlistOf } from './channel.ts'

type Answer = Readonly<Record<string, unknown>>

export function filmAnswer(core: YoutubeLabCore, film: TownPost, parts: readonly string[]): Answer {
  const has = (part: string, value: () => unknown) => (parts.includes(part) ? { [part]: value() } : {})
  return {
    kind: 'youtube#video',
    etag: `video-${film.id}-${film.updatedAt}`,
    id: film.id,
    ...has('snippet', () => snippetOf(core, film)),
    ...has('status', () => statusOf(core, film)),
    ...has('contentDetails', () => ({
      duration: 'PT2M5S',
      dimension: '2d',
      definition: 'hd',
      caption: 'false',
    })),
    ...has('statistics', () => statisticsOf(core, film)),
    ...has('processingDetails', () => ({
      processingStatus: looksLeft(film) > 0 ? 'processing' : 'succeeded',
    })),
  }
}

function snippetOf(core: YoutubeLabCore, film: TownPost): Answer {
  const { title, description } = filmText(film)
  const { tags, categoryId = '22', defaultLanguage, defaultAudioLanguage } = film.extra
  return {
    publishedAt: seconds(publicSince(core, film)),
    channelId: film.accountId,
    title,
    description,
    thumbnails: thumbnails(core, film),
    channelTitle: core.town.state.accounts[film.accountId]?.name ?? '',
    ...(tags === undefined ? {} : { tags }),
    categoryId,
    liveBroadcastContent: 'none',
    ...(defaultLanguage === undefined ? {} : { defaultLanguage }),
    localized: { title, description },
    ...(defaultAudioLanguage === undefined ? {} : { defaultAudioLanguage }),
  }
}

function statusOf(core: YoutubeLabCore, film: TownPost): Answer {
  const privacyStatus = privacyOf(core, film)
  const failure = film.extra['failureReason']
  const { publishAt } = film
  return {
    uploadStatus: failure === undefined ? (looksLeft(film) > 0 ? 'uploaded' : 'processed') : 'failed',
    ...(failure === undefined ? {} : { failureReason: failure }),
    privacyStatus,
    ...(privacyStatus === 'public' || publishAt === NEVER || publishAt === null
      ? {}
      : { publishAt: seconds(publishAt) }),
    license: film.extra['license'] ?? 'youtube',
    embeddable: film.extra['embeddable'] ?? true,
    publicStatsViewable: film.extra['publicStatsViewable'] ?? true,
    madeForKids: false,
    selfDeclaredMadeForKids: false,
  }
}

export function looksLeft(film: TownPost): number {
  return typeof film.extra['looksLeft'] === 'number' ? film.extra['looksLeft'] : 0
}

function statisticsOf(core: YoutubeLabCore, film: TownPost): Answer {
  const likes = Object.values(film.reactions).filter((reaction) => reaction === 'like').length
  const comments = core.commentsOf(film.id).filter(({ standing }) => standing === 'visible').length
  return {
    viewCount: String(film.views),
    ...(film.extra['hidesLikes'] === true ? {} : { likeCount: String(likes) }),
    favoriteCount: '0',
    ...(film.isOpen ? { commentCount: String(comments) } : {}),
  }
}

function thumbnails(core: YoutubeLabCore, film: TownPost): Answer {
  const url = (name: string) => `${core.settings.baseUrl()}/vi/${film.id}/${name}.jpg`
  return {
    default: { url: url('default'), width: 120, height: 90 },
    high: { url: url('hqdefault'), width: 480, height: 360 },
  }
}

export function playlistItemAnswer(
  core: YoutubeLabCore,
  film: TownPost,
  { parts, position }: { readonly parts: readonly string[]; readonly position: number },
): Answer {
  const { title, description } = filmText(film)
  const channelTitle = core.town.state.accounts[film.accountId]?.name ?? ''
  const has = (part: string, value: unknown) => (parts.includes(part) ? { [part]: value } : {})
  const privacyStatus = privacyOf(core, film)
  return {
    kind: 'youtube#playlistItem',
    etag: `item-${film.id}-${film.updatedAt}`,
    id: `VVU${film.id}`,
    ...has('snippet', {
      publishedAt: seconds(film.createdAt),
      channelId: film.accountId,
      title,
      description,
      thumbnails: thumbnails(core, film),
      channelTitle,
      playlistId: playlistOf(film.accountId),
      position,
      resourceId: { kind: 'youtube#video', videoId: film.id },
      videoOwnerChannelTitle: channelTitle,
      videoOwnerChannelId: film.accountId,
    }),
    ...has('contentDetails', {
      videoId: film.id,
      ...(privacyStatus === 'public' ? { videoPublishedAt: seconds(publicSince(core, film)) } : {}),
    }),
    ...has('status', { privacyStatus }),
  }
}
