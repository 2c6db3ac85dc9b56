import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork } from '#connectors/hard-cases-network.ts'
import { quotaDay, USUAL_UNITS } from '#connectors/youtube/daily-quota.ts'
import { createYoutubeReader } from '#connectors/youtube/read-events.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { createYoutube } from '#connectors/youtube/youtube.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { badDayInTown, watchedClient, withoutComments } from '../bad-day-for-tests.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests } from './youtube-for-tests.ts'

testHardCases('youtube', async (): Promise<HardNetwork> => {
  const { lab, clock, baseUrl, host, channelId, film, close } = await youtubeForTests()
  const { town } = lab
  withoutComments(town)
  const client = watchedClient(
    createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 20_000, maxBytes: 2_000_000 }),
  )
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const account = town.state.accounts[channelId]
  if (account === undefined) throw new Error('there is no channel')
  return {
    ...badDayInTown({ town, postId: film.id, expectTrouble: client.expect, nameOf: ({ id }) => id }),
    connect: () => createYoutube({ http: client.http, clock, quota, baseUrl, pause, ...PRACTICE_CLIENT }),
    access: () => ({ accountExternalId: channelId, token: youtubeSecret(lab.grantFor(channelId)) }),
    reader: createYoutubeReader(),
    clock,
    quota,
    postId: film.id,
    calls: () => client.calls,
    useUp: async () => {
      const window = quotaDay(clock.now())
      const bucket = { network: 'youtube', owner: '', name: 'units' }
      const used = (await quota.read()).find((one) => one.bucket.name === 'units')?.used ?? 0
      const cost = { bucket, cost: USUAL_UNITS * 0.96 - used, limit: USUAL_UNITS, window }
      await quota.take({ purpose: 'moderation', costs: [cost] })
      return { resetsAt: window.endsAt, calm: () => undefined }
    },
    ours: {
      rename: (handle) => {
        account.handle = handle
      },
      close: () => {
        account.extra['isClosed'] = true
      },
      lost: { loss: 'blocked' },
    },
    breaches: () => lab.breaches,
    close,
  }
})
