import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { remove, setStanding } from './comments.ts'
import { handleFrom } from './people.ts'
import { editPost, isPublic, postsOf, removePost } from './posts.ts'
import { emptyTown, readTown } from './state.ts'
import { TEST_RULES, townForTests } from './town-for-tests.ts'
import { openTown } from './town.ts'

function withPost(rules: Parameters<typeof townForTests>[0] = {}) {
  const town = townForTests(rules)
  const account = town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
  const post = town.publishPost({ accountId: account.id, text: 'Simhallen öppnar' })
  const write = (text: string, author: string, parentId: string | null = null) =>
    town.writeComment({ postId: post.id, parentId, author, text })
  return { town, account, post, write }
}

describe('people and accounts', () => {
  it('are who they are the second time too', () => {
    const { town, account } = withPost()
    expect(town.addAccount({ name: 'Annat', handle: 'ekkoping' })).toBe(account)
    expect(town.addPerson({ name: 'Åsa Öberg' })).toBe(town.addPerson({ name: 'Åsa Öberg' }))
  })

  it('have short names without å, ä and ö, and no two the same', () => {
    expect(handleFrom('Åsa-Märta Öberg ')).toBe('asa.marta.oberg')
    const { town } = withPost()
    const [one, other] = [town.addPerson({ name: 'Bo Ek' }), town.addPerson({ name: 'Bo  Ek' })]
    expect(one.handle).not.toBe(other.handle)
    expect(town.addPerson({ name: '🙂' }).handle).not.toBe('')
  })
})

describe('a thread', () => {
  it.each([
    [1, [null, null, null]],
    [2, [null, 'a', 'a']],
    [3, [null, 'a', 'b']],
    [Infinity, [null, 'a', 'b']],
  ] as const)('of depth %s puts a reply where the network puts it', (depth, expected) => {
    const { write } = withPost({ depth })
    const a = write('a', 'Anna')
    const b = write('b', 'Bo', a.id)
    const c = write('c', 'Cecilia', b.id)
    const names = new Map([[a.id, 'a'], [b.id, 'b']]) // prettier-ignore
    expect([a, b, c].map(({ parentId }) => (parentId === null ? null : names.get(parentId)))).toEqual(
      expected,
    )
  })

  it('shows what is hidden or held to whoever wrote it alone, with everything under it', () => {
    const { town, post, write } = withPost()
    const a = write('a', 'Anna')
    write('under a', 'Bo', a.id)
    for (const standing of ['hidden', 'held'] as const) {
      setStanding(town.core, a, standing)
      expect(town.publicView(post.id).comments).toEqual([])
      expect(town.publicView(post.id, a.authorId).comments).toMatchObject([
        { isOwn: true, isHiddenFromOthers: true },
      ])
    }
    setStanding(town.core, a, 'visible')
    expect(town.publicView(post.id).commentCount).toBe(2)
    remove(town.core, a, 'account')
    expect(town.publicView(post.id, a.authorId).comments).toEqual([])
    expect(() => town.editComment(a.id, 'Anna', 'b')).toThrow(NotFound)
  })

  it('is changed by its writers only', () => {
    const { town, write } = withPost()
    const a = write('a', 'Anna')
    expect(() => town.editComment(a.id, 'Bo', 'b')).toThrow(NotPermitted)
    expect(() => town.removeOwnComment(a.id, 'Bo')).toThrow(NotPermitted)
    expect(town.editComment(a.id, 'Anna', ' b ')).toMatchObject({
      text: 'b',
      editedAt: '2026-11-20T09:00:00.000Z',
    })
  })

  it('refuses the empty, the long (counted as people do), the blocked and the closed', () => {
    const { town, account, post, write } = withPost({ commentCharacters: 3 })
    expect(() => write(' ', 'Anna')).toThrow(InvalidInput)
    expect(() => write('abcd', 'Anna')).toThrow(InvalidInput)
    expect(write('👩‍👩‍👧å🙂', 'Anna').text).toBe('👩‍👩‍👧å🙂')
    const bo = town.addPerson({ name: 'Bo' })
    town.state.blocks.push({ accountId: account.id, personId: bo.id, at: '2026-11-20T09:00:00Z' })
    expect(() => write('a', 'Bo')).toThrow(NotPermitted)
    post.isOpen = false
    expect(() => write('a', 'Anna')).toThrow(RuleBroken)
  })

  it('takes the reactions of its network, one a person', () => {
    const { town, post, write } = withPost()
    const a = write('a', 'Anna')
    town.react(a.id, 'Bo', 'like')
    town.react(post.id, 'Bo', 'like')
    expect(() => town.react(a.id, 'Bo', 'LOVE')).toThrow(RuleBroken)
    expect(town.publicView(post.id)).toMatchObject({ reactionCount: 1, comments: [{ reactionCount: 1 }] })
    town.react(a.id, 'Bo', null)
    expect(a.reactions).toEqual({})
  })
})

describe('posts', () => {
  it('are public from their time on, newest first, until they are taken away', () => {
    const { town, account, post } = withPost()
    const waiting = town.publishPost({
      accountId: account.id,
      text: 'Sedan',
      publishAt: '2026-11-20T10:00:00.000Z',
    })
    const older = town.publishPost({ accountId: account.id, text: 'Förr', at: '2026-01-01T00:00:00.000Z' })
    expect(postsOf(town.core, account.id).map(({ id }) => id)).toEqual([post.id, older.id])
    expect(isPublic(town.core, waiting)).toBe(false)
    editPost(town.core, post.id, 'Ändrat')
    expect(post.text).toBe('Ändrat')
    removePost(town.core, post.id)
    expect(() => town.publicView(post.id)).toThrow(NotFound)
    expect(() => town.publicView(waiting.id)).toThrow(NotFound)
  })
})

describe('news', () => {
  it('is told in order to whoever listens, until they stop', () => {
    const { town, account, write } = withPost()
    const heard: string[] = []
    const stop = town.listen((news) => heard.push(news.kind))
    const a = write('a', 'Anna')
    town.editComment(a.id, 'Anna', 'b')
    setStanding(town.core, a, 'hidden')
    setStanding(town.core, a, 'hidden')
    town.removeOwnComment(a.id, 'Anna')
    town.sendDirectMessage({ accountId: account.id, author: 'Anna', text: 'Hej' })
    stop()
    write('c', 'Anna')
    expect(heard).toEqual([
      'comment-added',
      'comment-edited',
      'comment-standing',
      'comment-removed',
      'message',
    ])
  })
})

describe('what is kept', () => {
  it('is there again after a restart', async () => {
    let kept: unknown = null
    const store = {
      load: () => Promise.resolve(kept),
      save: (state: unknown) => {
        kept = structuredClone(state)
        return Promise.resolve()
      },
    }
    const options = { clock: fixedClock('2026-11-20T09:00:00Z'), rules: TEST_RULES, store }
    const town = await openTown(options)
    const account = town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
    town.publishPost({ accountId: account.id, text: 'Hej' })
    await town.settled()
    expect((await openTown(options)).state).toEqual(town.state)
  })

  it.each([
    [null],
    [[]],
    [{}],
    [{ ...emptyTown(), version: 2 }],
    [{ ...emptyTown(), posts: [] }],
    [{ ...emptyTown(), tokens: {} }],
  ])('is refused when it is spoilt: %j', (kept) => {
    expect(() => readTown(kept)).toThrow(/kept network/)
  })
})
