import { pictureBytes, pictures } from '../graph/media.ts'
import { fileId } from './content-id.ts'
import type { LabCore } from './lab-core.ts'

export type FileBytes = { readonly bytes: Uint8Array; readonly mediaType: string }

/** An uploaded file or a supplied picture, by the id of its bytes. */
export function fileBytes({ town }: LabCore, id: string): FileBytes | null {
  const kept = town.state.files[id]
  if (kept !== undefined) return { bytes: Buffer.from(kept.base64, 'base64'), mediaType: kept.mediaType }
  for (const { name, mediaType } of pictures) {
    const bytes = pictureBytes(name)
    if (bytes !== undefined && fileId(bytes) === id) return { bytes, mediaType }
  }
  return null
}
