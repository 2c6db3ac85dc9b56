import type { Clock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { PostDraft } from '../publishing.ts'
import { createYoutube, type YoutubeConnector, type YoutubeSettings } from './youtube.ts'

export type Place = {
  readonly clock: Clock
  readonly host: string
  readonly baseUrl: string
  readonly timeoutMs?: number
}

/** The connector pointed at an emulated network, without pauses. */
export function connectorAt(
  { clock, host, baseUrl, timeoutMs = 10_000 }: Place,
  settings: Partial<YoutubeSettings> = {},
): YoutubeConnector {
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs, maxBytes: 5_000_000 })
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  return createYoutube({ http, clock, quota, baseUrl, pause, ...settings })
}

/** A film of nine megabytes, so that it goes in two parts. */
export const FILM_BYTES = 9_000_000

export function filmDraft(rest: Partial<PostDraft> = {}): PostDraft {
  return {
    key: 'inlagg-2026-0001',
    form: 'video',
    text: 'Så sköter du ditt kompostkärl 🪱 – med råd för vintern.',
    language: 'sv',
    link: null,
    images: [],
    video: {
      byteLength: FILM_BYTES,
      mediaType: 'video/mp4',
      seconds: 125,
      width: 1920,
      height: 1080,
      read: (start, end) => Promise.resolve(new Uint8Array(end - start)),
      title: 'Kompostera på vintern',
      altText: '',
      captions: { language: 'sv', format: 'vtt', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\nHej å ä ö!\n' },
    },
    publishAt: null,
    ...rest,
  }
}
