/** Torget's own connector against the emulated network, over a real socket: the two were written apart from the same contract. */
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createFacebook, type FacebookConnector } from '#connectors/facebook/facebook.ts'
import { createMetaWebhook } from '#connectors/meta/meta-webhook.ts'
import type { Access, NetworkEvent } from '#connectors/connector.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { scopedPersonId } from './ids.ts'
import { APP_SECRET, labForTests } from './lab-for-tests.ts'
import type { LabForTests } from './lab-for-tests.ts'

let server: ServerType | undefined
afterEach(() => {
  server?.close()
})

type Wired = LabForTests & { connector: FacebookConnector; access: Access; events: () => NetworkEvent[] }

async function wire(): Promise<Wired> {
  let base = ''
  const bodies: { body: string; signature: string }[] = []
  const set = labForTests({
    baseUrl: () => base,
    postHook: (body, headers) => {
      bodies.push({ body, signature: headers['x-hub-signature-256'] ?? '' })
      return Promise.resolve(200)
    },
  })
  const app = new Hono().route('/lab/graph', set.lab.app)
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server?.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  base = `http://${host}/lab/graph`
  const http = createHttpClient({
    clock: set.clock,
    allowPrivateHosts: [host],
    timeoutMs: 2_000,
    maxBytes: 1_000_000,
  })
  const identity = { appSecret: APP_SECRET, appId: set.lab.core.settings.appId }
  const connector = createFacebook({ http, clock: set.clock, baseUrl: base, ...identity })
  const webhook = createMetaWebhook({ appSecret: APP_SECRET, verifyToken: 'verify' })
  const events = (): NetworkEvent[] =>
    bodies.flatMap(({ body, signature }) => {
      expect(webhook.isSignatureValid(Buffer.from(body), signature)).toBe(true)
      return webhook.readEvents(Buffer.from(body))
    })
  return { ...set, connector, access: { accountExternalId: set.pageId, token: set.token }, events }
}

