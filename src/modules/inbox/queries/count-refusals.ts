import type { InboxDeps } from '../actions/deps.ts'
import { countRefusalsSince } from '../store/deliveries.ts'

/** Webhook calls with a wrong signature, for the whole installation: whose they were cannot be told. */
export async function countRefusals(deps: Pick<InboxDeps, 'db'>, since: Temporal.Instant): Promise<number> {
  return countRefusalsSince(deps.db, since)
}
