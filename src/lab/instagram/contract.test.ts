import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createInstagramReader } from '#connectors/instagram/reader/instagram-reader.ts'
import { createMetaWebhook } from '#connectors/meta/meta-webhook.ts'
import { instagramEventsOfEntry } from '#connectors/instagram/reader/read-entry.ts'
import { memoryStore } from './memory-store-for-tests.ts'
import { openInstagramEmulator } from './create-emulator.ts'
import { proofOf } from './calls/authenticate.ts'
import { specifiedNodes } from './facts/nodes.ts'
import { APP_SECRET } from './instagram-for-tests.ts'
import { before, wire, type Wired } from './wired-for-tests.ts'

let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(): Promise<Wired> {
  open = await wire()
  return open
}

type Answer = { readonly status: number; readonly body: Record<string, unknown> }

async function call(
  set: Wired,
  method: string,
  path: string,
  params: Record<string, string>,
): Promise<Answer> {
  const { token } = set.access
  const search = new URLSearchParams({
    access_token: token,
    appsecret_proof: proofOf(APP_SECRET, token),
    ...params,
  })
  const isRead = method !== 'POST'
  const url = `${set.baseUrl}/v26.0/${path}${isRead ? `?${search.toString()}` : ''}`
  const answer = await fetch(url, { method, ...(isRead ? {} : { body: search }) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('a request that breaks the contract is refused and recorded', () => {
  it.each<[kind: string, method: string, path: string, params: Record<string, string>]>([
    ['unknown-field', 'GET', 'POST', { fields: 'id,message' }],
    ['unknown-field', 'GET', 'POST', { fields: 'comments.limit(5){id,message}' }],
    ['unknown-field', 'GET', 'POST', { fields: 'owner{id,email}' }],
    ['unknown-edge', 'GET', 'POST/replies', {}],
    ['unknown-edge', 'POST', 'POST/hide', {}],
    ['unknown-edge', 'GET', 'POST/comments/1', {}],
    ['unknown-parameter', 'GET', 'POST/comments', { order: 'chronological' }],
    ['unknown-parameter', 'GET', 'POST', { fields: 'comments.filter(stream){id}' }],
    ['unknown-parameter', 'POST', 'ACCOUNT/media', { image_url: 'https://a/1.jpg', published: 'false' }],
    [
      'unknown-parameter',
      'POST',
      'ACCOUNT/media',
      { media_type: 'REELS', video_url: 'https://a/1.mp4', alt_text: 'x' },
    ],
    ['removed-parameter', 'GET', 'POST', { date_format: 'U' }],
    ['missing-parameter', 'POST', 'ACCOUNT/media', { caption: 'Hej' }],
    ['missing-parameter', 'POST', 'ACCOUNT/media_publish', {}],
    ['missing-parameter', 'GET', 'POST/insights', {}],
    ['missing-parameter', 'POST', 'me/messages', { message: '{"text":"Hej"}' }],
    ['wrong-type', 'GET', 'POST/comments', { limit: 'ten' }],
    ['wrong-value', 'POST', 'me/messages', { recipient: '{"user":"1"}', message: '{"text":"Hej"}' }],
    ['wrong-value', 'POST', 'ACCOUNT/media', { media_type: 'STORY', image_url: 'https://a/1.jpg' }],
    ['wrong-value', 'GET', 'POST/insights', { metric: 'impressions' }],
    ['wrong-value', 'GET', 'POST/insights', { metric: 'likings' }],
    ['wrong-value', 'GET', 'POST/comments', { after: 'not-a-cursor' }],
    ['wrong-value', 'POST', 'me/moderate_conversations', { user_ids: '[]', actions: '["BLOCK_USER"]' }],
    [
      'wrong-value',
      'POST',
      'me/moderate_conversations',
      { user_ids: '[{"id":"1"}]', actions: '["BLOCK_USER","UNBLOCK_USER"]' },
    ],
    ['malformed-fields', 'GET', 'POST', { fields: 'id,owner{id' }],
    ['limit', 'GET', 'POST/comments', { limit: '51' }],
    ['limit', 'GET', 'POST', { fields: 'comments.limit(51){id}' }],
    ['id-format', 'GET', 'ekkoping', {}],
    ['not-emulated', 'GET', 'ACCOUNT/stories', {}],
    ['wrong-proof', 'GET', 'POST', { appsecret_proof: 'abc' }],
  ])('%s: %s %s %j', async (kind, method, path, params) => {
    const set = await start()
    const named = path.replace('POST', set.post.id).replace('ACCOUNT', set.account.id)
    const { status, body } = await call(set, method, named, params)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body['error']).toMatchObject({
      code: expect.any(Number) as number,
      fbtrace_id: expect.any(String) as string,
    })
    expect(set.emulator.breaches).toMatchObject([{ kind, method }])
    expect(JSON.stringify(set.emulator.breaches)).not.toContain(set.access.token)
  })

  it('a missing permission is a refusal and no breach', async () => {
    const set = await start()
    const token = set.emulator.town.state.tokens[0]
    if (token === undefined) throw new Error('there is no token')
    token.scopes = ['instagram_basic']
    expect((await call(set, 'GET', `${set.post.id}/comments`, {})).body['error']).toMatchObject({ code: 10 })
    expect((await call(set, 'DELETE', set.post.id, {})).body['error']).toMatchObject({ code: 200 })
    expect(set.emulator.breaches).toEqual([])
  })

  it('another account’s things look gone', async () => {
    const set = await start()
    const { town } = set.emulator
    const other = town.addAccount({ name: 'Biblioteket', handle: 'bibliotek' })
    const post = town.publishPost({ accountId: other.id, text: 'Hej' })
    expect((await call(set, 'GET', post.id, {})).body['error']).toMatchObject({
      code: 100,
      error_subcode: 33,
    })
  })
})

describe('webhooks', () => {
  it('tells comments, mentions and messages to Meta’s one address, signed over the escaped bytes', async () => {
    const set = await start()
    const { town, webhooks } = set.emulator
    const page = set.emulator.pageIdOf(set.account.id)
    await call(set, 'POST', `${page}/subscribed_apps`, { subscribed_fields: 'feed,messages' })
    set.write('Karin Åberg', 'Öppnar ni? 😀')
    town.addPerson({ name: 'Hemlig', isWithheld: true })
    set.write('Hemlig', 'Vem är jag?')
    const theirs = town.publishPost({ accountId: set.account.id, author: 'Bosse Lind', text: 'Se @ekkoping' })
    town.writeComment({ postId: theirs.id, author: 'Åke Ek', text: 'Svara @ekkoping' })
    town.writeComment({ postId: theirs.id, author: 'Åke Ek', text: 'Utan att nämna någon' })
    town.sendDirectMessage({ accountId: set.account.id, author: 'Karin Åberg', text: 'Hej' })
    town.react(set.post.id, 'Karin Åberg', 'LIKE')
    await webhooks.deliver()
    expect(webhooks.pendingCount()).toBe(0)
    const webhook = createMetaWebhook({
      appSecret: APP_SECRET,
      verifyToken: 'v',
      readInstagramEntry: instagramEventsOfEntry,
    })
    const effects = set.hooks.flatMap(({ body, signature }) => {
      const bytes = Buffer.from(body)
      expect(webhook.isSignatureValid(bytes, signature)).toBe(true)
      expect(webhook.readEvents(bytes)).toEqual(createInstagramReader().readEvents(bytes))
      return webhook.readEvents(bytes).map(({ effect }) => effect)
    })
    expect(effects).toMatchObject([
      { kind: 'comment-added', comment: { text: 'Öppnar ni? 😀', author: { name: 'karin.aberg' } } },
      { kind: 'comment-added', comment: { author: null } },
      { kind: 'post-added', post: { externalId: theirs.id } },
      { kind: 'comment-added', comment: { postExternalId: theirs.id, text: '' } },
      { kind: 'direct-message', message: { text: 'Hej', isFromAccount: false } },
    ])
  })

  it('tries again until it is taken, with the same bytes, and after a restart', async () => {
    const bodies: string[] = []
    const answers = [500, 0, 200]
    const store = memoryStore()
    const options = {
      clock: (await start()).clock,
      appSecret: APP_SECRET,
      store,
      postHook: (body: string) => {
        bodies.push(body)
        return Promise.resolve(answers.shift() ?? 200)
      },
    }
    const first = await openInstagramEmulator(options)
    const { id, extra } = first.town.addAccount({ name: 'Ekköping', handle: 'ekkoping' })
    extra['subscribedFields'] = ['feed', 'messages']
    first.town.sendDirectMessage({ accountId: id, author: 'Karin Åberg', text: 'Hej' })
    await first.webhooks.deliver()
    await first.stop()
    const second = await openInstagramEmulator(options)
    for (let tries = 0; tries < 3; tries += 1) {
      options.clock.advance({ seconds: 60 })
      await second.webhooks.deliver()
    }
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
    expect(second.webhooks.pendingCount()).toBe(0)
    expect(second.grantFor(id)).toEqual(second.grantFor(id))
  })
})

it('addresses a post as the practice square has it, where there is one', async () => {
  open = await wire({ permalinkBase: 'http://127.0.0.1:3000/torgplatsen/instagram' })
  const { body } = await call(open, 'GET', open.post.id, { fields: 'permalink' })
  expect(body['permalink']).toBe(
    `http://127.0.0.1:3000/torgplatsen/instagram/${open.account.id}/posts/${open.post.id}`,
  )
})

it('hands out at most twenty messages of a conversation', async () => {
  const set = await start()
  for (let n = 0; n < 25; n += 1)
    set.emulator.town.sendDirectMessage({
      accountId: set.account.id,
      author: 'Karin Åberg',
      text: `${n}`,
      at: before({ minutes: 60 - n }),
    })
  const page = set.emulator.pageIdOf(set.account.id)
  const { body } = await call(set, 'GET', `${page}/conversations`, {
    platform: 'instagram',
    fields: 'messages.limit(50){message}',
  })
  const [thread] = body['data'] as { messages: { data: { message: string }[] } }[]
  expect(thread?.messages.data.map(({ message }) => message).slice(0, 2)).toEqual(['24', '23'])
  expect(thread?.messages.data).toHaveLength(20)
})

type Spec = { fields: { name: string; type: string }[]; apis: SpecCall[] }
type SpecCall = {
  method: string
  endpoint?: string
  return: string
  params?: { name: string; type: string; required: boolean }[]
}

const folder = join(import.meta.dirname, '../../../../shared/contracts/meta')
const isHere = existsSync(join(folder, 'specs'))
const why = isHere
  ? ''
  : ' (skipped: the reference folder ../shared/contracts/meta/specs is not on this machine)'
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))

