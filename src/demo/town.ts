import type { SystemActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import type { AccountsDeps } from '#modules/accounts/index.ts'
import type { DemoPolicy } from './shipped-policies.ts'

/** One municipality of the demo, as its accounts are made. */
export type Town = {
  readonly deps: AccountsDeps
  readonly actor: SystemActor
  readonly policy: Pick<DemoPolicy, 'key' | 'sender' | 'place' | 'region'>
  readonly units: ReadonlyMap<string, UnitId>
  readonly people: ReadonlyMap<string, PersonId>
}
