import { expect } from 'vitest'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { TownFault, TownMatch } from '../town/faults.ts'
import { APP_ID, APP_SECRET, JPEG, START, startInstagram } from './instagram-for-tests.ts'
import { testConnector } from '#connectors/contract-test.ts'
import type { Situation } from '#connectors/contract-network.ts'
import { testPush, type PushNetwork } from '#connectors/push-contract-test.ts'
import type { DraftImage, PostDraft } from '#connectors/publishing.ts'
import { createInstagram, instagramSecret } from '#connectors/instagram/instagram.ts'
import { createInstagramReader } from '#connectors/instagram/reader/instagram-reader.ts'

const FAULTS: Readonly<Record<Exclude<Situation, 'unreachable'>, TownFault>> = {
  'rate-limited': { kind: 'rate-limited' },
  'access-revoked': { kind: 'unauthorised' },
  'not-permitted': { kind: 'forbidden' },
  gone: { kind: 'gone' },
  'own-fault': { kind: 'own-fault' },
  'gateway-error': { kind: 'gateway', status: 502 },
  'not-json': { kind: 'wrong-json' },
  silent: { kind: 'no-answer', acts: true },
  reset: { kind: 'cut', acts: true },
}

const image: DraftImage = {
  bytes: JPEG,
  mediaType: 'image/jpeg',
  width: 1_080,
  height: 1_080,
  altText: 'Badhusets stora bassäng',
  publicUrl: 'https://torget.example/m/1.jpg',
}

const base: PostDraft = {
  key: 'utkast-0001',
  form: 'image',
  text: 'Badhuset öppnar igen! 👨‍👩‍👧',
  language: 'sv',
  link: null,
  images: [image],
  video: null,
  publishAt: null,
}

const drafts: readonly PostDraft[] = [
  base,
  {
    ...base,
    key: 'utkast-0002',
    form: 'carousel',
    text: 'Fler bilder från badhuset',
    images: [image, image],
  },
  {
    ...base,
    key: 'utkast-0003',
    form: 'reel',
    text: 'Så här ser det ut',
    images: [],
    video: {
      byteLength: 5_000_000,
      mediaType: 'video/mp4',
      seconds: 30,
      width: 1_080,
      height: 1_920,
      read: () => Promise.resolve(new Uint8Array()),
      title: '',
      altText: '',
      captions: null,
      publicUrl: 'https://torget.example/m/1.mp4',
    },
  },
]

/** An hour before the clock: nothing of it is news. */
const minutesAgo = (minutes: number) =>
  Temporal.Instant.from(START).subtract({ minutes }).toString({ fractionalSecondDigits: 3 })

async function start(): Promise<PushNetwork> {
  const { emulator, clock, baseUrl, host, calls, close } = await startInstagram()
  const { town } = emulator
  const account = town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping', followers: 4_200 })
  const { id } = account
  const media = {
    id: '18000000000000001',
    kind: 'image',
    mediaType: 'image/png',
    altText: 'Bassängen',
  } as const
  const post = town.publishPost({
    accountId: id,
    text: 'Nu öppnar badhuset',
    media: [{ ...media, picture: 'badhus.png', extra: {} }],
    at: minutesAgo(180),
  })
  const write = (author: string, text: string, minutes: number, parentId: string | null = null) =>
    town.writeComment({ postId: post.id, author, text, at: minutesAgo(minutes), parentId })
  town.addPerson({ name: 'Hemlig', isWithheld: true })
  const question = write('Karin Åberg', 'När öppnar ni? 🏊', 120)
  const anonymous = write('Hemlig', 'Undrar också', 110)
  const own = write(id, 'Hej Karin!\nVi öppnar 09.00.', 100, question.id)
  const followUp = write('Karin Åberg', 'Tack!', 90, question.id)
  const karin = question.authorId
  const message = town.sendDirectMessage({ accountId: id, author: karin, text: 'Hej', at: minutesAgo(80) })
  const now = { isStopped: false, isSilent: (_method: string) => false }
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 5_000, maxBytes: 5_000_000 })
  const token = instagramSecret(emulator.grantFor(id))
  const meet = (situation: Situation, on: 'every-call' | 'acts' = 'every-call') => {
    const match: TownMatch = on
    town.faults.clear()
    now.isSilent = (method) => situation === 'silent' && (on === 'every-call' || method !== 'GET')
    if (situation === 'unreachable') {
      now.isStopped = true
    } else if (situation === 'access-revoked' && on === 'every-call') emulator.revoke(id)
    else town.faults.always(match, FAULTS[situation])
  }
  const reachable = {
    send: (request: Parameters<typeof http.send>[0]) =>
      http.send({
        ...request,
        ...(now.isStopped ? { url: 'http://127.0.0.1:9/' } : {}),
        ...(now.isSilent(request.method) ? { timeoutMs: 200 } : {}),
      }),
  }
  return {
    connector: createInstagram({
      http: reachable,
      clock,
      quota: createMemoryQuota(clock),
      appId: APP_ID,
      appSecret: APP_SECRET,
      hasWebhook: true,
      baseUrl,
      pause: () => Promise.resolve(),
    }),
    access: { accountExternalId: id, token },
    examples: {
      postId: post.id,
      picture: { kind: 'image', url: `${baseUrl}/media/badhus.png` },
      comments: {
        commentId: question.id,
        anonymousCommentId: anonymous.id,
        threadIds: [question.id, anonymous.id, own.id, followUp.id],
        ownReply: { id: own.id, text: own.text, at: own.createdAt },
      },
      direct: { messageExternalId: message.id, otherPartyExternalId: karin },
      block: { commentExternalId: question.id, authorExternalId: karin },
    },
    drafts,
    reader: createInstagramReader(),
    meet,
    calls: () => calls,
    isTold: () => 'subscribedFields' in account.extra,
    close: async () => {
      await close()
      expect(emulator.breaches).toEqual([])
    },
  }
}

testConnector('instagram', start)
testPush('instagram', start)
