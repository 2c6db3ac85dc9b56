import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'

export type TipDeps = {
  readonly db: Database
  readonly clock: Clock
  /** Keys the hashes that floods are counted by (`deriveKey(masterKey, 'tips')`). */
  readonly sendersKey: Buffer
}
