import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { fitImage, UnfitImage } from './fit-image.ts'

const limits = { bytes: 2_000_000, longestSide: 2_000, mediaTypes: ['image/jpeg', 'image/png'] }

/** Noise does not compress: the worst that a camera can do. */
function noise(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3)
  let state = 1
  for (let i = 0; i < pixels.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    pixels[i] = state >>> 24
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

describe('a picture', () => {
  it('that fits keeps its size and type, and loses where it was taken', async () => {
    const exif = { IFD0: { Copyright: 'x' }, IFD3: { GPSLatitude: '56/1 54/1 0/1' } }
    const original = await noise(60, 40).withExif(exif).jpeg().toBuffer()
    const fitted = await fitImage(original, limits)
    expect(fitted).toMatchObject({ mediaType: 'image/jpeg', width: 60, height: 40, changes: ['stripped'] })
    expect((await sharp(fitted.bytes).metadata()).exif).toBeUndefined()
    expect((await sharp(original).metadata()).exif).toBeDefined()
  })

  it('is turned as it was taken', async () => {
    const original = await noise(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await fitImage(original, limits)).toMatchObject({
      width: 40,
      height: 60,
      changes: ['stripped', 'turned'],
    })
  })

  it('is scaled to the longest side and to the bytes allowed', async () => {
    const original = await noise(900, 300).png().toBuffer()
    const fitted = await fitImage(original, { longestSide: 600, bytes: 20_000, mediaTypes: ['image/jpeg'] })
    expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(600)
    expect(fitted.bytes.byteLength).toBeLessThanOrEqual(20_000)
    expect(fitted.width / fitted.height).toBeCloseTo(3, 1)
    expect(fitted.changes).toEqual(expect.arrayContaining(['recoded', 'scaled']))
  })

  it('becomes paper where it was see-through', async () => {
    const clear = sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
    const fitted = await fitImage(await clear.png().toBuffer(), { ...limits, mediaTypes: ['image/jpeg'] })
    const { dominant } = await sharp(fitted.bytes).stats()
    expect(dominant.r).toBeGreaterThan(240)
  })

  it.each([
    ['no picture', () => Promise.resolve(Buffer.from('hej')), 'unreadable'],
    ['half a picture', async () => (await noise(60, 40).png().toBuffer()).subarray(0, 200), 'unreadable'],
    ['one that cannot be made small enough', () => noise(200, 200).png().toBuffer(), 'too-large'],
  ] as const)('is refused when it is %s', async (_what, make, code) => {
    const small = { ...limits, bytes: 200 }
    await expect(fitImage(await make(), small)).rejects.toThrow(UnfitImage)
    await expect(fitImage(await make(), small)).rejects.toMatchObject({ code })
  })

  it('is refused when it moves', async () => {
    const pixels = Buffer.concat([Buffer.alloc(4 * 4 * 3), Buffer.alloc(4 * 4 * 3, 255)])
    const frames = await sharp(pixels, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
      .gif({ delay: [100, 100] })
      .toBuffer()
    await expect(fitImage(frames, limits)).rejects.toMatchObject({ code: 'animated' })
  })
})
