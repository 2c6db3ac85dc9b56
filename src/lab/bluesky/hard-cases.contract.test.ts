import { createBluesky } from '#connectors/bluesky/bluesky.ts'
import { createBlueskyReader } from '#connectors/bluesky/event-reader.ts'
import { bucketOf } from '#connectors/bluesky/rate-limits.ts'
import { blueskySecret } from '#connectors/bluesky/session.ts'
import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork } from '#connectors/hard-cases-network.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { badDayInTown, watchedClient } from '../bad-day-for-tests.ts'
import { serveBlueskyLab } from './lab-for-tests.ts'

testHardCases('bluesky', async (): Promise<HardNetwork> => {
  const { lab, clock, baseUrl, account, post, close } = await serveBlueskyLab()
  const { town } = lab
  const allowPrivateHosts = [new URL(baseUrl).host]
  const client = watchedClient(
    createHttpClient({ clock, allowPrivateHosts, timeoutMs: 20_000, maxBytes: 20_000_000 }),
  )
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const uri = (one: { readonly authorId: string; readonly id: string }) =>
    `at://${one.authorId}/app.bsky.feed.post/${one.id}`
  const parts = badDayInTown({ town, postId: post.id, expectTrouble: client.expect, nameOf: uri })
  // Who wrote always stands in the address of what they wrote.
  const { becomeNameless: _none, ...theirs } = parts.theirs
  return {
    ...parts,
    theirs,
    connect: () =>
      createBluesky({ http: client.http, clock, quota, baseUrl, plcUrl: `${baseUrl}/plc`, pause }),
    access: () => ({ accountExternalId: account.id, token: blueskySecret(lab.grantFor(account.id)) }),
    reader: createBlueskyReader(),
    clock,
    quota,
    postId: uri(post),
    calls: () => client.calls,
    useUp: async () => {
      const resetsAt = clock.now().add({ minutes: 5 })
      await quota.note([{ bucket: bucketOf(account.id, 'calls'), percent: 96, resetsAt }])
      return { resetsAt, calm: () => undefined }
    },
    ours: {
      rename: (handle) => {
        account.handle = `${handle}.test`
      },
      close: () => {
        account.extra['isDeleted'] = true
      },
      lost: { loss: 'withdrawn' },
    },
    breaches: () => lab.breaches,
    close,
  }
})
