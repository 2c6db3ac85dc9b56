import { expect, vi } from 'vitest'
import { systemActor } from '#core/actor.ts'
import type { OrgId } from '#core/ids.ts'
import { readConnectionCards, type ConnectionsDeps } from '#modules/connections/index.ts'

/**
 * The first question to a network finds out where "now" is. The worker asks it by itself as soon as an account is connected, so a test that has asked
 * too may have come second: what is written meanwhile would count as what was there before.
 */
export async function untilFirstAsked(
  deps: ConnectionsDeps,
  orgId: OrgId,
  networks: readonly string[],
): Promise<void> {
  await vi.waitFor(
    async () => {
      const cards = await readConnectionCards(deps, systemActor(orgId, 'test'))
      const unasked = cards.filter(
        ({ account, connection }) => networks.includes(account.network) && connection?.cursor === null,
      )
      expect(unasked.map(({ account }) => account.name)).toEqual([])
    },
    { timeout: 30_000, interval: 100 },
  )
}
