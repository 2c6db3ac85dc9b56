/** What the municipality publishes through the network's API is seen on the square as it would be there. */
import { expect, it } from 'vitest'
import { proofOf } from '../graph/calls/authenticate.ts'
import { APP_SECRET } from '../graph/lab-for-tests.ts'
import { pictureBytes } from '../graph/media.ts'
import { squareForTests, type SquareForTests } from './square-for-tests.ts'
import { sv } from './texts.sv.ts'

async function put(set: SquareForTests, path: string, fields: Readonly<Record<string, string | File>>) {
  const form = new FormData()
  const proof = { access_token: set.token, appsecret_proof: proofOf(APP_SECRET, set.token) }
  for (const [name, value] of Object.entries({ ...proof, ...fields })) form.append(name, value)
  const answer = await set.lab.fetch(`http://graph.lab.invalid/v26.0/${path}`, { method: 'POST', body: form })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Record<string, unknown>
}

const pathOf = (set: SquareForTests, postId: unknown) =>
  `${set.base}/${String(postId).replace('_', '/posts/')}`

it('pictures with their descriptions, and each picture’s own address', async () => {
  const set = squareForTests()
  const source = new File([pictureBytes('badhus.png') ?? ''], 'a.png', { type: 'image/png' })
  const altText = 'Simhallen från läktaren <b>'
  const photo = await put(set, 'me/photos', { source, published: 'false', alt_text_custom: altText })
  const attached = JSON.stringify([{ media_fbid: photo['id'] }])
  const post = await put(set, 'me/feed', { message: 'Öppet igen', attached_media: attached })
  const who = set.visitor()
  const { html } = await who.get(pathOf(set, post['id']))
  const path = /src="([^"]+\/fil\/facebook\/[^"]+)"/.exec(html)?.[1] ?? ''
  expect(html).toContain('alt="Simhallen från läktaren &lt;b>"')
  const shown = await set.square.request(path)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(pictureBytes('badhus.png'))
  expect((await who.get(`${set.base}/photo/${String(photo['id'])}`)).location).toBe(path)
})

it('a film, once it is out; its bytes are no picture', async () => {
  const set = squareForTests()
  const begun = await put(set, 'me/videos', { upload_phase: 'start', file_size: '5' })
  const session = { upload_session_id: String(begun['upload_session_id']) }
  const chunk = new File([new Uint8Array(5)], 'del.mp4')
  await put(set, 'me/videos', {
    ...session,
    upload_phase: 'transfer',
    start_offset: '0',
    video_file_chunk: chunk,
  })
  await put(set, 'me/videos', {
    ...session,
    upload_phase: 'finish',
    published: 'false',
    description: 'Så plogar vi',
  })
  const who = set.visitor()
  const page = `${set.base}/${set.pageId}`
  expect((await who.get(page)).html).not.toContain('Så plogar vi')
  await put(set, String(begun['video_id']), { published: 'true' })
  const { html } = await who.get(page)
  expect(html).toContain('Så plogar vi')
  expect(html).toContain(sv.video)
  const [file = ''] = Object.keys(set.lab.state.files)
  expect((await who.get(`${set.base}/fil/facebook/${file}`)).status).toBe(404)
})
