import type { NodeRef } from '../answers/refs.ts'
import type { LabCore } from '../lab-core.ts'
import { problem } from '../problem.ts'
import type { LabPage, LabToken } from '../state.ts'

export type Params = Readonly<Record<string, unknown>>

/** A call that changes something, judged by the contract and the token's scopes already. */
export type Act = {
  readonly core: LabCore
  readonly ref: NodeRef
  readonly params: Params
  readonly token: LabToken
}

export type Operations = Readonly<Record<string, (act: Act) => object>>

export const success = { success: true }

export function pageOf({ ref }: Act): LabPage {
  if (ref.node !== 'Page') throw problem(100)
  return ref.value
}
