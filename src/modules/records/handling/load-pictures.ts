import type { Files } from '#core/files/files.ts'
import type { Handling } from '#modules/inbox/index.ts'
import { subjectOf, type KeptMedia } from './handling.ts'
import type { Pictures } from './conversation-of.ts'

/** All pictures of one document; what is beyond is named with its hash and lies among the files. Keeps memory bounded in a long thread. */
const MOST_SHOWN_BYTES = 48_000_000

/** The subject's pictures first, then the post's, then the thread's. A missing or damaged file stops no document. */
export async function loadPictures(files: Files, handling: Handling): Promise<Pictures> {
  const wanted = [
    ...subjectOf(handling).media,
    ...(handling.post?.media ?? []),
    ...handling.thread.flatMap((entry) => entry.media),
  ].filter(isPicture)
  const pictures = new Map<string, Uint8Array>()
  let bytes = 0
  for (const { kept } of wanted) {
    if (kept === null || pictures.has(kept.sha256) || bytes + kept.sizeBytes > MOST_SHOWN_BYTES) continue
    const found = await files.get(kept.sha256).catch(() => null)
    if (found === null) continue
    pictures.set(kept.sha256, found)
    bytes += found.byteLength
  }
  return pictures
}

function isPicture(media: KeptMedia): boolean {
  return media.kept?.mediaType.startsWith('image/') === true
}