describe.skipIf(!isHere)(`fact tables against the network's own specifications${why}`, () => {
  const list = isHere ? (readJson('enum_types.json') as { name: string; values: string[] }[]) : []
  const enums = new Map(list.map(({ name, values }) => [name, `{${values.join('|')}}`]))
  const typeName = (type: string): string => {
    const plain = type.replaceAll('unsigned int', 'uint').replaceAll(' ', '')
    const inner = /^list<(\w+)>$/.exec(plain)?.[1]
    return inner === undefined ? (enums.get(plain) ?? plain) : `list<${enums.get(inner) ?? inner}>`
  }

  it.each(specifiedNodes.map((facts) => [facts.node, facts] as const))('%s', (node, facts) => {
    const spec = readJson(`specs/${node}.json`) as Spec
    expect(facts.fields).toEqual(Object.fromEntries(spec.fields.map((f) => [f.name, typeName(f.type)])))
    const calls = new Map(spec.apis.map((one) => [`${one.method} ${one.endpoint ?? '.'}`, one]))
    expect([...Object.keys(facts.calls), ...facts.notEmulated].toSorted()).toEqual(
      [...calls.keys()].toSorted(),
    )
    for (const [key, told] of Object.entries(facts.calls)) {
      const one = calls.get(key)
      const params = (one?.params ?? []).map((param) => [
        param.name,
        { type: typeName(param.type), isRequired: param.required },
      ])
      expect(told).toEqual({
        returns: typeName(one?.return ?? ''),
        params: Object.fromEntries(params) as unknown,
      })
    }
  })
})
