import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Access } from '../access.ts'
import { AccessRevoked, Rejected, type MediaBytes, type MediaRef, type Offers } from '../connector.ts'
import type { AccountProfile } from '../account-profile.ts'
import type { Harvest } from '../harvest.ts'
import { fetchFeed } from './fetch-feed.ts'
import { fetchPost } from './fetch-page.ts'
import { manualHarvest } from './harvest.ts'
import { ownCopy } from './own-copy.ts'
import { manualProfile } from './profile.ts'
import { addressSignIn } from './sign-in.ts'
import { askSite, type WebSettings } from './web-calls.ts'
import { manualWords } from './words.ts'

export type ManualSettings = { readonly http: HttpClient; readonly clock: Clock; readonly quota: QuotaLedger }

export type ManualConnector = Offers<'signIn' | 'harvest' | 'fetchProfile' | 'ownCopy'> & {
  readonly harvest: Harvest & Required<Pick<Harvest, 'past'>>
}

/** 100 MB: longer films are kept as a link. */
const MOST_MEDIA_BYTES = 100_000_000
const MEDIA_TIMEOUT_MS = 120_000

/** Any place with a public feed (RSS, Atom): read only. Whatever is written there is answered there, by a person. */
export function createManual(settings: ManualSettings): ManualConnector {
  const fetchMedia = (_access: Access, media: MediaRef) => mediaOf(settings, media)
  return {
    profile: manualProfile,
    words: manualWords,
    fetchPost: (access, postExternalId) => fetchPost(settings, access, postExternalId),
    fetchMedia,
    checkAccess: (access) => checkAccess(settings, access),
    signIn: addressSignIn(settings),
    harvest: manualHarvest(settings),
    fetchProfile: (access) => fetchProfile(settings, access),
    ownCopy: (access) => ownCopy(settings, fetchMedia, access),
  }
}

async function mediaOf(settings: WebSettings, media: MediaRef): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const answer = await askSite(settings, {
    ...{ url: media.url, purpose: 'inbox', accept: '*/*' },
    ...{ mostBytes: MOST_MEDIA_BYTES, timeoutMs: MEDIA_TIMEOUT_MS },
  })
  const [mediaType = ''] = (answer.headers['content-type'] ?? '').split(';')
  return { bytes: answer.bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
}

/** Good as long as the feed is there for everybody. A site's fault is thrown and never counts as lost. */
async function checkAccess(settings: WebSettings, access: Access) {
  const standing = { expiresAt: null, missingScopes: [] }
  try {
    await fetchFeed(settings, { url: access.accountExternalId, purpose: 'inbox' })
    return { isValid: true, ...standing }
  } catch (error) {
    if (error instanceof AccessRevoked || error instanceof Rejected) return { isValid: false, ...standing }
    throw error
  }
}

async function fetchProfile(settings: WebSettings, access: Access): Promise<AccountProfile> {
  const { accountExternalId: url } = access
  const fetched = await fetchFeed(settings, { url, purpose: 'inbox' })
  if (fetched === null) throw new Rejected('the site answered that nothing had changed', 'refused')
  const { title, about, link, picture } = fetched.feed
  return {
    ...{ externalId: url, name: title, handle: new URL(url).host, url: link, about, pictureUrl: picture },
    links: link === null ? [] : [link],
    ...{ email: null, phone: null, followers: null },
    raw: { title, about, link, picture },
  }
}
