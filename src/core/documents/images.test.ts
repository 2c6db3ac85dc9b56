import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { prepareImage } from './images.ts'

const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

/** One pixel that claims to be many: what a decompression bomb looks like before it is opened. */
async function hugePng(side: number): Promise<Buffer> {
  const png = await plain(1, 1).png().toBuffer()
  png.writeUInt32BE(side, 16)
  png.writeUInt32BE(side, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('in %s is written anew', async (format) => {
    const { image } = await prepareImage(await plain(300, 200).toFormat(format).toBuffer())
    expect(image).toMatchObject({ width: 300, height: 200, isFirstFrameOnly: false })
    expect((await sharp(image?.bytes).metadata()).format).toBe(image?.mediaType.replace('image/', ''))
  })

  test('is made smaller, turned upright and freed of what the camera wrote', async () => {
    const bytes = await plain(4000, 1000)
      .withExif({ IFD0: { Copyright: 'N. N.' }, IFD3: { GPSLatitude: '56/1 54/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { image } = await prepareImage(bytes)
    expect(image).toMatchObject({ width: 400, height: 1600 })
    const { exif, orientation } = await sharp(image?.bytes).metadata()
    expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined })
  })

  test('that moves is shown by its first frame', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const { image } = await prepareImage(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    )
    expect(image).toMatchObject({ isFirstFrameOnly: true, width: 20, height: 20 })
    const { data } = await sharp(image?.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(data.readUInt8(0)).toBeGreaterThan(200)
  })

  test('saved as a heavy PNG becomes a JPEG', async () => {
    const noise = await sharp({
      create: {
        width: 1200,
        height: 1200,
        channels: 3,
        background: '#000000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    expect((await prepareImage(noise)).image?.mediaType).toBe('image/jpeg')
  })
})

describe('what cannot be shown says why', () => {
  test.each([
    ['nothing', () => Buffer.alloc(0), 'not-a-picture'],
    ['text', () => Buffer.from('<html>'), 'not-a-picture'],
    [
      'a drawing that can hold scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not-a-picture',
    ],
    ['a picture in name only', () => Buffer.from('\xff\xd8\xff\xe0 and nothing more', 'latin1'), 'damaged'],
    ['a picture cut off', async () => (await plain(500, 500).jpeg().toBuffer()).subarray(0, 700), 'damaged'],
    ['more pixels than anyone sends', () => hugePng(12_000), 'too-large'],
  ])('%s', async (_, make, problem) => {
    expect(await prepareImage(await make())).toEqual({ problem })
  })
})
