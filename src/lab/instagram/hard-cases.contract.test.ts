import { testHardCases } from '#connectors/hard-cases-contract-test.ts'
import type { HardNetwork } from '#connectors/hard-cases-network.ts'
import { createInstagram } from '#connectors/instagram/instagram.ts'
import { createInstagramReader } from '#connectors/instagram/reader/instagram-reader.ts'
import { badDayInTown, watchedClient } from '../bad-day-for-tests.ts'
import { wire } from './wired-for-tests.ts'

testHardCases('instagram', async (): Promise<HardNetwork> => {
  const { emulator, settings, access, account, clock, quota, post, close } = await wire({}, 20_000)
  const { town } = emulator
  const client = watchedClient(settings.http)
  const connect = () => createInstagram({ ...settings, http: client.http })
  return {
    ...badDayInTown({ town, postId: post.id, expectTrouble: client.expect, nameOf: ({ id }) => id }),
    connect,
    access: () => access,
    reader: createInstagramReader(),
    clock,
    quota,
    postId: post.id,
    calls: () => client.calls,
    useUp: async () => {
      emulator.usage.set({ callCount: 96 })
      await connect().fetchPost(access, post.id)
      const calm = () => {
        emulator.usage.set({ callCount: 3 })
      }
      return { resetsAt: clock.now().add({ hours: 1 }), calm }
    },
    ours: {
      rename: (handle) => {
        account.handle = handle
      },
      close: () => void Reflect.deleteProperty(town.state.accounts, account.id),
      lost: { isGone: true },
    },
    breaches: () => emulator.breaches,
    close,
  }
})
