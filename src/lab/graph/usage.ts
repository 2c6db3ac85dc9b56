import type { LabState } from './state.ts'

/** Per cent of what the network grants. Clients slow down at 75 and stop at 95 (platforms §1). */
export type Usage = {
  readonly callCount: number
  readonly totalTime: number
  readonly totalCpuTime: number
  /** Minutes until access is regained; 0 while there is room. */
  readonly regainMinutes: number
}

export const calmUsage: Usage = { callCount: 3, totalTime: 2, totalCpuTime: 2, regainMinutes: 0 }

export function usageHeaders(usage: Usage, state: LabState): Record<string, string> {
  const share = {
    call_count: usage.callCount,
    total_cputime: usage.totalCpuTime,
    total_time: usage.totalTime,
  }
  const perPage = Object.keys(state.pages).map((id) => [
    id,
    [{ type: 'pages', ...share, estimated_time_to_regain_access: usage.regainMinutes }],
  ])
  return {
    'x-app-usage': JSON.stringify(share),
    'x-business-use-case-usage': JSON.stringify(Object.fromEntries(perPage)),
  }
}
