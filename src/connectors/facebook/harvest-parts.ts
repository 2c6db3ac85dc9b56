import type { Clock } from '#core/clock.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'

export type HarvestParts = { readonly calls: GraphCalls; readonly clock: Clock }
