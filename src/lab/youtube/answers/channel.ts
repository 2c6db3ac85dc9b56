import type { TownAccount } from '../../town/state.ts'
import type { YoutubeLabCore } from '../lab-core.ts'
import { uploadsOf } from '../film.ts'

type Answer = Readonly<Record<string, unknown>>

export function channelAnswer(core: YoutubeLabCore, account: TownAccount, parts: readonly string[]): Answer {
  const has = (part: string, value: unknown) => (parts.includes(part) ? { [part]: value } : {})
  const films = uploadsOf(core, account.id)
  const isHidden = account.extra['hidesSubscribers'] === true
  return {
    kind: 'youtube#channel',
    etag: `channel-${account.id}`,
    id: account.id,
    ...has('snippet', {
      title: account.name,
      description: account.about,
      customUrl: handleOf(account),
      publishedAt: '2014-03-01T09:00:00Z',
      thumbnails: {
        default: { url: `${core.settings.baseUrl()}/vi/channel/default.jpg`, width: 88, height: 88 },
      },
      localized: { title: account.name, description: account.about },
      country: 'SE',
    }),
    ...has('contentDetails', { relatedPlaylists: { likes: '', uploads: playlistOf(account.id) } }),
    ...has('statistics', {
      viewCount: String(films.reduce((sum, film) => sum + film.views, 0)),
      ...(isHidden ? {} : { subscriberCount: String(rounded(account.followers)) }),
      hiddenSubscriberCount: isHidden,
      videoCount: String(films.length),
    }),
    ...has('status', { privacyStatus: 'public', isLinked: true, longUploadsStatus: 'allowed' }),
    ...has('brandingSettings', {
      channel: { title: account.name, description: account.about, country: 'SE' },
    }),
  }
}

export function handleOf({ handle }: TownAccount): string {
  return handle.startsWith('@') ? handle : `@${handle}`
}

export function playlistOf(channelId: string): string {
  return `UU${channelId.slice(2)}`
}

/** Down to three figures. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, String(count).length - 3)
  return Math.floor(count / step) * step
}
