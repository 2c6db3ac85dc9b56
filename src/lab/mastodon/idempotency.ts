import { callerOf, ok, type LabCall, type Outcome } from './lab-call.ts'
import { shown } from './shown.ts'

const KEPT_MINUTES = 60

type Kept = { readonly id: string; readonly at: string }

/** Servers remember a key for an hour, for each account apart. */
export function idempotent(call: LabCall, create: () => string): Outcome {
  const { core, state } = call.lab.town
  const key = call.headers('idempotency-key')
  if (key === undefined) {
    call.note('missing-header', 'Idempotency-Key')
    return ok(shown(call, create()))
  }
  const keys = keysIn(state.extra)
  const name = `${callerOf(call).id} ${key}`
  const now = core.clock.now()
  const kept = keys[name]
  const isKept = kept !== undefined && ageMinutes(kept, now) < KEPT_MINUTES
  const id = isKept ? kept.id : create()
  const fresh = Object.entries(keys).filter(([, one]) => ageMinutes(one, now) < KEPT_MINUTES)
  state.extra['idempotency'] = Object.fromEntries([
    ...fresh,
    [name, isKept ? kept : { id, at: now.toString() }],
  ])
  core.changed()
  return ok(shown(call, id))
}

function keysIn(extra: Record<string, unknown>): Record<string, Kept> {
  return (extra['idempotency'] ?? {}) as Record<string, Kept>
}

function ageMinutes({ at }: Kept, now: Temporal.Instant): number {
  return now.since(Temporal.Instant.from(at)).total('minutes')
}
