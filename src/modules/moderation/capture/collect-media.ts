import type { MediaBytes, MediaRef } from '#connectors/connector.ts'
import type { Files } from '#core/files/files.ts'
import type { Handling } from '#modules/inbox/index.ts'
import { mediaFileName, subjectOf, type KeptMedia } from '#modules/records/index.ts'
import type { EvidenceFile } from '../rules/evidence.ts'
import { whyNot } from './ask-network.ts'
import type { KeepBytes, Material } from './material.ts'

export type CollectedMedia = {
  /** The conversation with what is kept of its media filled in. */
  readonly handling: Handling
  readonly files: readonly EvidenceFile[]
  readonly notes: readonly string[]
}

/**
 * The bytes of every picture, film and file of the message, its post and its thread: those we have, and for the message and the post also
 * those that were missed before and can still be had.
 */
export async function collectMedia(
  files: Files,
  material: Material,
  keep: KeepBytes,
): Promise<CollectedMedia> {
  const { handling } = material
  const notes: string[] = []
  const listed: EvidenceFile[] = []
  const take = async (media: readonly KeptMedia[], mayFetch: boolean): Promise<KeptMedia[]> => {
    const taken: KeptMedia[] = []
    for (const one of media) {
      const no = listed.length + 1
      const kept = one.kind === 'link' ? null : await takeOne(files, material, keep, { one, mayFetch, notes })
      taken.push({ ...one, kept })
      if (kept !== null)
        listed.push({ ...kept, path: `media/${mediaFileName(no, one.kind, kept.mediaType)}`, what: 'media' })
    }
    return taken
  }
  const subject = subjectOf(handling)
  const subjectMedia = await take(subject.media, true)
  const postMedia = handling.post === null ? [] : await take(handling.post.media, true)
  const thread = []
  for (const entry of handling.thread) {
    const isSubject = entry.message.id === handling.message.id
    thread.push({ ...entry, media: isSubject ? subjectMedia : await take(entry.media, false) })
  }
  const post = handling.post === null ? null : { ...handling.post, media: postMedia }
  return { handling: { ...handling, post, thread }, files: listed, notes }
}

type Kept = NonNullable<KeptMedia['kept']>
type Wanted = { readonly one: KeptMedia; readonly mayFetch: boolean; readonly notes: string[] }

async function takeOne(
  files: Files,
  material: Material,
  keep: KeepBytes,
  { one, mayFetch, notes }: Wanted,
): Promise<Kept | null> {
  if (one.kept !== null) {
    // Read through: sealing the name of a file that is missing or damaged would seal nothing.
    const isWhole = await files.get(one.kept.sha256).then(
      () => true,
      () => false,
    )
    if (isWhole) return one.kept
    notes.push(`media-${one.kept.sha256.slice(0, 12)}: damaged`)
  }
  const found = mayFetch ? await fetchOne(material, one, notes) : null
  return found === null ? null : keep(found.bytes, found.mediaType)
}

async function fetchOne(
  { connector, access }: Material,
  ref: MediaRef,
  notes: string[],
): Promise<MediaBytes | null> {
  if (connector === undefined || access === null) {
    notes.push('media: no-access')
    return null
  }
  try {
    return await connector.fetchMedia(access, ref)
  } catch (error) {
    const why = whyNot(error)
    if (why === null) throw error
    notes.push(`media: ${why}`)
    return null
  }
}
