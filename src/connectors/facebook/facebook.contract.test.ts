import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fixedClock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { testConnector } from '../contract-test.ts'
import { testWebhook } from '../webhook-contract-test.ts'
import { createMetaWebhook } from '../meta/meta-webhook.ts'
import { createFacebook } from './facebook.ts'
import { COMMENTS, PAGE, POST, SECRET, startFakeGraph, TOKEN } from './fake-graph.ts'

testConnector('facebook', async () => {
  const graph = await startFakeGraph()
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const allowPrivateHosts = [new URL(graph.baseUrl).host]
  const http = createHttpClient({ clock, allowPrivateHosts, timeoutMs: 250, maxBytes: 1_000_000 })
  const { question, anonymous, answer, followUp } = COMMENTS
  return {
    connector: createFacebook({ http, clock, appSecret: SECRET, baseUrl: graph.baseUrl }),
    access: { accountExternalId: PAGE, token: TOKEN },
    examples: {
      postId: POST,
      picture: { kind: 'image', url: `${graph.baseUrl}/media/1.png` },
      comments: {
        commentId: question.id,
        anonymousCommentId: anonymous.id,
        threadIds: [question.id, anonymous.id, answer.id, followUp.id],
        ownReply: { id: answer.id, text: 'Hej Karin!\nVi öppnar 09.00.', at: '2026-11-20T08:10:00Z' },
      },
    },
    meet: graph.meet,
    calls: () => graph.seen,
    close: graph.close,
  }
})

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
