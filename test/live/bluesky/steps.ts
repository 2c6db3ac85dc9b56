import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { linksIn } from '#connectors/bluesky/facets.ts'
import { readSession } from '#connectors/bluesky/session.ts'
import { AccessRevoked, Rejected } from '#connectors/connector.ts'
import { asRecord, listAt, recordAt } from '#connectors/kit/json.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { systemClock } from '#core/clock.ts'
import { pictureBytes } from '#lab/graph/media.ts'
import type { Scene } from './scene.ts'

type Step = readonly [name: string, run: (scene: Scene) => Promise<string | undefined>]

/** With the second account named in it, whatever it is called. */
const textIn = ({ network }: Scene): string =>
  `Åh, vattnet stängs av på Ängsgatan 👨‍👩‍👧‍👦🚰 @${handleOf(network, 1)} läs https://ekkoping.example/vatten #vattenläcka`

const handleOf = ({ facts }: Scene['network'], index: number): string => facts.accounts[index]?.handle ?? ''

const ALT = 'Simhallens bassäng med sex banor, sedd från läktaren'
const QUESTION = 'Hur länge då? 😡 שלום'
const REPLY = 'Hej! Till klockan 22 i kväll. Mer på www.ekkoping.example/läget /Kim'

const draftIn = (scene: Scene): PostDraft => ({
  ...blank,
  text: textIn(scene),
})

const blank: PostDraft = {
  key: `live-${systemClock.now().epochMilliseconds}`,
  form: 'image',
  text: '',
  language: 'sv',
  link: null,
  images: [
    {
      bytes: pictureBytes('badhus.png') ?? new Uint8Array(),
      mediaType: 'image/png',
      width: 960,
      height: 640,
      altText: ALT,
    },
  ],
  video: null,
  publishAt: null,
}

const given = ({ kept }: Scene, key: string): string => {
  const value = kept.get(key)
  assert.ok(value !== undefined, `an earlier step did not leave ${key}`)
  return value
}

const xrpc = async (scene: Scene, nsid: string, params: Readonly<Record<string, string>>) => {
  const url = `${scene.network.facts.pds}/xrpc/${nsid}?${new URLSearchParams(params).toString()}`
  const answer = await scene.http.send({ method: 'GET', url })
  return { status: answer.status, body: asRecord(JSON.parse(new TextDecoder().decode(answer.bytes))) }
}

const asCitizen = async (scene: Scene, token: string, nsid: string, body: object) => {
  const { pds, accessJwt } = readSession(token)
  const headers = { authorization: `Bearer ${accessJwt}`, 'content-type': 'application/json' }
  const answer = await scene.http.send({
    method: 'POST',
    url: `${pds}/xrpc/${nsid}`,
    headers,
    body: JSON.stringify(body),
  })
  assert.equal(answer.status, 200, new TextDecoder().decode(answer.bytes))
}

