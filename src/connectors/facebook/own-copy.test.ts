import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CopiedFile } from '../connector.ts'
import { draft } from '#test/facebook-drafts.ts'
import { startOnLab, type OnLab } from '#test/facebook-on-lab.ts'

let on: OnLab
beforeEach(async () => {
  on = await startOnLab()
})
afterEach(() => on.close())

async function copy(): Promise<ReadonlyMap<string, CopiedFile>> {
  const files = new Map<string, CopiedFile>()
  for await (const file of on.connect().ownCopy(on.access)) {
    expect(files.has(file.path)).toBe(false)
    files.set(file.path, file)
  }
  return files
}

const jsonIn = (file: CopiedFile | undefined): unknown => JSON.parse(new TextDecoder().decode(file?.bytes))

it('holds page, posts, comments and pictures, as Facebook hands them out', async () => {
  await on.connect().publishing.start(on.access, draft('carousel'))
  const files = await copy()
  const names = [...files.keys()]
  expect(names.slice(0, 2)).toEqual(['page.json', 'posts/0001.json'])
  expect(names).toContain(`comments/${on.post.id}/0001.json`)
  expect(names.filter((name) => name.startsWith('media/'))).toHaveLength(3)
  expect(jsonIn(files.get('posts/0001.json'))).toMatchObject({ data: [{}, { id: on.post.id }] })
  expect(jsonIn(files.get('missing.json'))).toEqual([])
  expect(on.lab.violations).toEqual([])
})

it('says what is missing, and keeps no token', async () => {
  for (let n = 0; n < 30; n += 1)
    on.lab.publishPost({ pageId: on.access.accountExternalId, text: `Inlägg ${n}` })
  on.lab.state.posts[on.post.id]!.media = []
  on.lab.state.posts[on.post.id]!.photoIds = ['1201']
  const photo = { pageId: on.access.accountExternalId, mediaType: 'image/png', altText: '', createdAt: '' }
  on.lab.state.photos['1201'] = { id: '1201', name: 'borttagen.png', ...photo }
  const files = await copy()
  expect(jsonIn(files.get('missing.json'))).toMatchObject([{ post: on.post.id }])
  expect([...files.keys()].filter((name) => name.startsWith('posts/'))).toHaveLength(2)
  for (const { bytes } of files.values())
    expect(new TextDecoder().decode(bytes)).not.toContain(on.access.token)
})
