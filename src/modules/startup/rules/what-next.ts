/** What an answer leads to, told to whoever gives it before they give it. */
import type { Step } from './application.ts'
import { openNow, progressOf } from './progress.ts'

type Seen = Pick<Step, 'id' | 'stage' | 'isBlocking' | 'outcome' | 'kind'>

export type WhatNext<S> =
  /** Nothing is left: the account is opened, or the assignment given, with this answer. */
  | { readonly kind: 'ends' }
  /** Others are asked because of it. */
  | { readonly kind: 'asks'; readonly steps: readonly S[] }
  /** Others have been asked already, and it waits for them. */
  | { readonly kind: 'waits'; readonly steps: readonly S[] }

/** After everything but a no. `steps` are those of the round; the step itself is still open in them. */
export function afterYes<S extends Seen>(steps: readonly S[], stepId: string): WhatNext<S> {
  const then = steps.map((step) => (step.id === stepId ? { ...step, outcome: 'yes' as const } : step))
  if (progressOf(then) === 'approved') return { kind: 'ends' }
  const before = new Set(openNow(steps).map(({ id }) => id))
  const open = openNow(then)
  const asked = open.filter(({ id }) => !before.has(id))
  const waited = open.filter(({ id }) => before.has(id))
  return asked.length > 0 ? { kind: 'asks', steps: asked } : { kind: 'waits', steps: waited }
}
