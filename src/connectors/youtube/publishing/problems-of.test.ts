import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filmDraft } from '../youtube-for-tests.ts'
import { related } from './insert-captions.ts'
import { problemsOf } from './problems-of.ts'
import { bytesOf, publishProfile } from './publish-profile.ts'
import { checkedSessionUrl } from './upload-session.ts'

const NOW = Temporal.Instant.from('2026-11-20T09:00:00Z')
const codes = (rest: Parameters<typeof filmDraft>[0]) =>
  problemsOf(filmDraft(rest), NOW).map(({ code }) => code)
const video = (rest: object) => ({ video: { ...filmDraft().video, ...rest } as never })

describe('what YouTube would not take', () => {
  it.each<[string, Parameters<typeof filmDraft>[0], string[]]>([
    ['a film as it should be', {}, []],
    ['an empty description', { text: '' }, []],
    ['2,500 å: exactly 5,000 bytes', { text: 'å'.repeat(2_500) }, []],
    ['2,501 å', { text: 'å'.repeat(2_501) }, ['text-too-long']],
    ['an angle bracket', { text: 'a < b' }, ['text-not-allowed']],
    ['a picture', { form: 'image' }, ['form-not-offered']],
    ['no film', { video: null }, ['needs-media']],
    ['an empty film', video({ byteLength: 0 }), ['needs-media']],
    ['no title', video({ title: '  ' }), ['title-missing']],
    ['100 emoji in the title', video({ title: '🏊'.repeat(100) }), []],
    ['101 characters in the title', video({ title: 'å'.repeat(101) }), ['text-too-long']],
    ['an angle bracket in the title', video({ title: 'Ny > gammal' }), ['text-not-allowed']],
    ['a picture as film', video({ mediaType: 'image/gif' }), ['video-type']],
    ['a film of thirteen hours', video({ seconds: 46_800 }), ['video-too-long']],
    ['in ten minutes', { publishAt: NOW.add({ minutes: 10 }) }, ['schedule-too-soon']],
    ['in a quarter', { publishAt: NOW.add({ minutes: 15 }) }, []],
  ])('%s', (_what, rest, expected) => {
    expect(codes(rest)).toEqual(expected)
  })

  it('counts every text in bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bytesOf(text)).toBe(Buffer.byteLength(text, 'utf8'))
        const isTooLong = codes({ text }).includes('text-too-long')
        expect(isTooLong).toBe(Buffer.byteLength(text, 'utf8') > publishProfile.textCharacters)
      }),
    )
  })
})

describe('captions beside their description', () => {
  it('come out as they went in, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (line) => {
        const text = `WEBVTT\n\n00:00.000 --> 00:01.000\n${line}`.toWellFormed()
        const { contentType, body } = related({ snippet: { name: text } }, { mediaType: 'text/vtt', text })
        const boundary = contentType.split('boundary=')[1] ?? ''
        const parts = new TextDecoder().decode(body).split(`--${boundary}`)
        expect(parts).toHaveLength(4)
        expect(parts[2]?.slice(parts[2].indexOf('\r\n\r\n') + 4, -2)).toBe(text)
        expect(await Promise.resolve(parts[1]?.includes(JSON.stringify(text)))).toBe(true)
      }),
    )
  })
})

describe('the address of an upload', () => {
  const base = 'https://www.googleapis.com/upload/youtube/v3'
  it.each([
    ['https://www.googleapis.com/upload/youtube/v3/videos?upload_id=1', true],
    ['https://youtube.googleapis.com/upload/x', true],
    ['https://evil.example/upload', false],
    ['http://www.googleapis.com/upload', false],
    ['https://googleapis.com.evil.example/', false],
    [undefined, false],
  ])('%s', (location, isFine) => {
    if (isFine) expect(checkedSessionUrl(location, base)).toBe(location)
    else expect(() => checkedSessionUrl(location, base)).toThrow('address')
  })
})
