import { readConfig } from '#config'
import { createAssets } from '#core/assets/create-assets.ts'
import { cookieRules } from '#core/auth/cookies.ts'
import { startSession } from '#core/auth/session.ts'
import { fixedClock } from '#core/clock.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { listen } from '../../src/app/listen.ts'
import { createModules } from '../../src/app/modules.ts'
import { openServices, type Services } from '../../src/app/services.ts'
import { setUpDoor } from '../../src/app/set-up.ts'
import { createWeb } from '../../src/app/web.ts'
import type { Scratch } from './scratch.ts'

/** A Friday morning: what is due, passed and far off is the same in every run, also on a database that was filled last month. */
export const BENCH_NOW = '2026-11-20T10:00:00Z'
export const APP_SECRET = 'app-secret-of-the-bench'

export type Installation = {
  readonly services: Services
  readonly port: number
  /** The cookie header of a person who has signed in. */
  signIn(who: { readonly orgId: OrgId; readonly personId: PersonId }): Promise<string>
}

/** The whole product on an embedded database with real fsync, listening on loopback; its background work does not run. */
export async function openInstallation(scratch: Scratch, dataFolder: string): Promise<Installation> {
  const read = readConfig({
    TORGET_DATA: dataFolder,
    TORGET_PORT: '0',
    TORGET_LOG_LEVEL: 'warn',
    TORGET_META_APP_SECRET: APP_SECRET,
    TORGET_META_VERIFY_TOKEN: 'verify-token-of-the-bench',
  })
  if (!read.ok) throw new Error(read.problems.join('; '))
  const { config } = read
  const clock = fixedClock(BENCH_NOW)
  const services = await openServices(config, clock)
  scratch.atEnd(() => services.close())
  const web = createWeb(services, createModules(services), {
    assets: await createAssets(),
    demo: null,
    setUp: setUpDoor(config, () => undefined),
    queue: { onQueueChanged: () => () => undefined, close: () => Promise.resolve() },
    arrived: () => undefined,
  })
  const server = await listen(web, config)
  scratch.atEnd(() => server.stop())
  return {
    services,
    port: server.port,
    async signIn(who) {
      const { token } = await services.db.forOrg(who.orgId, (tx) => startSession(tx, clock, who))
      return `${cookieRules(config.baseUrl).session}=${token}`
    },
  }
}
