import type { Access } from './access.ts'

/** What one post may hold; the composer shows it and `problemsOf` holds to it. */
export type PublishProfile = {
  readonly textCharacters: number
  /** The length of a text as the network counts it: graphemes, bytes, links at a fixed length. */
  readonly textLength: (text: string) => number
  readonly needsMedia: boolean
  readonly images: {
    readonly most: number
    /** For one image, bytes and pixels of the longer side. We scale down to it. */
    readonly bytes: number
    readonly longestSide: number
    readonly mediaTypes: readonly string[]
    /** null: the network keeps no alternative text, so a policy that demands it is broken there. */
    readonly altTextCharacters: number | null
  } | null
  readonly video: {
    readonly bytes: number
    readonly seconds: number
    readonly mediaTypes: readonly string[]
    /** Formats of caption files taken (`vtt`, `srt`); empty: captions must be burnt in. */
    readonly captions: readonly ('vtt' | 'srt')[]
    readonly needsTitle: boolean
  } | null
  readonly forms: readonly PostForm[]
  readonly link: 'card' | 'in-text'
  /** The network itself publishes later. Minutes ahead: `null` for no upper bound. */
  readonly schedule: { readonly fromMinutes: number; readonly toMinutes: number | null } | null
  readonly edit: 'text' | 'none'
  readonly unpublish: boolean
  /** The network fetches media itself, from a public address that we give it for a short while. */
  readonly needsPublicMedia: boolean
}

export type PostForm = 'text' | 'image' | 'carousel' | 'video' | 'reel' | 'link'

export type DraftImage = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly altText: string
  /** Only where `needsPublicMedia`. */
  readonly publicUrl?: string
}

export type DraftVideo = {
  readonly byteLength: number
  readonly mediaType: string
  readonly seconds: number
  readonly width: number
  readonly height: number
  /** The bytes from `start` up to, not including, `end`. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>
  readonly title: string
  readonly altText: string
  readonly captions: {
    readonly language: string
    readonly format: 'vtt' | 'srt'
    readonly text: string
  } | null
  readonly publicUrl?: string
}

export type PostDraft = {
  /** The same for every attempt at one post, different for two posts. 8–64 characters of a–z, 0–9 and hyphen. */
  readonly key: string
  readonly form: PostForm
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly link: { readonly url: string; readonly title: string; readonly description: string } | null
  readonly images: readonly DraftImage[]
  readonly video: DraftVideo | null
  /** The network is to publish it then; only where `schedule`. */
  readonly publishAt: Temporal.Instant | null
}

/** Why the network would not take this draft as it stands: told before anything is sent. */
export type DraftProblem = {
  readonly code:
    | 'text-empty'
    | 'text-too-long'
    | 'needs-media'
    | 'form-not-offered'
    | 'too-many-images'
    | 'too-few-images'
    | 'image-too-large'
    | 'image-type'
    | 'alt-text-too-long'
    | 'alt-text-not-kept'
    | 'video-too-large'
    | 'video-too-long'
    | 'video-type'
    | 'captions-not-taken'
    | 'title-missing'
    | 'media-mixed'
    | 'no-public-address'
    | 'schedule-not-offered'
    | 'schedule-too-soon'
    | 'schedule-too-late'
    | 'text-not-allowed'
  readonly details?: Readonly<Record<string, string | number>>
}

export type Published = { readonly externalId: string; readonly permalink: string | null }

export type PublishStep =
  | ({ readonly state: 'published' } & Published)
  /** The network keeps it and publishes by itself. */
  | { readonly state: 'scheduled'; readonly externalId: string }
  /** A film is on its way up; `upload` goes on from here. `handle` is kept before it is called. `sentBytes` is for showing how far it has come. */
  | { readonly state: 'uploading'; readonly handle: string; readonly sentBytes: number }
  /** Not yet public. `handle` goes to `look` and `finish`; opaque, and kept before either is called. */
  | { readonly state: 'preparing'; readonly handle: string; readonly lookAt: Temporal.Instant }
  | { readonly state: 'ready'; readonly handle: string }

/**
 * Start → (upload …) → look → finish. At most one call of `start` and one of `finish` makes anything public, and always as its last act; what an
 * interrupted attempt leaves behind before that is never seen by anybody. Failures as in connector.ts.
 *
 * A handle is the connector's own and is bound to its account, an upload's also to its draft: any other is `Rejected` with `bad-handle` before a
 * call is made. The address of an upload in it may open the upload to whoever has it, so a handle is kept sealed, and neither logged nor shown.
 */
export interface Publishing {
  /** Asks nobody. Empty: the network takes it. */
  problemsOf(draft: PostDraft, now: Temporal.Instant): readonly DraftProblem[]
  /** Never longer than a few calls: a film's bytes go up by `upload`. */
  start(access: Access, draft: PostDraft): Promise<PublishStep>
  /**
   * Sends the next part of the film, of at most some ten megabytes where the network takes parts, and nothing public; a network that takes a film
   * in one piece only gets it in one call, within four minutes. Present where films are offered and their bytes are ours to send. May be called
   * again with the same handle after any failure but `Rejected`, by any process: it goes on from what the network has, and an upload that the
   * network has forgotten begins anew.
   */
  readonly upload?: (access: Access, handle: string, draft: PostDraft) => Promise<PublishStep>
  /** Only reads. Throws `Rejected` when the network gave up on it. */
  readonly look?: (access: Access, handle: string) => Promise<PublishStep>
  readonly finish?: (access: Access, handle: string) => Promise<PublishStep>
  /** Was it published (or scheduled) after all? Only reads; null: asked, and not there. */
  find(
    access: Access,
    draft: Pick<PostDraft, 'key' | 'text'>,
    sentAfter: Temporal.Instant,
  ): Promise<Published | null>
  readonly edit?: (access: Access, postExternalId: string, text: string) => Promise<void>
  /** Takes the account's own post away. Gone already counts as done. */
  readonly unpublish?: (access: Access, postExternalId: string) => Promise<void>
}
