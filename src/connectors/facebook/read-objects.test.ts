import { describe, expect, it } from 'vitest'
import { mediaOfAttachment } from './read-media.ts'
import { postIdOf, readAuthor, readComment, readPost } from './read-objects.ts'

const image = { src: 'https://scontent.example/1.jpg' }

describe('attachments', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a photo',
      { type: 'photo', media: { image }, url: 'https://www.facebook.com/photo' },
      [{ kind: 'image', url: image.src }],
    ],
    [
      'a film, not its still',
      { media_type: 'video', media: { image, source: 'https://video.example/1.mp4' }, title: 'Premiär' },
      [{ kind: 'video', url: 'https://video.example/1.mp4', title: 'Premiär' }],
    ],
    [
      'a film without source',
      { type: 'video_inline', media: { image } },
      [{ kind: 'image', url: image.src }],
    ],
    [
      'a moving picture, as the film that it is',
      { type: 'animated_image_video', media: { image, source: 'https://video.example/2.mp4' } },
      [{ kind: 'video', url: 'https://video.example/2.mp4' }],
    ],
    [
      'a film on another site, as the link that it is',
      {
        type: 'video_share_youtube',
        media: { image, source: 'https://tube.example/embed/1' },
        url: 'https://tube.example/1',
      },
      [{ kind: 'link', url: 'https://tube.example/1' }],
    ],
    [
      'an album in an album, with one part that is nothing',
      {
        type: 'album',
        subattachments: { data: [{ subattachments: { data: [{ type: 'photo', media: { image } }] } }, null] },
      },
      [{ kind: 'image', url: image.src }],
    ],
    ['a sticker', { type: 'sticker', media: { image } }, [{ kind: 'image', url: image.src }]],
    [
      'a shared link, with the real address',
      {
        type: 'share',
        url: 'https://l.facebook.com/l.php',
        unshimmed_url: 'https://example.org/',
        media: { image },
        title: '',
      },
      [{ kind: 'link', url: 'https://example.org/' }],
    ],
    ['something dangerous', { type: 'share', url: 'javascript:alert(1)' }, []],
    ['nothing', undefined, []],
    ['not an object', 'photo', []],
  ])('%s', (_what, attachment, expected) => {
    expect(mediaOfAttachment(attachment)).toEqual(expected)
  })
})

describe('objects', () => {
  it('survives a post and a comment with nothing in them', () => {
    expect(readPost({}, '1_2')).toMatchObject({
      externalId: '1_2',
      text: '',
      publishedAt: null,
      author: null,
      media: [],
    })
    const may = { reply: false, hide: false, remove: false, privateReply: false }
    expect(readComment({}, '2_3', '1_2')).toMatchObject({
      author: null,
      isHidden: false,
      may,
      parentExternalId: null,
    })
  })

  it('uses Facebook’s own sentence for a post without words', () => {
    expect(readPost({ story: 'Kommunen bytte omslagsbild.' }, '1_2').text).toBe('Kommunen bytte omslagsbild.')
  })

  it.each([
    [null, null],
    [{}, null],
    [{ id: 7 }, { externalId: '7', name: '' }],
    [{ name: 'Anonym deltagare' }, { externalId: null, name: 'Anonym deltagare' }],
  ])('author %j', (from, expected) => {
    expect(readAuthor(from)).toEqual(expected)
  })

  it.each<[string, object, string, string]>([
    ['from the object when that is the post', { object: { id: '10_99' } }, '5_1', '10_99'],
    ['from the comment when the object is a picture', { object: { id: '777' } }, '5_1', '10_5'],
    ['from the comment alone', {}, '5_1', '10_5'],
    ['from the picture when nothing else tells', { object: { id: '777' } }, '51', '777'],
    ['unknown', {}, '51', ''],
  ])('the post of a comment: %s', (_how, raw, commentId, expected) => {
    expect(postIdOf({ ...raw }, commentId, '10')).toBe(expected)
  })
})
