import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { isWrite, type CallFault } from '#lab/graph/faults.ts'
import type { Situation } from '../contract-network.ts'
import { testConnector } from '../contract-test.ts'
import { testPush, type PushNetwork } from '../push-contract-test.ts'
import { createMetaWebhook } from '../meta/meta-webhook.ts'
import { testWebhook } from '../webhook-contract-test.ts'
import { draft } from '#test/facebook-drafts.ts'
import { SECRET, startOnLab } from '#test/facebook-on-lab.ts'
import { facebookProfile } from './profile.ts'
import { createFacebookReader } from './read-answer.ts'

const FAULTS: Readonly<Record<Exclude<Situation, 'unreachable'>, CallFault>> = {
  'rate-limited': { kind: 'error', code: 80001 },
  'access-revoked': { kind: 'error', code: 190, subcode: 463 },
  'not-permitted': { kind: 'error', code: 200 },
  gone: { kind: 'error', code: 100, subcode: 33 },
  'own-fault': { kind: 'error', code: 1 },
  'gateway-error': { kind: 'server-error', status: 502 },
  'not-json': { kind: 'wrong-json' },
  silent: { kind: 'no-answer', acts: true },
  reset: { kind: 'cut', acts: true },
}

async function start(): Promise<PushNetwork> {
  const on = await startOnLab({ timeoutMs: 800 })
  const [question, anonymous, answer] = on.thread
  if (question === undefined || anonymous === undefined || answer === undefined) throw new Error('no thread')
  const karin = on.personId('Karin Öberg')
  const page = on.lab.state.pages[on.access.accountExternalId]
  if (page !== undefined) page.subscribedFields = []
  return {
    connector: on.connect({ hasWebhook: true }),
    access: on.access,
    examples: {
      postId: on.post.id,
      picture: { kind: 'image', url: `${on.baseUrl}/media/badhus.png` },
      comments: {
        commentId: question.id,
        anonymousCommentId: anonymous.id,
        threadIds: on.thread.map(({ id }) => id),
        ownReply: { id: answer.id, text: answer.text, at: answer.createdAt },
      },
      direct: { messageExternalId: on.message.id, otherPartyExternalId: karin },
      block: { commentExternalId: question.id, authorExternalId: karin },
    },
    drafts: facebookProfile.publish.forms.map((form) => draft(form)),
    films: {
      anew: () => on.connect(),
      loseNextAnswer: () => on.lab.faults.next({ call: 'upload' }, { kind: 'cut', acts: true }),
      forgetUploads: () => Object.assign(on.lab.state, { videos: {} }),
      visible: (text) =>
        Object.values(on.lab.state.posts).filter(
          (post) => post.removedAt === null && post.text.includes(text),
        ).length,
    },
    reader: createFacebookReader(),
    meet: (situation, onWhich = 'every-call') => {
      on.lab.faults.clear()
      if (situation === 'unreachable') void on.close()
      else on.lab.faults.always({ call: onWhich === 'acts' ? 'writes' : 'any' }, FAULTS[situation])
    },
    isTold: () => page?.subscribedFields.includes('feed') === true,
    calls: () => on.calls.map((call) => ({ isActing: isWrite(call) })),
    // Whatever was tested, every request kept to the network's contract.
    close: async () => {
      await on.close()
      expect(on.lab.violations).toEqual([])
    },
  }
}

testConnector('facebook', start)
testPush('facebook', start)

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

testWebhook('facebook', {
  reader: createMetaWebhook({ appSecret: SECRET, verifyToken: 'v' }),
  sign: (body) => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  bodies: [
    'restfb/feed-comment-add.json',
    'restfb/feed-comment-edited.json',
    'restfb/feed-comment-hide.json',
    'restfb/feed-comment-remove.json',
    'restfb/feed-post-add.json',
    'restfb/messaging-message.json',
    'ekkoping/comment-escaped.json',
  ].map(fixture),
})
