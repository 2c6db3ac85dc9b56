import { describe, expect, it } from 'vitest'
import { InvalidInput, NotFound, NotPermitted } from '#core/errors.ts'
import { labForTests } from '../lab-for-tests.ts'

describe('what the public sees', () => {
  it('loses a hidden comment with its replies, but its author and their friends still see it', async () => {
    const { lab, post, call } = labForTests()
    const leif = lab.addPerson({ name: 'Leif S.' })
    const friend = lab.addPerson({ name: 'Vännen Vera' })
    const stranger = lab.addPerson({ name: 'Okänd Otto' })
    lab.befriend(leif, friend)
    const comment = lab.writeComment({ postId: post.id, author: leif.id, text: 'Vänta du bara' })
    lab.writeComment({ postId: post.id, parentId: comment.id, author: stranger.id, text: 'Skärp dig' })
    await call('POST', comment.id, { is_hidden: 'true' })
    expect(lab.publicView(post.id).comments).toEqual([])
    expect(lab.publicView(post.id, stranger.id).commentCount).toBe(0)
    for (const viewer of [leif, friend]) {
      const [seen] = lab.publicView(post.id, viewer.id).comments
      expect(seen).toMatchObject({ isHiddenFromOthers: true, isOwn: viewer === leif, replies: [{}] })
    }
  })

  it('lets people change only what is theirs, and remembers it as removed by its author', () => {
    const { lab, post } = labForTests()
    const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Hej' })
    expect(() => lab.editComment(id, 'Marie Ek', 'Nej')).toThrow(NotPermitted)
    expect(() => lab.removeOwnComment(id, 'Marie Ek')).toThrow(NotPermitted)
    lab.editComment(id, 'Bosse Lind', 'Hej igen')
    expect(lab.publicView(post.id).comments[0]).toMatchObject({
      text: 'Hej igen',
      editedAt: '2026-11-20T10:00:00.000Z',
    })
    lab.removeOwnComment(id, 'Bosse Lind')
    expect(lab.state.comments[id]?.removedBy).toBe('author')
    expect(() => lab.editComment(id, 'Bosse Lind', 'Hej')).toThrow(NotFound)
  })

  it('refuses empty, endless and misplaced words', () => {
    const { lab, post, pageId } = labForTests()
    const write =
      (text: string, media: string | null = null) =>
      () =>
        lab.writeComment({ postId: post.id, author: 'Bosse Lind', text, media })
    expect(write('  ')).toThrow(InvalidInput)
    expect(write('x'.repeat(8001))).toThrow(InvalidInput)
    expect(write('Hej', '../../etc/passwd')).toThrow(InvalidInput)
    expect(write('', 'snovall.png')).not.toThrow()
    expect(() => lab.writeComment({ postId: 'x', author: 'Bosse Lind', text: 'Hej' })).toThrow(NotFound)
    const other = lab.publishPost({ pageId, text: 'Annat' })
    const parent = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Hej' })
    const misplaced = { postId: other.id, parentId: parent.id, author: 'Bosse Lind', text: 'Hej' }
    expect(() => lab.writeComment(misplaced)).toThrow(NotFound)
  })
})
