import type { Policies } from '#modules/policy/index.ts'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { PageAssets } from '#ui/layout/page.tsx'

/** What the public pages are made with. */
export type PublicDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  readonly assets: PageAssets
  readonly baseUrl: string
  readonly trustsProxy: boolean
  readonly sendersKey: Buffer
}
