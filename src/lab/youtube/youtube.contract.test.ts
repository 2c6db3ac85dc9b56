/** The connector against the emulated network over a real socket: the two were written apart, from the same contract. */
import { createHmac } from 'node:crypto'
import { testConnector } from '#connectors/contract-test.ts'
import type { Situation } from '#connectors/contract-network.ts'
import { testPush, type PushNetwork } from '#connectors/push-contract-test.ts'
import { testWebhook } from '#connectors/webhook-contract-test.ts'
import { createYoutubeWebhook } from '#connectors/youtube/push/youtube-webhook.ts'
import { createYoutubeReader } from '#connectors/youtube/read-events.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt, filmDraft } from '#connectors/youtube/youtube-for-tests.ts'
import type { TownFault } from '../town/faults.ts'
import { visiblePosts } from '../town/town-for-tests.ts'
import { commentId } from './answers/comment.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { HOOK_SECRET, hookForTests } from '#test/youtube-hook.ts'
import { filmFeed } from './hub.ts'
import { createCommentIndex } from './lab-core.ts'
import { youtubeForTests } from './youtube-for-tests.ts'

const FAULTS: Readonly<Partial<Record<Situation, TownFault>>> = {
  'rate-limited': { kind: 'rate-limited' },
  'not-permitted': { kind: 'forbidden' },
  gone: { kind: 'gone' },
  'own-fault': { kind: 'own-fault' },
  'gateway-error': { kind: 'gateway', status: 502 },
  'not-json': { kind: 'wrong-json' },
  silent: { kind: 'no-answer' },
  reset: { kind: 'cut' },
}

async function start(): Promise<PushNetwork> {
  const network = await youtubeForTests()
  const hook = await hookForTests()
  const { lab, channelId, film, comments, baseUrl, seen, close } = network
  const { question, anonymous, answer, followUp, held, spam } = comments
  const token = youtubeSecret(lab.grantFor(channelId))
  const settings = { ...PRACTICE_CLIENT, hook: { url: hook.url, secret: HOOK_SECRET } }
  const anew = () => connectorAt({ ...network, timeoutMs: 600 }, settings)
  return {
    connector: anew(),
    access: { accountExternalId: channelId, token },
    reader: createYoutubeReader(),
    drafts: [filmDraft()],
    films: {
      anew,
      loseNextAnswer: () => lab.town.faults.next({ call: 'upload' }, { kind: 'cut', acts: true }),
      forgetUploads: () => Object.assign(lab.town.state.extra, { uploads: {} }),
      visible: (text) => visiblePosts(lab.town, text),
    },
    examples: {
      postId: film.id,
      picture: { kind: 'image', url: `${baseUrl}/vi/${film.id}/hqdefault.jpg` },
      comments: {
        commentId: question.id,
        anonymousCommentId: anonymous.id,
        threadIds: [question, anonymous, answer, followUp, held, spam].map(commentId),
        ownReply: { id: commentId(answer), text: answer.text, at: answer.createdAt },
      },
    },
    meet: (situation, on = 'every-call') => {
      const { faults } = lab.town
      faults.clear()
      const fault = FAULTS[situation]
      if (fault !== undefined) faults.always(on, fault)
      if (situation === 'unreachable') void close()
      if (situation === 'access-revoked') for (const one of lab.town.state.tokens) one.revokedAs = 'withdrawn'
    },
    calls: () => seen,
    isTold: () => lab.isSubscribed(channelId),
    close: async () => {
      await close()
      await hook.close()
    },
  }
}

testConnector('youtube', start)
testPush('youtube', start)

const network = await youtubeForTests()
const core = {
  town: network.lab.town,
  settings: { clock: network.clock } as never,
  breaches: [],
  commentsOf: createCommentIndex(network.lab.town),
}
const second = network.lab.town.publishPost({ accountId: network.channelId, text: 'Ny bro & gångväg' })
const feeds = [network.film, second].map((film) => Buffer.from(filmFeed(core, film)))
const deleted = Buffer.from(
  '<feed xmlns:at="x"><at:deleted-entry ref="yt:video:abc-123" when="2026-11-20T09:00:00Z"><at:by><uri>https://www.youtube.com/channel/UCx</uri></at:by></at:deleted-entry></feed>',
)
await network.close()

testWebhook('youtube', {
  reader: createYoutubeWebhook({ secret: HOOK_SECRET }),
  sign: (body) => `sha1=${createHmac('sha1', HOOK_SECRET).update(body).digest('hex')}`,
  bodies: [...feeds, deleted],
})
