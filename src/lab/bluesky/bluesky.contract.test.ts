/** Torget's own connector against the emulated network, over real sockets: every part of the contract that it offers. */
import { expect } from 'vitest'
import { createBluesky } from '#connectors/bluesky/bluesky.ts'
import { createBlueskyReader } from '#connectors/bluesky/event-reader.ts'
import { blueskySecret } from '#connectors/bluesky/session.ts'
import type { FakeNetwork, Situation } from '#connectors/contract-network.ts'
import { testConnector } from '#connectors/contract-test.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { pictureBytes } from '../graph/media.ts'
import type { TownFault } from '../town/faults.ts'
import { visiblePosts } from '../town/town-for-tests.ts'
import { serveBlueskyLab, type ServedLab } from './lab-for-tests.ts'

const FAULTS: Readonly<Record<Exclude<Situation, 'unreachable'>, TownFault>> = {
  'rate-limited': { kind: 'rate-limited' },
  'access-revoked': { kind: 'unauthorised' },
  'not-permitted': { kind: 'forbidden' },
  gone: { kind: 'gone' },
  'own-fault': { kind: 'own-fault' },
  'gateway-error': { kind: 'gateway', status: 502 },
  'not-json': { kind: 'wrong-json' },
  silent: { kind: 'no-answer' },
  reset: { kind: 'cut' },
}

const base: PostDraft = {
  key: 'utkast-1',
  form: 'text',
  text: 'Vattnet stängs av på Storgatan. #vatten 🚰',
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
}

const image = {
  bytes: pictureBytes('badhus.png') ?? new Uint8Array(),
  mediaType: 'image/png',
  width: 960,
  height: 640,
  altText: 'Simhall med banor',
}

const video = {
  byteLength: 9,
  mediaType: 'video/mp4',
  seconds: 20,
  width: 1_280,
  height: 720,
  read: (start: number, end: number) => Promise.resolve(new Uint8Array(9).slice(start, end)),
  title: '',
  altText: 'Så släpper du ut vatten ur ledningen',
  captions: { language: 'sv', format: 'vtt', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\nHej å ä ö' },
} as const

const drafts: readonly PostDraft[] = [
  base,
  { ...base, key: 'utkast-2', form: 'image', images: [image] },
  { ...base, key: 'utkast-3', form: 'carousel', images: [image, image] },
  { ...base, key: 'utkast-4', form: 'video', video },
  {
    ...base,
    key: 'utkast-5',
    form: 'link',
    text: '',
    link: { url: 'https://ekkoping.example/vatten', title: 'Vatten', description: 'Läget just nu' },
  },
]

function conversation({ lab, post, account }: ServedLab) {
  const write = (author: string, text: string, at: string, parentId: string | null = null) =>
    lab.town.writeComment({ postId: post.id, author, text, parentId, at: `2026-11-20T${at}.000Z` })
  const question = write('Karin Öberg', 'När öppnar ni? 🏊 åäö', '08:00:00')
  const rude = write('Bosse Lind', 'Skandal!', '08:05:00')
  const answer = write(account.id, 'Hej Karin!\nVi öppnar 09.00.', '08:10:00', question.id)
  const thanks = write('Karin Öberg', 'Tack!', '08:10:00', answer.id)
  return { question, rude, answer, thanks }
}

testConnector('bluesky', async () => {
  const served = await serveBlueskyLab()
  const { lab, clock, http, account, post, seen, baseUrl } = served
  const { question, rude, answer, thanks } = conversation(served)
  const uri = (one: { authorId: string; id: string }) => `at://${one.authorId}/app.bsky.feed.post/${one.id}`
  const quota = createMemoryQuota(clock)
  const anew = () =>
    createBluesky({
      http,
      clock,
      quota,
      baseUrl,
      plcUrl: `${baseUrl}/plc`,
      pause: () => Promise.resolve(),
    })
  const connector = anew()
  const access = { accountExternalId: account.id, token: blueskySecret(lab.grantFor(account.id)) }
  await connector.hide(access, uri(rude))
  const picture = (await connector.fetchPost(access, uri(post))).media[0]
  if (picture === undefined) throw new Error('the picture was lost')
  seen.length = 0
  return {
    connector,
    access,
    reader: createBlueskyReader(),
    drafts,
    films: {
      anew,
      loseNextAnswer: () =>
        lab.town.faults.next({ call: 'com.atproto.repo.uploadBlob' }, { kind: 'cut', acts: true }),
      visible: (text) => visiblePosts(lab.town, text),
    },
    examples: {
      postId: uri(post),
      picture,
      comments: {
        commentId: uri(question),
        anonymousCommentId: null,
        threadIds: [question, rude, answer, thanks].map(uri),
        ownReply: { id: uri(answer), text: answer.text, at: answer.createdAt },
      },
      block: { commentExternalId: uri(question), authorExternalId: question.authorId },
    },
    meet: (situation, on = 'every-call') => {
      lab.town.faults.clear()
      if (situation === 'unreachable') void served.close()
      else lab.town.faults.always(on, FAULTS[situation])
    },
    calls: () => seen,
    close: async () => {
      expect(lab.breaches).toEqual([])
      await served.close()
    },
  } satisfies FakeNetwork
})
