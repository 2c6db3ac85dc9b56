import { Rejected, type Access } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { readSecret } from './account-secret.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { mastodonProfile, USUAL_CHARACTERS } from './profile.ts'
import { URL_CHARACTERS } from './text-length.ts'

/** What this very server takes. */
export type ServerLimits = {
  readonly characters: number
  readonly urlCharacters: number
  readonly media: number
  readonly altTextCharacters: number
  readonly imageBytes: number
  readonly imagePixels: number
  readonly videoBytes: number
  /** Empty: the server does not say. */
  readonly mediaTypes: readonly string[]
}

export type LimitsOf = (access: Access) => Promise<ServerLimits>

const KEEP_MINUTES = 60
const MOST_SERVERS = 200

type Kept = { readonly limits: ServerLimits; readonly until: Temporal.Instant }

/** Asks each server once an hour. Servers before 4.0 answer under the older address. */
export function createServerLimits(calls: MastodonCalls): LimitsOf {
  const kept = new Map<string, Kept>()
  return async (access) => {
    const { server } = readSecret(access)
    const now = calls.clock.now()
    const found = kept.get(server)
    if (found !== undefined && Temporal.Instant.compare(now, found.until) < 0) return found.limits
    const limits = limitsIn(await askServer(calls, access))
    kept.delete(server)
    kept.set(server, { limits, until: now.add({ minutes: KEEP_MINUTES }) })
    const [oldest] = kept.keys()
    if (kept.size > MOST_SERVERS && oldest !== undefined) kept.delete(oldest)
    return limits
  }
}

async function askServer(calls: MastodonCalls, access: Access): Promise<Json | null> {
  const ask = async (version: string) => {
    const path = ['api', version, 'instance']
    return asRecord((await calls.send(access, { method: 'GET', path, purpose: 'publishing' })).body)
  }
  return ask('v2').catch((error: unknown) => {
    if (error instanceof Rejected && error.isGone) return ask('v1')
    throw error
  })
}

/** What the server leaves out is as usual; some programs that speak this API write other names or nothing. */
export function limitsIn(instance: Json | null): ServerLimits {
  const configuration = recordAt(instance, 'configuration')
  const statuses = recordAt(configuration, 'statuses')
  const media = recordAt(configuration, 'media_attachments')
  const { images, video } = mastodonProfile.publish
  return {
    characters:
      countAt(statuses, 'max_characters') ?? countAt(instance, 'max_toot_chars') ?? USUAL_CHARACTERS,
    urlCharacters: countAt(statuses, 'characters_reserved_per_url') ?? URL_CHARACTERS,
    media: countAt(statuses, 'max_media_attachments') ?? images.most,
    altTextCharacters: countAt(media, 'description_limit') ?? images.altTextCharacters,
    imageBytes: countAt(media, 'image_size_limit') ?? images.bytes,
    imagePixels: countAt(media, 'image_matrix_limit') ?? images.longestSide ** 2,
    videoBytes: countAt(media, 'video_size_limit') ?? video.bytes,
    mediaTypes: listAt(media, 'supported_mime_types').filter((type) => typeof type === 'string'),
  }
}

function countAt(source: Json | null, key: string): number | null {
  const written = source?.[key]
  // Akkoma's administrators may write the number as a text.
  const value = typeof written === 'string' && /^\d{1,15}$/.test(written) ? Number(written) : written
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null
}

/** The host as people write it after the name. */
export async function serverDomain(calls: MastodonCalls, server: string): Promise<string> {
  const host = URL.parse(server)?.host ?? server
  try {
    const call = { method: 'GET', path: ['api', 'v2', 'instance'], purpose: 'inbox' } as const
    return textAt(asRecord((await calls.ask(server, call)).body), 'domain') ?? host
  } catch (error) {
    if (error instanceof Rejected) return host
    throw error
  }
}
