/** The connector for any place with a feed, against the practice site over a real socket. */
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { FakeNetwork, Situation } from '#connectors/contract-network.ts'
import { testConnector } from '#connectors/contract-test.ts'
import { createManualReader } from '#connectors/manual/manual-reader.ts'
import { createManual } from '#connectors/manual/manual.ts'
import { manualSecret } from '#connectors/manual/secret.ts'
import type { TownFault } from '../town/faults.ts'
import { PICTURE, siteForTests } from './site-for-tests.ts'

const FAULTS: Readonly<Partial<Record<Situation, TownFault>>> = {
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

testConnector('manual', async (): Promise<FakeNetwork> => {
  const { clock, town, site, account, base, http, seen, close } = await siteForTests()
  const past = { accountId: account.id, at: '2026-03-01T09:00:00Z' }
  for (let n = 1; n <= 45; n += 1) town.publishPost({ ...past, text: `Inlägg ${n}\nNågot som hände.` })
  const post = town.publishPost({ ...past, text: 'Snöröjning 🚜\nVi plogar nu.', media: [PICTURE] })
  const token = manualSecret(site.grantFor(account.id))
  return {
    connector: createManual({ http, clock, quota: createMemoryQuota(clock) }),
    access: { accountExternalId: token, token },
    examples: {
      postId: `${base}/kommunbloggen/${post.id}`,
      picture: { kind: 'image', url: `${base}/media/${PICTURE.id}` },
    },
    reader: createManualReader(),
    meet: (situation) => {
      town.faults.clear()
      const fault = FAULTS[situation]
      if (fault === undefined) void close()
      else town.faults.always('every-call', fault)
    },
    calls: () => seen,
    close,
  }
})
