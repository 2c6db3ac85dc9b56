import { describe, expect, it } from 'vitest'
import { scopedPersonId } from './ids.ts'
import { labForTests } from './lab-for-tests.ts'
import type { Answer, LabForTests } from './lab-for-tests.ts'

const ABILITIES = 'can_comment,can_hide,can_remove,can_reply_privately,is_hidden'

function withComment(): LabForTests & { comment: string } {
  const set = labForTests()
  const { id } = set.lab.writeComment({ postId: set.post.id, author: 'Bosse Lind', text: 'Kärrvägen då?' })
  return { ...set, comment: id }
}

const privately = (set: LabForTests, comment: string, text = 'Hej!'): Promise<Answer> =>
  set.call('POST', `${set.pageId}/messages`, {
    recipient: JSON.stringify({ comment_id: comment }),
    message: JSON.stringify({ text }),
  })

describe('acting as the Page', () => {
  it('replies, and replies to replies down to the third level', async () => {
    const { lab, comment, call } = withComment()
    const first = await call('POST', `${comment}/comments`, { message: 'Vi plogar i natt. /Kim' })
    const firstId = String(first.body['id'])
    const second = String((await call('POST', `${firstId}/comments`, { message: 'Mer' })).body['id'])
    const third = String((await call('POST', `${second}/comments`, { message: 'Ännu mer' })).body['id'])
    expect(lab.state.comments[firstId]?.parentId).toBe(comment)
    expect(lab.state.comments[second]?.parentId).toBe(firstId)
    expect(lab.state.comments[third]?.parentId).toBe(firstId)
    expect((await call('POST', `${comment}/comments`, { message: '  ' })).body).toMatchObject({
      error: { code: 100 },
    })
  })

  it('hides and shows others’ comments, reversibly, but not its own', async () => {
    const { lab, comment, call, post } = withComment()
    expect((await call('POST', comment, { is_hidden: 'true' })).body).toEqual({ success: true })
    expect((await call('GET', comment, { fields: ABILITIES })).body).toMatchObject({
      is_hidden: true,
      can_hide: true,
    })
    expect(lab.publicView(post.id).comments).toEqual([])
    await call('POST', comment, { is_hidden: 'false' })
    expect(lab.publicView(post.id).commentCount).toBe(1)
    const own = String((await call('POST', `${comment}/comments`, { message: 'Svar' })).body['id'])
    expect((await call('GET', own, { fields: ABILITIES })).body).toMatchObject({
      can_hide: false,
      can_remove: true,
    })
    expect((await call('POST', own, { is_hidden: 'true' })).body).toMatchObject({ error: { code: 200 } })
  })

  it('removes for good, with what stood under it', async () => {
    const { lab, comment, call, post } = withComment()
    const reply = lab.writeComment({ postId: post.id, parentId: comment, author: 'Marie Ek', text: 'Precis' })
    expect((await call('DELETE', comment)).body).toEqual({ success: true })
    for (const id of [comment, reply.id]) {
      expect((await call('GET', id)).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
    }
    expect((await call('DELETE', comment)).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
  })

  it('edits only what it wrote itself', async () => {
    const { comment, call } = withComment()
    expect((await call('POST', comment, { message: 'Ord i annans mun' })).body).toMatchObject({
      error: { code: 200 },
    })
  })

  it('sends one private reply to a comment', async () => {
    const set = withComment()
    const { lab, comment, call, pageId } = set
    expect((await call('GET', comment, { fields: ABILITIES })).body).toMatchObject({
      can_reply_privately: true,
    })
    const sent = await privately(set, comment)
    const person = Object.keys(lab.state.people)[0] ?? ''
    expect(sent.body).toMatchObject({ recipient_id: scopedPersonId(pageId, person) })
    expect((await call('GET', comment, { fields: ABILITIES })).body).toMatchObject({
      can_reply_privately: false,
    })
    expect((await privately(set, comment)).body).toMatchObject({ error: { code: 10900 } })
    const found = await call('GET', comment, {
      fields: 'private_reply_conversation{id,messages{id,message,from}}',
    })
    expect(found.body['private_reply_conversation']).toMatchObject({
      messages: { data: [{ id: sent.body['message_id'], message: 'Hej!', from: { id: pageId } }] },
    })
  })

  it('may answer privately for seven days, and only to somebody who can be reached', async () => {
    const set = withComment()
    const { lab, clock, post, comment } = set
    lab.addPerson({ name: 'Stängd Dörr', acceptsMessages: false })
    const closed = lab.writeComment({ postId: post.id, author: 'Stängd Dörr', text: 'Hej' })
    expect((await privately(set, closed.id)).body).toMatchObject({ error: { code: 551 } })
    expect((await privately(set, '1_2')).body).toMatchObject({ error: { code: 10902 } })
    expect((await privately(set, comment, 'x'.repeat(2001))).body).toMatchObject({ error: { code: 100 } })
    clock.advance({ hours: 7 * 24, seconds: 1 })
    expect((await privately(set, comment)).body).toMatchObject({ error: { code: 10903 } })
  })

  it('answers direct messages for a day, seven with a human agent’s tag', async () => {
    const { lab, clock, pageId, call } = labForTests()
    const { personId } = lab.sendDirectMessage({ pageId, author: 'Amina Yusuf', text: 'Hej, en fråga' })
    const send = (extra: Record<string, string>): Promise<Answer> =>
      call('POST', `${pageId}/messages`, {
        recipient: JSON.stringify({ id: scopedPersonId(pageId, personId) }),
        message: JSON.stringify({ text: 'Svar' }),
        ...extra,
      })
    expect((await send({ messaging_type: 'RESPONSE' })).status).toBe(200)
    clock.advance({ hours: 25 })
    expect((await send({ messaging_type: 'RESPONSE' })).body).toMatchObject({
      error: { code: 10, error_subcode: 2018278 },
    })
    expect((await send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).status).toBe(200)
    const threads = await call('GET', `${pageId}/conversations`, {
      platform: 'messenger',
      fields: 'id,participants,messages{id}',
    })
    expect(threads.body).toMatchObject({ data: [{ participants: { data: [{}, { id: pageId }] } }] })
  })

  it('subscribes to webhooks and tells what it subscribes to', async () => {
    const { lab, pageId, call } = labForTests()
    await call('POST', `${pageId}/subscribed_apps`, { subscribed_fields: 'feed,messages' })
    expect(lab.state.pages[pageId]?.subscribedFields).toEqual(['feed', 'messages'])
    expect((await call('GET', `${pageId}/subscribed_apps`)).body).toMatchObject({
      data: [{ id: '900000000000001', subscribed_fields: ['feed', 'messages'] }],
    })
    await call('DELETE', `${pageId}/subscribed_apps`)
    expect((await call('GET', `${pageId}/subscribed_apps`)).body).toMatchObject({ data: [] })
  })

  it('keeps to the contract all along', async () => {
    const set = withComment()
    await set.call('POST', `${set.comment}/likes`)
    await set.call('GET', `${set.comment}/reactions`, { type: 'LIKE' })
    await set.call('DELETE', `${set.comment}/likes`)
    expect(set.lab.violations).toEqual([])
  })
})
