import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork } from '#connectors/hard-cases-network.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { bucketOf } from '#connectors/mastodon/allowance.ts'
import { createMastodon } from '#connectors/mastodon/mastodon.ts'
import { createMastodonReader } from '#connectors/mastodon/reader.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { badDayInTown, watchedClient } from '../bad-day-for-tests.ts'
import { startMastodonLab } from './lab-for-tests.ts'

testHardCases('mastodon', async (): Promise<HardNetwork> => {
  const { lab, clock, baseUrl, accountId, close } = await startMastodonLab()
  const { town } = lab
  const allowPrivateHosts = [new URL(baseUrl).host]
  const client = watchedClient(
    createHttpClient({ clock, allowPrivateHosts, timeoutMs: 20_000, maxBytes: 2_000_000 }),
  )
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const at = clock.now().subtract({ hours: 40 }).toString({ fractionalSecondDigits: 3 })
  const post = town.publishPost({ accountId, text: 'Simhallen öppnar på lördag.', at })
  const parts = badDayInTown({ town, postId: post.id, expectTrouble: client.expect, nameOf: ({ id }) => id })
  // A server always says whose a status is.
  const { becomeNameless: _none, ...theirs } = parts.theirs
  return {
    ...parts,
    theirs,
    connect: () => createMastodon({ http: client.http, clock, quota, baseUrl, pause }),
    access: () => ({ accountExternalId: accountId, token: mastodonSecret(lab.grantFor(accountId)) }),
    reader: createMastodonReader(),
    clock,
    quota,
    postId: post.id,
    calls: () => client.calls,
    useUp: async () => {
      const resetsAt = clock.now().add({ minutes: 5 })
      await quota.note([{ bucket: bucketOf(accountId, 'calls'), percent: 96, resetsAt }])
      return { resetsAt, calm: () => undefined }
    },
    ours: {
      rename: (handle) => {
        const account = town.state.accounts[accountId]
        if (account !== undefined) account.handle = handle
      },
      close: () => void Reflect.deleteProperty(town.state.accounts, accountId),
      lost: { loss: 'unknown' },
    },
    breaches: () => lab.breaches,
    close,
  }
})
