/** Torget's own connector keeps the contract of a connector against the emulated network, and the network's contract while it does. */
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Situation } from '#connectors/contract-network.ts'
import { testConnector } from '#connectors/contract-test.ts'
import { testPush, type PushNetwork } from '#connectors/push-contract-test.ts'
import { createLinkedinReader } from '#connectors/linkedin/linkedin-reader.ts'
import { createLinkedinWebhook } from '#connectors/linkedin/linkedin-webhook.ts'
import { createLinkedin } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import type { PostDraft } from '#connectors/publishing.ts'
import { testWebhook } from '#connectors/webhook-contract-test.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { TownFault } from '../town/faults.ts'
import { visiblePosts } from '../town/town-for-tests.ts'
import { ANSWER, CLIENT, serveLab } from './lab-for-tests.ts'
import { PRACTICE_APP_ID } from './linkedin-lab.ts'

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

const draft = (form: PostDraft['form'], rest: Partial<PostDraft> = {}): PostDraft => ({
  key: `utkast-${form}`,
  form,
  text: `Så här gör du, del ${form} (åäö) [1] 🙂 #Ekköping`,
  language: 'sv',
  link: null,
  images: [],
  video: null,
  publishAt: null,
  ...rest,
})

const image = (altText: string) => ({
  bytes: Uint8Array.of(137, 80, 78, 71),
  mediaType: 'image/png',
  width: 1_200,
  height: 800,
  altText,
})

/** Two whole parts of an upload and a little. */
const film = new Uint8Array(2 * 4_194_304 + 5).fill(7)

const drafts: readonly PostDraft[] = [
  draft('text'),
  draft('image', { images: [image('En snöplog på Storgatan')] }),
  draft('carousel', { images: [image('Före'), image('Efter')] }),
  draft('link', {
    link: { url: 'https://ekkoping.example/sno', title: 'Så plogar vi', description: 'Ordningen' },
  }),
  draft('video', {
    video: {
      byteLength: film.length,
      mediaType: 'video/mp4',
      seconds: 30,
      width: 1_280,
      height: 720,
      read: (start, end) => Promise.resolve(film.slice(start, end)),
      title: 'Så plogar vi',
      altText: '',
      captions: { language: 'sv', format: 'srt', text: '1\n00:00:00,000 --> 00:00:02,000\nHej\n' },
    },
  }),
]

const PUSH = { appId: PRACTICE_APP_ID, hookUrl: 'https://torget.example/hooks/linkedin' }

async function start(): Promise<PushNetwork> {
  const served = await serveLab()
  const { lab, http, clock, baseUrl, account, post, thread } = served
  const quota = createMemoryQuota(clock)
  const dailyCalls = { app: 10_000, member: 10_000 }
  const anew = () => createLinkedin({ http, clock, quota, baseUrl, dailyCalls, push: PUSH, ...CLIENT })
  const urn = (id: string) => lab.commentUrn(id)
  const { question, anonymous, answer, thanks } = thread
  return {
    connector: anew(),
    access: { accountExternalId: account.id, token: linkedinSecret(lab.grantFor(account.id)) },
    examples: {
      postId: post.id,
      picture: { kind: 'image', url: 'urn:li:image:C4E10AQpool' },
      comments: {
        commentId: urn(question.id),
        anonymousCommentId: urn(anonymous.id),
        threadIds: [question, anonymous, answer, thanks].map(({ id }) => urn(id)),
        ownReply: { id: urn(answer.id), text: ANSWER, at: answer.createdAt },
      },
    },
    drafts,
    films: {
      anew,
      loseNextAnswer: () => lab.town.faults.next({ call: 'upload' }, { kind: 'cut', acts: true }),
      forgetUploads: () => Object.assign(lab.town.state.extra['linkedin'] ?? {}, { uploads: {} }),
      visible: (text) => visiblePosts(lab.town, text),
    },
    reader: createLinkedinReader(),
    meet: (situation, on = 'every-call') => {
      lab.town.faults.clear()
      if (situation === 'unreachable') void served.closeServer()
      else lab.town.faults.always(on, FAULTS[situation])
    },
    calls: () => lab.calls,
    isTold: () => lab.isSubscribed(account.id),
    close: async () => {
      await served.close()
      expect(lab.breaches).toEqual([])
    },
  }
}

testConnector('linkedin', start)
testPush('linkedin', start)

const SECRET = 'hemligheten'
const folder = new URL('../../connectors/linkedin/fixtures/', import.meta.url)

testWebhook('linkedin', {
  reader: createLinkedinWebhook({ clientSecret: SECRET }),
  sign: (body) => createHmac('sha256', SECRET).update('hmacsha256=').update(body).digest('hex'),
  bodies: ['push-comment.json', 'push-comment-edit.json', 'push-comment-delete.json', 'push-like.json'].map(
    (name) => readFileSync(new URL(name, folder)),
  ),
})
