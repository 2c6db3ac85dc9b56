import type { GraphLab } from '../graph/lab.ts'
import type { LabPerson } from '../graph/state.ts'
import type { Texts } from './texts.sv.ts'
import { when } from './when.ts'

/** What every page of the square is drawn from. */
export type View = {
  readonly lab: GraphLab
  readonly texts: Texts
  /** `/torgplatsen`, no slash at the end. */
  readonly base: string
  /** Who looks; null for a visitor without an account. */
  readonly me: LabPerson | null
  readonly now: Temporal.Instant
  readonly officeUrl: string | null
  /** What has just been done, as one of the `done…` texts. */
  readonly done: string | null
  /** The page asked for, to come back to. */
  readonly path: string
}

export function timeOf(view: View, at: string): string {
  return when(at, view.now, view.texts)
}

export function pagePath(view: View, pageId: string): string {
  return `${view.base}/${pageId}`
}

/** `{page}_{post}` → its address here, the same shape as on the network. */
export function postPath(view: View, postId: string): string {
  return `${view.base}/${postId.replace('_', '/posts/')}`
}

export function activeFaultCount(
  { lab }: View,
  conditions: readonly Parameters<typeof lab.faults.isOn>[0][],
): number {
  return lab.faults.list().length + conditions.filter((one) => lab.faults.isOn(one)).length
}
