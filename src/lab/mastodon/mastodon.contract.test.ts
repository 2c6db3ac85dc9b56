import type { FakeNetwork, Situation } from '#connectors/contract-network.ts'
import { testConnector } from '#connectors/contract-test.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { createMastodon } from '#connectors/mastodon/mastodon.ts'
import { createMastodonReader } from '#connectors/mastodon/reader.ts'
import type { DraftImage, PostDraft } from '#connectors/publishing.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { TownFault } from '../town/faults.ts'
import { visiblePosts } from '../town/town-for-tests.ts'
import { startMastodonLab, type RunningLab } from './lab-for-tests.ts'
import { matchOperation } from './operations.ts'

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

const image: DraftImage = {
  bytes: new Uint8Array([137, 80, 78, 71]),
  mediaType: 'image/png',
  width: 800,
  height: 600,
  altText: 'Öppen simhall med två banor',
}

const draft = (form: PostDraft['form'], rest: Partial<PostDraft>): PostDraft => ({
  key: `utkast-${form}-1`,
  form,
  text: `Nu öppnar simhallen 🏊 (${form})`,
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
  ...rest,
})

const link = { url: 'https://ekkoping.example/simhall', title: 'Simhallen', description: '' }
const film = new Uint8Array(2_000)
const DRAFTS: readonly PostDraft[] = [
  draft('text', {}),
  draft('image', { images: [image] }),
  draft('carousel', { images: [image, { ...image, altText: 'Omklädningsrum' }] }),
  draft('video', {
    video: {
      byteLength: film.length,
      mediaType: 'video/mp4',
      seconds: 12,
      width: 720,
      height: 1280,
      read: (start, end) => Promise.resolve(film.slice(start, end)),
      title: '',
      altText: 'Barn hoppar i bassängen',
      captions: null,
    },
  }),
  draft('link', { link }),
]

/** One post with a thread of three, as people write it, the second answered by the account. */
function seed({ lab, accountId, baseUrl, kept }: RunningLab) {
  const { town } = lab
  const post = town.publishPost({
    accountId,
    text: 'Simhallen öppnar igen på lördag.',
    media: [
      {
        id: '5',
        kind: 'image',
        mediaType: 'image/png',
        altText: 'Simhall',
        picture: 'badhus.png',
        extra: {},
      },
    ],
    at: '2026-11-20T07:00:00.000Z',
  })
  const karin = town.addPerson({ name: 'Karin Öberg' })
  const write = (text: string, at: string, rest: object) =>
    town.writeComment({ postId: post.id, author: karin.id, text, at: `2026-11-20T${at}.000Z`, ...rest })
  const question = write('När öppnar ni? 🏊', '08:00:00', {})
  const answer = write(
    '@karin.oberg Hej Karin!\nVi öppnar 09.00, se https://ekkoping.example/simhall',
    '08:10:00',
    {
      author: accountId,
      parentId: question.id,
    },
  )
  const thanks = write('Tack!', '08:20:00', { parentId: answer.id })
  const message = town.sendDirectMessage({ accountId, author: karin.id, text: 'En fråga till er' })
  return {
    postId: post.id,
    picture: { kind: 'image' as const, url: `${baseUrl}/system/pictures/badhus.png` },
    comments: {
      commentId: question.id,
      anonymousCommentId: null,
      threadIds: [question.id, answer.id, thanks.id],
      ownReply: {
        id: answer.id,
        text: 'Hej Karin!\nVi öppnar 09.00, se https://ekkoping.example/simhall',
        at: '2026-11-20T08:10:00Z',
      },
    },
    direct: { messageExternalId: message.id, otherPartyExternalId: kept(karin.id) },
    block: { commentExternalId: question.id, authorExternalId: kept(karin.id) },
  }
}

testConnector('mastodon', async (): Promise<FakeNetwork> => {
  const running = await startMastodonLab()
  const { lab, clock, baseUrl, accountId, kept } = running
  const access = { accountExternalId: kept(accountId), token: mastodonSecret(lab.grantFor(accountId)) }
  const seen: { isActing: boolean }[] = []
  const network = createHttpClient({
    clock,
    allowPrivateHosts: [new URL(baseUrl).host],
    timeoutMs: 400,
    maxBytes: 1_000_000,
  })
  const anew = () =>
    createMastodon({
      http: {
        send: (request) => {
          const path = new URL(request.url).pathname
          const operation = matchOperation(request.method, path)?.operation
          seen.push({ isActing: operation?.isActing === true })
          return network.send(request)
        },
      },
      clock,
      quota: createMemoryQuota(clock),
      baseUrl,
    })
  return {
    connector: anew(),
    access,
    examples: seed(running),
    drafts: DRAFTS,
    films: {
      anew,
      loseNextAnswer: () => lab.town.faults.next({ call: 'upload' }, { kind: 'cut', acts: true }),
      visible: (text) => visiblePosts(lab.town, text),
    },
    reader: createMastodonReader(),
    meet: (situation, on = 'every-call') => {
      lab.town.faults.clear()
      if (situation === 'unreachable') void running.close()
      else lab.town.faults.always(on, FAULTS[situation])
    },
    calls: () => seen,
    close: running.close,
  }
})
