import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.ts'
import { fill } from './script/script-line.ts'
import { townScript } from './script/town-posts.ts'
import { cast } from './script/cast.ts'
import { pictureNamed } from './graph/media.ts'
import { townNetwork } from './square/town-network.ts'
import { townForTests } from './town/town-for-tests.ts'
import { townCrowdStep } from './town-crowd.ts'

const names = { kommun: 'Ekköpings kommun', ort: 'Ekköping', region: 'Region Ekland' }

function setUp(rules: Parameters<typeof townForTests>[0] = {}) {
  const town = townForTests({ postCharacters: 2000, ...rules })
  const account = town.addAccount({ name: 'Ekköping', handle: 'ekkoping' })
  const posts = (townScript['instagram'] ?? []).map(({ text }) =>
    town.publishPost({ accountId: account.id, text: fill(text, names) }),
  )
  const network = townNetwork(
    { network: 'instagram', town },
    { name: 'Provnätet', hasMentions: false, hasPictures: false, hasComments: true },
  )
  const places = [{ ...names, network, placeId: account.id }]
  const random = seededRandom(7)
  const run = (steps: number) => {
    for (let step = 0; step < steps; step += 1) townCrowdStep({ places, random })
  }
  return { town, account, posts, run }
}

describe('what is written on the smaller networks', () => {
  it.each(Object.entries(townScript))(
    '%s: is short enough, by people and with pictures that there are',
    (network, posts) => {
      const most = network === 'bluesky' ? 300 : 500
      for (const { text, picture, lines } of posts) {
        expect(text.length).toBeLessThanOrEqual(most)
        if (picture !== undefined) expect(pictureNamed(picture)).toBeDefined()
        for (const line of lines) {
          expect((typeof line === 'string' ? line : line.text).length).toBeLessThanOrEqual(most)
          if (typeof line !== 'string') expect(cast.map(({ key }) => key)).toContain(line.by)
        }
      }
    },
  )
})

describe('the crowd of a town', () => {
  it('writes what fits the posts that stand there, never the same thing twice, and no more than there is room for', () => {
    const { town, run } = setUp({ commentCharacters: 60 })
    run(300)
    const texts = Object.values(town.state.comments).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(5)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.every((text) => text.length <= 60 && !text.includes('{'))).toBe(true)
  })

  it('thanks for answers, and writes messages where there are any', () => {
    const { town, account, run } = setUp()
    run(20)
    const [asked] = Object.values(town.state.comments)
    if (asked === undefined) throw new Error('nobody wrote')
    const answer = town.writeComment({
      postId: asked.postId,
      parentId: asked.id,
      author: account.id,
      text: 'Vi tittar på det.',
    })
    run(200)
    const after = town.publicView(asked.postId).comments.find(({ id }) => id === asked.id)
    expect(after?.replies.at(-1)).toMatchObject({ isByAccount: false, authorId: asked.authorId })
    expect(after?.replies.some(({ id }) => id === answer.id)).toBe(true)
    expect(town.state.messages.length).toBeGreaterThan(0)
    const silent = setUp({ hasDirectMessages: false })
    silent.run(200)
    expect(silent.town.state.messages).toEqual([])
  })

  it('has nothing to say where nothing stands, or where comments are closed', () => {
    const { town, posts, run } = setUp()
    for (const post of posts) post.isOpen = false
    run(50)
    expect(Object.keys(town.state.comments)).toEqual([])
  })
})
