import sharp, { type Sharp } from 'sharp'

/** Why a picture from a network is not shown; the original bytes are kept as they came all the same. */
export type ImageProblem = 'not-a-picture' | 'damaged' | 'too-large'

export type PreparedImage = {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  /** It moved; only its first frame is shown. */
  readonly isFirstFrameOnly: boolean
}

export type ImageResult =
  | { readonly image: PreparedImage; readonly problem?: never }
  | { readonly problem: ImageProblem; readonly image?: never }

/** 100 million pixels, about 400 MB when unpacked: larger than any network delivers, small enough for a modest server. */
const MOST_PIXELS = 100_000_000
const TIME_LIMIT_SECONDS = 20
/** A PNG above this (a photograph saved as PNG) is written as JPEG. */
const LARGEST_PNG_BYTES = 1_500_000

/**
 * Makes a picture safe and small enough to show: decoded, turned upright, at most `longestSide` pixels, written anew as PNG or JPEG, all
 * metadata (position, camera, owner) left behind. The PDF compiler and a browser then never meet bytes that came from outside.
 */
export async function prepareImage(bytes: Uint8Array, longestSide = 1600): Promise<ImageResult> {
  if (!isPicture(bytes)) return { problem: 'not-a-picture' }
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    const { pages = 1, hasAlpha, format } = await source.metadata()
    const shown = source
      .timeout({ seconds: TIME_LIMIT_SECONDS })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    const isDrawing = hasAlpha || format === 'png' || format === 'gif'
    return { image: { ...(await encode(shown, isDrawing)), isFirstFrameOnly: pages > 1 } }
  } catch (error) {
    return { problem: error instanceof Error && /pixel limit/i.test(error.message) ? 'too-large' : 'damaged' }
  }
}

type Encoded = Omit<PreparedImage, 'isFirstFrameOnly'>

async function encode(shown: Sharp, isDrawing: boolean): Promise<Encoded> {
  if (isDrawing) {
    const { data, info } = await shown.clone().png().toBuffer({ resolveWithObject: true })
    const png: Encoded = { bytes: data, mediaType: 'image/png', width: info.width, height: info.height }
    if (data.length <= LARGEST_PNG_BYTES) return png
  }
  const jpeg = shown.flatten({ background: '#ffffff' }).jpeg({ quality: 84 })
  const { data, info } = await jpeg.toBuffer({ resolveWithObject: true })
  return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height }
}

/** By the first bytes, not by what a network says it sent. Formats that can hold scripts or fetch things (SVG, PDF) are not opened. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n') || head.startsWith('GIF8'))
    return true
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return true
  return head.slice(4, 8) === 'ftyp' && /^(?:avif|avis|mif1)/.test(head.slice(8))
}
