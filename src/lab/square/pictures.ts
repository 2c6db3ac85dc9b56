import type { LabPicture } from '../graph/media.ts'
import type { SquarePicture } from './square-network.ts'

/** One of the supplied pictures as the pages show it; nothing for a name that none of them has. */
export function suppliedPicture(picture: LabPicture | undefined): readonly SquarePicture[] {
  if (picture === undefined) return []
  const { name, altSv, altEn, width, height } = picture
  return [{ path: `/bild/${name}`, altSv, altEn, width, height }]
}
