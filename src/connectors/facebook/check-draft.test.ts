import { describe, expect, it } from 'vitest'
import type { PostDraft } from '../publishing.ts'
import { problemsOf } from './check-draft.ts'
import { draft, image, video } from '#test/facebook-drafts.ts'
import { failures } from './failures.sv.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const codes = (wanted: PostDraft) => problemsOf(wanted, now).map(({ code }) => code)
const at = (minutes: number) => ({ publishAt: now.add({ minutes }) })
const captions = (format: 'vtt' | 'srt') => ({ language: 'sv', format, text: 'x' }) as const

describe('what Facebook would not take', () => {
  it.each<[string, PostDraft, readonly string[]]>([
    ['an empty text', draft('text', { text: ' \n' }), ['text-empty']],
    ['a picture without words', draft('image', { text: '' }), []],
    ['the longest text', draft('text', { text: 'å'.repeat(63_206) }), []],
    ['a longer text', draft('text', { text: 'å'.repeat(63_207) }), ['text-too-long']],
    ['a link post without link', draft('link', { link: null }), ['needs-media']],
    ['a picture post without picture', draft('image', { images: [] }), ['needs-media']],
    ['a film post without film', draft('video', { video: null }), ['needs-media']],
    ['pictures in a text post', draft('text', { images: [image()] }), ['media-mixed']],
    ['pictures and a film', draft('video', { images: [image()] }), ['media-mixed']],
    [
      'a link beside a picture',
      draft('image', { link: { url: 'https://example.org', title: '', description: '' } }),
      ['media-mixed'],
    ],
    ['a carousel of one', draft('carousel', { images: [image()] }), ['too-few-images']],
    ['ten pictures', draft('carousel', { images: Array.from({ length: 10 }, () => image()) }), []],
    [
      'eleven pictures',
      draft('carousel', { images: Array.from({ length: 11 }, () => image()) }),
      ['too-many-images'],
    ],
    ['a WebP', draft('image', { images: [{ ...image(), mediaType: 'image/webp' }] }), ['image-type']],
    [
      'a heavy picture',
      draft('image', { images: [{ ...image(), bytes: new Uint8Array(4_000_001) }] }),
      ['image-too-large'],
    ],
    ['a wide picture', draft('image', { images: [{ ...image(), width: 2_049 }] }), ['image-too-large']],
    [
      'a description as long as a text',
      draft('image', { images: [image('å'.repeat(1_001))] }),
      ['alt-text-too-long'],
    ],
    ['an AVI', draft('video', { video: { ...video(), mediaType: 'video/x-msvideo' } }), ['video-type']],
    ['a film of five hours', draft('video', { video: { ...video(), seconds: 18_000 } }), ['video-too-long']],
    ['a film of 11 GB', draft('video', { video: { ...video(), byteLength: 11e9 } }), ['video-too-large']],
    ['a reel of two minutes', draft('reel', { video: { ...video(), seconds: 120 } }), ['video-too-long']],
    ['SubRip captions', draft('video', { video: { ...video(), captions: captions('srt') } }), []],
    [
      'WebVTT captions',
      draft('video', { video: { ...video(), captions: captions('vtt') } }),
      ['captions-not-taken'],
    ],
    [
      'captions of a reel',
      draft('reel', { video: { ...video(), captions: captions('srt') } }),
      ['captions-not-taken'],
    ],
    ['in nine minutes', draft('text', at(9)), ['schedule-too-soon']],
    ['in ten minutes', draft('text', at(10)), []],
    ['in thirty days', draft('text', at(30 * 24 * 60)), []],
    ['in thirty days and a minute', draft('text', at(30 * 24 * 60 + 1)), ['schedule-too-late']],
  ])('%s', (_what, wanted, expected) => {
    expect(codes(wanted)).toEqual(expected)
    for (const code of expected) expect(failures).toHaveProperty(code)
  })
})
