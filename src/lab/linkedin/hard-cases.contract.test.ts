import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork } from '#connectors/hard-cases-network.ts'
import { costsOfOneCall, DEVELOPMENT_LIMITS, nextMidnight } from '#connectors/linkedin/daily-calls.ts'
import { createLinkedinReader } from '#connectors/linkedin/linkedin-reader.ts'
import { createLinkedin } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { badDayInTown, watchedClient, withoutComments } from '../bad-day-for-tests.ts'
import { CLIENT, serveLab } from './lab-for-tests.ts'

testHardCases('linkedin', async (): Promise<HardNetwork> => {
  const { lab, clock, baseUrl, account, post, close } = await serveLab({ dailyCalls: DEVELOPMENT_LIMITS })
  const { town } = lab
  withoutComments(town)
  const allowPrivateHosts = [new URL(baseUrl).host]
  const client = watchedClient(
    createHttpClient({ clock, allowPrivateHosts, timeoutMs: 20_000, maxBytes: 2_000_000 }),
  )
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const grant = lab.grantFor(account.id)
  return {
    ...badDayInTown({
      town,
      postId: post.id,
      expectTrouble: client.expect,
      nameOf: ({ id }) => lab.commentUrn(id),
    }),
    connect: () =>
      createLinkedin({
        http: client.http,
        clock,
        quota,
        baseUrl,
        dailyCalls: DEVELOPMENT_LIMITS,
        pause,
        ...CLIENT,
      }),
    access: () => ({ accountExternalId: account.id, token: linkedinSecret(grant) }),
    reader: createLinkedinReader(),
    clock,
    quota,
    postId: post.id,
    calls: () => client.calls,
    useUp: async () => {
      const member = (await quota.read()).find(({ bucket }) => bucket.name === 'member-calls')
      for (let used = member?.used ?? 0; used < 96; used += 1)
        await quota.take({
          purpose: 'moderation',
          costs: costsOfOneCall(member?.bucket.owner ?? '', DEVELOPMENT_LIMITS, clock.now()),
        })
      return { resetsAt: nextMidnight(clock.now()), calm: () => undefined }
    },
    ours: {
      rename: (handle) => {
        account.handle = handle
      },
      close: () => void Reflect.deleteProperty(town.state.accounts, account.id),
      lost: { isGone: true },
    },
    breaches: () => lab.breaches,
    close,
  }
})