describe('Torget’s Facebook connector on the practice square', () => {
  it('reads posts, threads, comments and pictures without breaking the contract', async () => {
    const { lab, post, connector, access } = await wire()
    const first = lab.writeComment({
      postId: post.id,
      author: 'Åsa Öberg',
      text: 'Hej å ä ö 😟',
      media: 'badhus.png',
    })
    const reply = lab.writeComment({
      postId: post.id,
      parentId: first.id,
      author: 'Bosse Lind',
      text: 'Samma',
    })
    expect(await connector.fetchPost(access, post.id)).toMatchObject({
      text: 'Nu plogar vi!',
      media: [{ kind: 'image' }],
    })
    const thread = await connector.fetchThread(access, post.id)
    expect(thread.map((one) => [one.externalId, one.parentExternalId])).toEqual([
      [first.id, null],
      [reply.id, first.id],
    ])
    const comment = await connector.fetchComment(access, first.id)
    expect(comment).toMatchObject({
      postExternalId: post.id,
      text: 'Hej å ä ö 😟',
      author: { name: 'Åsa Öberg' },
      may: { reply: true, hide: true, remove: true, privateReply: true },
    })
    const [picture] = comment.media
    if (picture === undefined) throw new Error('the picture was lost')
    expect((await connector.fetchMedia(access, picture)).mediaType).toBe('image/png')
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: true, missingScopes: [] })
    expect(lab.violations).toEqual([])
  })

  it('answers, hides, shows, removes and writes privately, and the square shows it', async () => {
    const { lab, post, connector, access } = await wire()
    const { id } = lab.writeComment({ postId: post.id, author: 'Leif S.', text: 'Vänta du bara' })
    await connector.reply(access, id, 'Vi tar bort hot. /Kim')
    await connector.hide(access, id)
    expect(lab.publicView(post.id).comments).toEqual([])
    await connector.unhide(access, id)
    await connector.privateReply(access, id, 'Din kommentar tas bort.')
    await expect(connector.privateReply(access, id, 'Igen')).rejects.toMatchObject({ name: 'Rejected' })
    await connector.remove(access, id)
    await expect(connector.fetchComment(access, id)).rejects.toMatchObject({ name: 'Rejected', isGone: true })
    expect(lab.state.deeds.map((deed) => deed.kind)).toEqual([
      'replied',
      'hid',
      'showed',
      'wrote-privately',
      'removed',
    ])
    expect(lab.violations).toEqual([])
  })

  it('asks the name of those who have written, and of nobody else', async () => {
    const { lab, pageId, connector, access, call, token } = await wire()
    const scoped = (personId: string) => scopedPersonId(pageId, personId)
    const written = lab.sendDirectMessage({ pageId, author: 'Åsa Maria Öberg', text: 'Hej, en fråga' })
    const personId = scoped(written.personId)
    expect(await connector.nameOf(access, personId)).toBe('Åsa Maria Öberg')
    expect(await connector.nameOf(access, written.personId)).toBeNull()
    const silent = lab.addPerson({ name: 'Någon' })
    expect(await connector.nameOf(access, scoped(silent.id))).toBeNull()
    const telephone = lab.addPerson({ name: 'Utan profil', isWithheld: true })
    lab.sendDirectMessage({ pageId, author: telephone.id, text: 'Hej' })
    expect((await call('GET', scoped(telephone.id))).body).toMatchObject({
      error: { code: 100, error_subcode: 2018218 },
    })
    expect(await connector.nameOf(access, scoped(telephone.id))).toBeNull()
    const own = lab.state.tokens.find((one) => one.token === token)
    if (own !== undefined) own.scopes = own.scopes.filter((scope) => scope !== 'pages_messaging')
    expect(await connector.nameOf(access, personId)).toBeNull()
    lab.faults.next({ call: 'any' }, { kind: 'server-error', status: 503 })
    await expect(connector.nameOf(access, personId)).rejects.toMatchObject({ name: 'Unavailable' })
  })

  it('meets faults as the failures of the contract', async () => {
    const { lab, post, clock, connector, access } = await wire()
    const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Kärrvägen då?' })
    lab.faults.next({ call: 'reply' }, { kind: 'no-answer', acts: true })
    await expect(connector.reply(access, id, 'I natt. /Kim')).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    })
    expect(await connector.findReply(access, id, 'I natt. /Kim', clock.now())).not.toBeNull()
    lab.faults.next({ call: 'hide' }, { kind: 'cut', acts: false })
    await expect(connector.hide(access, id)).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    lab.faults.next({ call: 'read-comment' }, { kind: 'server-error', status: 503 })
    await expect(connector.fetchComment(access, id)).rejects.toMatchObject({ name: 'Unavailable' })
    lab.faults.next({ call: 'read-comment' }, { kind: 'error', code: 32 })
    await expect(connector.fetchComment(access, id)).rejects.toMatchObject({ name: 'RateLimited' })
    clock.advance({ hours: 2 })
    lab.faults.next({ call: 'read-comment' }, { kind: 'error', code: 190, subcode: 460 })
    await expect(connector.fetchComment(access, id)).rejects.toMatchObject({ name: 'AccessRevoked' })
    expect(lab.violations).toEqual([])
  })

  it('understands every webhook the square sends', async () => {
    const { lab, post, pageId, call, events } = await wire()
    const { id } = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Hej' })
    lab.editComment(id, 'Bosse Lind', 'Hej igen')
    await call('POST', id, { is_hidden: 'true' })
    await call('POST', id, { is_hidden: 'false' })
    lab.react(id, 'Bosse Lind', 'LIKE')
    lab.removeOwnComment(id, 'Bosse Lind')
    lab.sendDirectMessage({ pageId, author: 'Amina Yusuf', text: 'Hej' })
    lab.removePost(post.id)
    await lab.webhooks.deliver()
    expect(events().map((event) => event.effect.kind)).toEqual([
      'post-added',
      'comment-added',
      'comment-edited',
      'comment-hidden',
      'comment-unhidden',
      'irrelevant',
      'comment-removed',
      'post-removed',
      'direct-message',
    ])
    expect(new Set(events().map((event) => event.dedupeKey)).size).toBe(9)
  })
})

describe('the hook over a real socket', () => {
  it('shakes hands only with the right verify token, then gets signed bodies', async () => {
    const webhook = createMetaWebhook({ appSecret: APP_SECRET, verifyToken: 'verify' })
    const taken: boolean[] = []
    const app = new Hono()
    app.get('/hooks/meta', (context) => {
      const challenge = webhook.answerHandshake(context.req.query())
      return challenge === null ? context.text('no', 403) : context.text(challenge)
    })
    app.post('/hooks/meta', async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer())
      taken.push(webhook.isSignatureValid(body, context.req.header('x-hub-signature-256')))
      return context.body(null, 200)
    })
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server?.once('listening', resolve))
    const hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/meta`
    const { lab } = labForTests({ hookUrl })
    expect(await lab.webhooks.verify()).toBe(true)
    expect(await labForTests({ hookUrl, verifyToken: 'wrong' }).lab.webhooks.verify()).toBe(false)
    expect(await lab.webhooks.deliver()).toMatchObject([{ status: 200 }])
    lab.faults.switchOn('webhook-forged')
    lab.publishPost({ pageId: '100000000000001', text: 'Hej' })
    await lab.webhooks.deliver()
    expect(taken).toEqual([true, false, true])
    const nobody = labForTests({ hookUrl: 'http://127.0.0.1:9/hooks/meta' }).lab
    expect(await nobody.webhooks.deliver()).toMatchObject([{ status: 0 }])
  })
})
