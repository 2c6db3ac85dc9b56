import { Rejected, type Access } from '../connector.ts'
import type { AccountProfile } from '../account-profile.ts'
import { idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { channelUrl } from './addresses.ts'
import { itemsOf, thumbnailOf } from './read-objects.ts'
import type { YoutubeCalls } from './youtube-calls.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'

/** Throws `Rejected` (`isGone`) when the channel is not there any more. */
export async function readChannel(
  calls: YoutubeCalls,
  access: Access,
  part: string,
  purpose: QuotaPurpose,
): Promise<Json> {
  const params = { part, id: access.accountExternalId }
  const { json } = await calls.read(access, { method: 'channels.list', params, purpose })
  const [channel] = itemsOf(json)
  if (channel === undefined) throw new Rejected('YouTube: the channel is not there', 'channelNotFound', true)
  return channel
}

export async function fetchProfile(calls: YoutubeCalls, access: Access): Promise<AccountProfile> {
  const raw = await readChannel(calls, access, 'snippet,statistics', 'statistics')
  const snippet = recordAt(raw, 'snippet')
  const handle = textAt(snippet, 'customUrl') ?? ''
  return {
    externalId: idAt(raw, 'id') ?? access.accountExternalId,
    name: textAt(snippet, 'title') ?? '',
    handle,
    url: channelUrl(access.accountExternalId, handle),
    about: textAt(snippet, 'description'),
    // Links and the address for enquiries stand on the channel's page only.
    links: null,
    email: null,
    phone: null,
    pictureUrl: thumbnailOf(snippet)[0]?.url ?? null,
    followers: subscribersIn(raw),
    raw,
  }
}

/** Rounded down to three figures by the network. null: the channel hides the number, or it is not told. */
export function subscribersIn(channel: Json): number | null {
  const statistics = recordAt(channel, 'statistics')
  if (statistics?.['hiddenSubscriberCount'] === true) return null
  return countAt(statistics, 'subscriberCount')
}

/** Google writes large numbers as texts. */
export function countAt(source: Json | null, key: string): number | null {
  const text = idAt(source, key)
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}

export type UploadsOf = (access: Access, purpose: QuotaPurpose) => Promise<string>

/** The playlist of everything that a channel has uploaded; asked for once in the life of a process. */
export function createUploadsOf(calls: YoutubeCalls): UploadsOf {
  const known = new Map<string, string>()
  return async (access, purpose) => {
    const found = known.get(access.accountExternalId)
    if (found !== undefined) return found
    const channel = await readChannel(calls, access, 'contentDetails', purpose)
    const playlists = recordAt(recordAt(channel, 'contentDetails'), 'relatedPlaylists')
    const uploads = idAt(playlists, 'uploads')
    if (uploads === null)
      throw new Rejected('YouTube does not name the channel’s uploads', 'playlistNotFound', true)
    known.set(access.accountExternalId, uploads)
    return uploads
  }
}
