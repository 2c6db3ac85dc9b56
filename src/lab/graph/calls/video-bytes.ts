import type { LabCore } from '../lab-core.ts'
import type { LabVideo } from '../state.ts'

/** Films larger than this are counted and not kept: the square is held in memory. */
const KEPT_BYTES = 4_000_000

export function fileNameOf(video: LabVideo): string {
  return `film-${video.id}.mp4`
}

/** `true` once every byte that was promised has come. */
export function isComplete({ received, byteLength }: LabVideo): boolean {
  return byteLength !== null && received >= byteLength
}

export function keepBytes(core: LabCore, video: LabVideo, bytes: Uint8Array): void {
  const { files } = core.state
  const name = fileNameOf(video)
  video.received += bytes.length
  if (video.received <= KEPT_BYTES) {
    const before = Buffer.from(files[name]?.base64 ?? '', 'base64')
    files[name] = { mediaType: 'video/mp4', base64: Buffer.concat([before, bytes]).toString('base64') }
  } else Reflect.deleteProperty(files, name)
  core.changed()
}
