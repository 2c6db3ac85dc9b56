import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bringCast } from './cast-people.ts'
import { crowdStep, startCrowd } from './crowd.ts'
import { APP_SECRET, labForTests } from './graph/lab-for-tests.ts'
import type { LabForTests } from './graph/lab-for-tests.ts'
import { signatureOf } from './graph/webhooks/encode.ts'
import { seededRandom, shuffled } from './random.ts'
import { seedConversations } from './seed-conversations.ts'
import type { SeedPage } from './seed-conversations.ts'

const place = { kommun: 'Nyköpinge kommun', ort: 'Nyköpinge', region: 'Region Nya' }

function emptyPage(): LabForTests & { page: SeedPage } {
  const set = labForTests()
  const { page } = set.lab.addPage({ name: place.kommun })
  return { ...set, page: { ...place, pageId: page.id } }
}

const seed = 20261120

describe('seeding', () => {
  it('writes hundreds of conversations over three weeks, none in the future, and hands over the webhooks', () => {
    const { lab, clock, page } = emptyPage()
    const waitingBefore = lab.webhooks.pendingCount()
    const seeded = seedConversations(lab, { pages: [page], random: seededRandom(seed) })
    expect(seeded.postCount).toBe(16)
    expect(seeded.commentCount).toBeGreaterThan(150)
    expect(lab.webhooks.pendingCount()).toBe(waitingBefore)
    expect(seeded.bodies).toHaveLength(seeded.postCount + seeded.commentCount)
    for (const { body, signature } of seeded.bodies) expect(signature).toBe(signatureOf(APP_SECRET, body))
    const times = seeded.bodies.map((one) => one.at)
    expect(times).toEqual(times.toSorted())
    expect((times.at(-1) ?? '') < clock.now().toString()).toBe(true)
    expect((times[0] ?? '') < '2026-11-01').toBe(true)
    const { comments } = lab.state
    for (const comment of Object.values(comments)) {
      const parent = comments[comment.parentId ?? '']
      if (parent !== undefined) expect(parent.createdAt < comment.createdAt).toBe(true)
    }
    expect(Object.values(comments).some((comment) => comment.authorId === page.pageId)).toBe(true)
    expect(JSON.stringify(lab.state)).not.toMatch(/\{(?:kommun|ort|region)\}/)
  })

  it('is the same for the same seed, and leaves a filled page alone', () => {
    const texts = (random: number): string[] => {
      const { lab, page } = emptyPage()
      seedConversations(lab, { pages: [page], random: seededRandom(random) })
      return Object.values(lab.state.comments).map((comment) => comment.text)
    }
    expect(texts(1)).toEqual(texts(1))
    expect(texts(1)).not.toEqual(texts(2))
    const { lab, page } = emptyPage()
    const options = { pages: [page], random: seededRandom(seed) }
    seedConversations(lab, options)
    expect(seedConversations(lab, options)).toMatchObject({ postCount: 0, commentCount: 0, bodies: [] })
  })

  it('can put the webhooks in line instead, and several changes in a body', () => {
    const { lab, page } = emptyPage()
    const waiting = lab.webhooks.pendingCount()
    const seeded = seedConversations(lab, {
      pages: [page],
      random: seededRandom(seed),
      deliver: 'queue',
      share: 0.2,
    })
    expect(lab.webhooks.pendingCount() - waiting).toBe(seeded.postCount + seeded.commentCount)
    const library = emptyPage()
    const few = {
      pages: [{ ...library.page, topics: ['library', 'culture'] as const }],
      random: seededRandom(seed),
    }
    expect(seedConversations(library.lab, few).postCount).toBe(2)
    const other = emptyPage()
    const batched = seedConversations(other.lab, {
      pages: [other.page],
      random: seededRandom(seed),
      changesPerBody: 50,
    })
    expect(batched.bodies).toHaveLength(Math.ceil((batched.postCount + batched.commentCount) / 50))
  })
})

describe('the crowd', () => {
  it('writes, reacts, edits and sends messages without repeating itself', () => {
    const { lab, clock, page } = emptyPage()
    seedConversations(lab, { pages: [page], random: seededRandom(seed), share: 0.1 })
    const before = Object.keys(lab.state.comments).length
    const people = bringCast(lab)
    const random = seededRandom(seed)
    for (let step = 0; step < 400; step += 1) {
      crowdStep({ lab, clock, random, everyMs: 1, pages: [page] }, people)
      clock.advance({ minutes: 1 })
    }
    const comments = Object.values(lab.state.comments)
    expect(comments.length - before).toBeGreaterThan(60)
    expect(comments.some((one) => one.editedAt !== null)).toBe(true)
    expect(comments.some((one) => one.removedBy === 'author')).toBe(true)
    expect(lab.state.messages.length).toBeGreaterThan(0)
    const top = comments.filter((one) => one.parentId === null && one.removedAt === null)
    expect(new Set(top.map((one) => one.text)).size).toBe(top.length)
  })

  it('thanks for a fresh answer', () => {
    const { lab, clock, page } = emptyPage()
    seedConversations(lab, { pages: [page], random: seededRandom(seed), answers: false, share: 0.1 })
    const asked = Object.values(lab.state.comments).find((one) => one.parentId === null)
    if (asked === undefined) throw new Error('nothing was asked')
    const answer = lab.writeComment({
      postId: asked.postId,
      parentId: asked.id,
      author: page.pageId,
      text: 'Svar',
    })
    const thankful = (): number => 0
    crowdStep({ lab, clock, random: thankful, everyMs: 1, pages: [page] }, bringCast(lab))
    const thanks = Object.values(lab.state.comments).filter((one) => one.parentId === answer.id)
    expect(thanks.map((one) => one.authorId)).toEqual([asked.authorId])
  })

  it('stops when told to', async () => {
    const { lab, clock, page } = emptyPage()
    seedConversations(lab, { pages: [page], random: seededRandom(seed), share: 0.1 })
    const count = (): number => Object.keys(lab.state.comments).length + lab.state.messages.length
    const before = count()
    const stop = startCrowd({ lab, clock, random: seededRandom(3), everyMs: 2, pages: [page] })
    while (count() === before) await new Promise((resolve) => setTimeout(resolve, 2))
    stop()
    const after = count()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(count()).toBe(after)
  })
})

describe('chance', () => {
  it('stays within bounds and loses nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (start, list) => {
        const random = seededRandom(start)
        const number = random()
        return (
          number >= 0 && number < 1 && shuffled(random, list).toSorted().join() === list.toSorted().join()
        )
      }),
    )
  })
})
