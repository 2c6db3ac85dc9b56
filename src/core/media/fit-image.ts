import sharp from 'sharp'

export type ImageLimits = {
  readonly bytes: number
  /** Of the longer side, in pixels. */
  readonly longestSide: number
  readonly mediaTypes: readonly string[]
}

export type FittedImage = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
  /** What was done to it, for the journal: a picture is never changed in silence. */
  readonly changes: readonly ('turned' | 'scaled' | 'recoded' | 'stripped')[]
}

/** This is no picture that can be read, or none that can be made to fit. */
export class UnfitImage extends Error {
  override readonly name = 'UnfitImage'
  readonly code: 'unreadable' | 'animated' | 'too-large'
  constructor(code: 'unreadable' | 'animated' | 'too-large', cause?: unknown) {
    super(`the image does not fit: ${code}`, { cause })
    this.code = code
  }
}

/** Enough for a 12 000 × 8 000 photograph; a picture that claims more is a trap for the memory. */
const MOST_PIXELS = 100_000_000
const QUALITIES = [90, 80, 70, 60] as const
/** PNG keeps everything: only fewer pixels make it smaller. */
const LOSSLESS = [100] as const
const SCALES = [1, 0.75, 0.5, 0.35] as const

type Format = 'jpeg' | 'png' | 'webp'
const FORMATS: Readonly<Record<string, Format>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/**
 * Makes a picture fit a network: turned as it was taken, without where and when it was taken (EXIF), not larger than allowed. One that
 * fits already loses its EXIF only. Throws `UnfitImage`.
 */
export async function fitImage(original: Uint8Array, limits: ImageLimits): Promise<FittedImage> {
  const about = await inspect(original)
  const type = chooseType(about.mediaType, limits.mediaTypes)
  const changes = new Set<FittedImage['changes'][number]>(['stripped'])
  if (about.isTurned) changes.add('turned')
  if (type !== about.mediaType) changes.add('recoded')
  for (const scale of SCALES) {
    const side = Math.min(limits.longestSide, Math.round(about.longestSide * scale))
    if (side < about.longestSide) changes.add('scaled')
    for (const quality of type === 'image/png' ? LOSSLESS : QUALITIES) {
      const { data, info } = await encode(original, { type, side, quality })
      if (data.byteLength > limits.bytes) continue
      return { bytes: data, mediaType: type, width: info.width, height: info.height, changes: [...changes] }
    }
  }
  throw new UnfitImage('too-large')
}

type About = { readonly mediaType: string; readonly longestSide: number; readonly isTurned: boolean }

async function inspect(original: Uint8Array): Promise<About> {
  const found = await sharp(original, { limitInputPixels: MOST_PIXELS })
    .metadata()
    .catch((error: unknown) => {
      throw new UnfitImage('unreadable', error)
    })
  const { format, width, height, pages = 1, orientation = 1 } = found
  // One picture of an animation would say something else than the animation does.
  if (pages > 1) throw new UnfitImage('animated')
  return { mediaType: `image/${format}`, longestSide: Math.max(width, height), isTurned: orientation > 1 }
}

function chooseType(own: string, taken: readonly string[]): string {
  if (taken.includes(own) && own in FORMATS) return own
  return taken.find((type) => type in FORMATS) ?? 'image/jpeg'
}

async function encode(
  original: Uint8Array,
  { type, side, quality }: { readonly type: string; readonly side: number; readonly quality: number },
) {
  const image = sharp(original, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const format = FORMATS[type] ?? 'jpeg'
  // JPEG knows no transparency: what was see-through becomes paper, not black.
  const flat = format === 'jpeg' ? image.flatten({ background: '#ffffff' }) : image
  return flat
    .toFormat(format, { quality })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new UnfitImage('unreadable', error)
    })
}