export const steps: readonly Step[] = [
  ['sign in: handle, directory, own server', (scene) => Promise.resolve(readSession(scene.kommun.token).pds)],
  [
    'a wrong password is refused in words of its own',
    async ({ bluesky, network }) => {
      const [account] = network.facts.accounts
      const attempt = bluesky.signIn.signIn({
        server: null,
        identifier: account?.handle ?? '',
        password: 'fel',
      })
      await assert.rejects(attempt, (error) => error instanceof Rejected && error.code === 'sign-in-refused')
      return undefined
    },
  ],
  [
    'publish a picture with alternative text, once however often it is started',
    async (scene) => {
      const { bluesky, kommun, kept } = scene
      const draft = draftIn(scene)
      const begun = await bluesky.harvest.news(kommun, null)
      kept.set('cursor', begun.cursor)
      const first = await bluesky.publishing.start(kommun, draft)
      assert.ok(first.state === 'published')
      assert.deepEqual(await bluesky.publishing.start(kommun, draft), first)
      const sentAfter = systemClock.now().subtract({ minutes: 5 })
      assert.equal((await bluesky.publishing.find(kommun, draft, sentAfter))?.externalId, first.externalId)
      kept.set('post', first.externalId)
      return first.externalId
    },
  ],
  [
    'å ä ö, a family of emoji, link, hashtag and mention come back whole',
    async (scene) => {
      await scene.settle()
      const post = await scene.bluesky.fetchPost(scene.kommun, given(scene, 'post'))
      const text = textIn(scene)
      assert.equal(post.text, text)
      assert.equal(post.media[0]?.altText, ALT)
      const record = recordAt(asRecord(post.raw), 'record')
      const facets = listAt(record, 'facets').map(asRecord)
      const bytes = Buffer.from(text)
      const shown = facets.map((facet) => {
        const index = recordAt(facet, 'index')
        return bytes.subarray(Number(index?.['byteStart']), Number(index?.['byteEnd'])).toString()
      })
      assert.deepEqual(shown, [
        `@${handleOf(scene.network, 1)}`,
        'https://ekkoping.example/vatten',
        '#vattenläcka',
      ])
      assert.equal(linksIn(text, facets).length, 1)
      const [mention] = listAt(facets[0] ?? null, 'features').map(asRecord)
      assert.equal(mention?.['did'], scene.anna.accountExternalId)
      return undefined
    },
  ],
  [
    'read replies and notifications',
    async (scene) => {
      const { bluesky, kommun, anna, bertil, kept, settle } = scene
      const post = given(scene, 'post')
      const question = await bluesky.reply(anna, post, QUESTION)
      await settle()
      const rude = await bluesky.reply(bertil, question.externalId, 'Skandal!')
      const words = `Hej @${handleOf(scene.network, 0)}, hur går det?`
      const mention = { ...blank, form: 'text', images: [], text: words } as const
      const about = await bluesky.publishing.start(bertil, { ...mention, key: `${blank.key}-b` })
      await settle()
      const news = await scene.read((cursor) => bluesky.harvest.news(kommun, cursor), given(scene, 'cursor'))
      const told = news.events.map(({ effect }) =>
        effect.kind === 'comment-added'
          ? effect.comment.text
          : effect.kind === 'post-added'
            ? effect.post.text
            : effect.kind,
      )
      assert.deepEqual(new Set(told), new Set([textIn(scene), QUESTION, 'Skandal!', mention.text]))
      assert.deepEqual((await bluesky.harvest.news(kommun, news.cursor)).bodies, [])
      const thread = await bluesky.fetchThread(kommun, post)
      assert.deepEqual(
        thread.map((comment) => [comment.externalId, comment.parentExternalId, comment.text]),
        [
          [question.externalId, null, QUESTION],
          [rude.externalId, question.externalId, 'Skandal!'],
        ],
      )
      kept.set('question', question.externalId).set('rude', rude.externalId)
      assert.ok(about.state === 'published')
      kept.set('about', about.externalId)
      return `${told.length} told`
    },
  ],
  [
    'a reply with a time of long ago is found all the same',
    async (scene) => {
      const { bluesky, kommun, anna, settle } = scene
      const before = (
        await scene.read((cursor) => bluesky.harvest.news(kommun, cursor), given(scene, 'cursor'))
      ).cursor
      const post = await bluesky.fetchPost(kommun, given(scene, 'post'))
      const ref = { uri: post.externalId, cid: asRecord(post.raw)?.['cid'] }
      await asCitizen(scene, anna.token, 'com.atproto.repo.createRecord', {
        repo: anna.accountExternalId,
        collection: 'app.bsky.feed.post',
        record: {
          text: 'Jag gömmer mig',
          createdAt: '2020-01-01T00:00:00Z',
          reply: { root: ref, parent: ref },
        },
      })
      await settle()
      const { events } = await scene.read((cursor) => bluesky.harvest.news(kommun, cursor), before)
      const texts = events.flatMap(({ effect }) =>
        effect.kind === 'comment-added' ? [effect.comment.text] : [],
      )
      assert.ok(texts.includes('Jag gömmer mig'), texts.join(' | '))
      return undefined
    },
  ],
  [
    'reply, find it again, and not twice',
    async (scene) => {
      const { bluesky, kommun, settle } = scene
      const question = given(scene, 'question')
      const sent = await bluesky.reply(kommun, question, REPLY)
      await settle()
      const sentAfter = systemClock.now().subtract({ minutes: 1 })
      assert.deepEqual(await bluesky.findReply(kommun, question, REPLY, sentAfter), sent)
      const again = bluesky.reply(kommun, question, REPLY)
      await assert.rejects(again, (error) => error instanceof Rejected && error.code === 'duplicate-reply')
      assert.equal((await bluesky.fetchComment(kommun, sent.externalId)).parentExternalId, question)
      return sent.externalId
    },
  ],
  [
    'hide by thread gate, and unhide',
    async (scene) => {
      const { bluesky, kommun, settle } = scene
      const rude = given(scene, 'rude')
      for (const isHidden of [true, false]) {
        await (isHidden ? bluesky.hide(kommun, rude) : bluesky.unhide(kommun, rude))
        await settle()
        assert.equal((await bluesky.fetchComment(kommun, rude)).isHidden, isHidden)
      }
      await bluesky.hide(kommun, rude)
      const foreign = bluesky.hide(kommun, given(scene, 'about'))
      await assert.rejects(foreign, (error) => error instanceof Rejected && error.code === 'not-own-thread')
      return undefined
    },
  ],
  [
    'block, which anybody can see, and unblock',
    async (scene) => {
      const { bluesky, kommun, bertil, settle } = scene
      assert.equal(bluesky.profile.verbs.block?.isPublic, true)
      const rude = given(scene, 'rude')
      const target = { commentExternalId: rude, authorExternalId: bertil.accountExternalId }
      const blocks = async () => {
        const params = { repo: kommun.accountExternalId, collection: 'app.bsky.graph.block' }
        return listAt((await xrpc(scene, 'com.atproto.repo.listRecords', params)).body, 'records').length
      }
      await bluesky.block(kommun, target)
      await bluesky.block(kommun, target)
      assert.equal(await blocks(), 1, 'the block is one record, read here without any token')
      await settle()
      const behind = bluesky.fetchComment(kommun, rude)
      await assert.rejects(behind, (error) => error instanceof Rejected && error.code === 'BlockedPost')
      await bluesky.unblock(kommun, target)
      assert.equal(await blocks(), 0)
      await settle()
      assert.equal((await bluesky.fetchComment(kommun, rude)).text, 'Skandal!')
      return undefined
    },
  ],
  [
    'what was before, each thing once',
    async (scene) => {
      const since = systemClock.now().subtract({ hours: 24 })
      const ask = (cursor: string | null) => scene.bluesky.harvest.past(scene.kommun, cursor, since)
      const { events } = await scene.read(ask, null)
      const keys = events.map((event) => event.dedupeKey)
      assert.equal(new Set(keys).size, keys.length)
      assert.deepEqual(
        events.filter(({ effect }) => effect.kind === 'unknown'),
        [],
      )
      return `${events.length} told`
    },
  ],
  [
    'figures, and the account’s own copy with the picture in it',
    async (scene) => {
      const figures = await scene.bluesky.insights.ofPost(scene.kommun, given(scene, 'post'))
      assert.ok((figures.find(({ key }) => key === 'comments')?.value ?? 0) >= 1)
      assert.equal(figures.find(({ key }) => key === 'views')?.value, null)
      const files = await Array.fromAsync(scene.bluesky.ownCopy(scene.kommun))
      const [image] = blank.images
      const isThere = files.some(({ bytes }) =>
        isDeepStrictEqual(Buffer.from(bytes), Buffer.from(image?.bytes ?? [])),
      )
      assert.ok(isThere, 'the picture is in the copy, byte for byte')
      return files.map(({ path, bytes }) => `${path} ${bytes.length} B`).join(', ')
    },
  ],
  [
    'token refresh',
    async (scene) => {
      const { bluesky, kommun } = scene
      const grant = await bluesky.signIn.renew(kommun.token)
      assert.notEqual(readSession(grant.secret).refreshJwt, readSession(kommun.token).refreshJwt)
      const renewed = { ...kommun, token: grant.secret }
      assert.equal((await bluesky.checkAccess(renewed)).isValid, true)
      const spoilt = { ...readSession(kommun.token), accessJwt: 'x.y.z' }
      const call = bluesky.fetchProfile({ ...kommun, token: JSON.stringify(spoilt) })
      await assert.rejects(call, (error) => error instanceof AccessRevoked)
      return `good until ${grant.expiresAt?.toString() ?? '?'}, renewable until ${grant.renewableUntil?.toString() ?? '?'}`
    },
  ],
  [
    'a renamed handle, and a citizen who closes the account',
    async (scene) => {
      const { bluesky, kommun, anna, network, settle } = scene
      if (!network.isOurs) return 'left out: the network is not ours to change'
      await asCitizen(scene, kommun.token, 'com.atproto.identity.updateHandle', { handle: 'ekkoping.test' })
      await asCitizen(scene, anna.token, 'com.atproto.server.deactivateAccount', {})
      await settle()
      assert.equal((await bluesky.fetchProfile(kommun)).handle, 'ekkoping.test')
      assert.equal((await bluesky.fetchPost(kommun, given(scene, 'post'))).text, textIn(scene))
      const thread = await bluesky.fetchThread(kommun, given(scene, 'post'))
      return `${thread.length} of the thread left`
    },
  ],
  [
    'unpublish: post and gate together, and twice is once',
    async (scene) => {
      const { bluesky, kommun, settle } = scene
      const post = given(scene, 'post')
      await bluesky.publishing.unpublish(kommun, post)
      await bluesky.publishing.unpublish(kommun, post)
      await settle()
      await assert.rejects(
        bluesky.fetchPost(kommun, post),
        (error) => error instanceof Rejected && error.isGone,
      )
      for (const collection of ['app.bsky.feed.post', 'app.bsky.feed.threadgate']) {
        const params = { repo: kommun.accountExternalId, collection, rkey: post.split('/').at(-1) ?? '' }
        assert.equal((await xrpc(scene, 'com.atproto.repo.getRecord', params)).status, 400)
      }
      return undefined
    },
  ],
  [
    'rate limit headers',
    ({ headers }) => {
      const limited = headers.filter((one) => one['ratelimit-limit'] !== undefined)
      const [last] = limited.slice(-1)
      if (last === undefined)
        return Promise.resolve(`none in ${headers.length} answers: this server does not count calls`)
      const policies = new Set(limited.map((one) => one['ratelimit-policy']))
      return Promise.resolve(
        `in ${limited.length} of ${headers.length} answers: ${[...policies].join(' · ')}`,
      )
    },
  ],
]
