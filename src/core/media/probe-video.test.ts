import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { probeVideo } from './probe-video.ts'

const u32 = (n: number) => {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(n)
  return buffer
}
const u64 = (n: number) => {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(BigInt(n))
  return buffer
}
const box = (type: string, ...contents: Buffer[]) => {
  const content = Buffer.concat(contents)
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content])
}
const ftyp = (brand: string) => box('ftyp', Buffer.from(brand, 'latin1'), u32(0))
const mvhd = (seconds: number) =>
  box('mvhd', u32(0), u32(0), u32(0), u32(600), u32(seconds * 600), Buffer.alloc(80))
const longMvhd = (seconds: number) =>
  box('mvhd', Buffer.of(1, 0, 0, 0), u64(0), u64(0), u32(600), u64(seconds * 600), Buffer.alloc(80))

const upright = [65_536, 0, 0, 0, 65_536, 0, 0, 0, 0x4000_0000]
const turned = [0, 65_536, 0, 0xffff_0000, 0, 0, 0, 0, 0x4000_0000]
const tkhd = (width: number, height: number, matrix = upright) =>
  box('tkhd', Buffer.alloc(40), ...matrix.map(u32), u32(width * 65_536), u32(height * 65_536))

const film = (...parts: Buffer[]) => Buffer.concat(parts)
const probe = (bytes: Buffer) =>
  probeVideo((start, end) => Promise.resolve(new Uint8Array(bytes.subarray(start, end))), bytes.length)

const ordinary = film(
  ftyp('isom'),
  box('moov', mvhd(42), box('trak', tkhd(0, 0)), box('trak', tkhd(1920, 1080))),
  box('mdat', Buffer.alloc(500)),
)

describe('a film', () => {
  it('tells its length and size, whichever end its index stands at', async () => {
    const facts = { mediaType: 'video/mp4', seconds: 42, width: 1920, height: 1080 }
    expect(await probe(ordinary)).toEqual(facts)
    const atTheEnd = film(
      ftyp('mp42'),
      box('mdat', Buffer.alloc(500)),
      box('moov', mvhd(42), box('trak', tkhd(1920, 1080))),
    )
    expect(await probe(atTheEnd)).toEqual(facts)
  })

  it('that was held upright is higher than wide', async () => {
    const upwards = film(ftyp('qt  '), box('moov', longMvhd(7), box('trak', tkhd(1920, 1080, turned))))
    expect(await probe(upwards)).toEqual({
      mediaType: 'video/quicktime',
      seconds: 7,
      width: 1080,
      height: 1920,
    })
  })

  it('of which only sound, a stub or something else is there is none', async () => {
    const sound = film(ftyp('isom'), box('moov', mvhd(42), box('trak', tkhd(0, 0))))
    for (const bytes of [sound, ordinary.subarray(0, 60), Buffer.from('RIFF....AVI '), Buffer.alloc(0)])
      expect(await probe(bytes)).toBeNull()
  })

  it('that lies about itself never stops us', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(ordinary.length - 1), fc.nat(255), async (at, value) => {
        const spoilt = Buffer.from(ordinary)
        spoilt[at] = value
        const facts = await probe(spoilt)
        expect(facts === null || facts.width > 0).toBe(true)
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await probe(Buffer.from(bytes))
      }),
    )
  })
})
