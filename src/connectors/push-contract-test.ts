import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RateLimited, Rejected, Unavailable } from './connector.ts'
import type { FakeNetwork, Situation } from './contract-network.ts'
import type { Push } from './push.ts'

/** A network whose connector has `push`, with what the network itself keeps of it. */
export type PushNetwork = FakeNetwork & {
  /** Would it send the account's news to our webhook now? */
  readonly isTold: () => boolean
}

const FAULTS: readonly Situation[] = ['own-fault', 'gateway-error', 'silent', 'reset', 'unreachable']

/** What every connector must do whose network tells by itself what is new. */
export function testPush(name: string, start: () => Promise<PushNetwork>): void {
  describe(`${name} keeps the contract of push`, () => {
    let network: PushNetwork
    const push = (): Push => {
      const { push: offered } = network.connector
      if (offered === undefined) throw new Error(`${name} has no push`)
      return offered
    }
    const subscribe = () => push().subscribe(network.access)
    beforeEach(async () => {
      network = await start()
    })
    afterEach(() => network.close())

    it('is told once it has asked, and asking again changes nothing', async () => {
      for (const _ of [1, 2]) {
        const { renewAt } = await subscribe()
        expect(renewAt === null || renewAt instanceof Temporal.Instant).toBe(true)
        await expect.poll(() => network.isTold()).toBe(true)
      }
    })

    it('is not told any more once it has taken it back, and taking nothing back is done', async () => {
      const { unsubscribe } = push()
      if (unsubscribe === undefined) return
      await subscribe()
      await expect.poll(() => network.isTold()).toBe(true)
      for (const _ of [1, 2]) {
        await unsubscribe(network.access)
        await expect.poll(() => network.isTold()).toBe(false)
      }
    })

    it('says what is told, and explains a refusal, in both languages', async () => {
      const { words } = network.connector
      network.meet('not-permitted')
      const refused = await thrownBy(subscribe())
      expect(refused).toBeInstanceOf(Rejected)
      const { code } = refused as Rejected
      for (const language of [words.sv, words.en]) {
        expect(language.told).toMatch(/\.$/)
        expect(language.failures[code]?.what, code).toMatch(/\.$/)
      }
    })

    it.each(FAULTS)(
      'may ask again after a fault, because asked twice is asked once: %s',
      async (situation) => {
        network.meet(situation)
        const calls = [subscribe(), push().unsubscribe?.(network.access)]
        for (const error of await Promise.all(
          calls.map((call) => thrownBy(call ?? Promise.reject(new Unavailable()))),
        ))
          checkFault(error)
      },
    )

    it('waits when it is asked to', async () => {
      network.meet('rate-limited')
      const error = await thrownBy(subscribe())
      expect(error instanceof RateLimited || error instanceof Unavailable).toBe(true)
    })

    function checkFault(error: unknown): void {
      expect(error).toBeInstanceOf(Unavailable)
      expect(String(error)).not.toContain(network.access.token)
    }
  })
}

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}
