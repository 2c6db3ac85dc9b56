import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '#core/clock.ts'
import { openGraphLab } from '../create-lab.ts'
import type { GraphLab } from '../lab.ts'
import type { PostHook } from '../webhooks/queue.ts'
import { fileStore } from './file-store.ts'
import { createSaver } from './lab-store.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-square-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

function open(postHook?: PostHook): Promise<GraphLab> {
  const store = fileStore(join(folder, 'kept', 'square.json'))
  const hook = postHook === undefined ? {} : { postHook }
  return openGraphLab({ clock: systemClock, appSecret: 's', verifyToken: 'v', store, ...hook })
}

describe('a practice square that is kept', () => {
  it('goes on where it was: people, words, hidden ones, tokens, unsent webhooks', async () => {
    const before = await open()
    const { page, token } = before.addPage({ name: 'Exempelköpings kommun' })
    const post = before.publishPost({ pageId: page.id, text: 'Hej' })
    const { id } = before.writeComment({
      postId: post.id,
      author: 'Bosse Lind',
      text: 'Kvar efter omstart 😊',
    })
    await before.settled()

    const bodies: string[] = []
    const after = await open((body) => {
      bodies.push(body)
      return Promise.resolve(200)
    })
    expect(after.publicView(post.id)).toEqual(before.publicView(post.id))
    expect(after.addPage({ name: 'Exempelköpings kommun' })).toMatchObject({ page: { id: page.id }, token })
    await after.webhooks.deliver()
    expect(bodies).toHaveLength(1)
    const next = after.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Igen' })
    expect(next.id).not.toBe(id)
    expect(next.authorId).toBe(after.state.comments[id]?.authorId)
    await after.stop()
    expect(await readdir(join(folder, 'kept'))).toEqual(['square.json'])
  })

  it('refuses what it cannot read, and leaves it as it was', async () => {
    const path = join(folder, 'square.json')
    for (const [text, reason] of [
      ['{"version":1', 'is not JSON'],
      ['[]', 'not a JSON object'],
      ['{"version":7}', 'unknown version'],
      ['{"version":1,"nextNumber":1}', 'lacks pages'],
    ] as const) {
      await writeFile(path, text)
      const options = { clock: systemClock, appSecret: 's', verifyToken: 'v', store: fileStore(path) }
      await expect(openGraphLab(options)).rejects.toThrow(reason)
      expect(await readFile(path, 'utf8')).toBe(text)
    }
  })

  it('tells of a store that fails, and tries again at the next change', async () => {
    const saved: unknown[] = []
    let isFull = true
    const save = (state: unknown): Promise<void> => {
      if (isFull) return Promise.reject(new Error('disk full'))
      saved.push(structuredClone(state))
      return Promise.resolve()
    }
    const state = { count: 0 }
    const saver = createSaver({ load: () => Promise.resolve(null), save }, state)
    saver.changed()
    await expect(saver.settled()).rejects.toThrow('disk full')
    isFull = false
    state.count = 2
    saver.changed()
    saver.changed()
    await saver.settled()
    expect(saved).toEqual([{ count: 2 }])
  })
})
