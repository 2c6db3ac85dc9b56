import type { GraphLab } from '../graph/lab.ts'
import type { SquareNetwork } from './square-network.ts'
import type { Texts } from './texts.sv.ts'
import { when } from './when.ts'

/** What every page of the square is drawn from. */
export type View = {
  readonly lab: GraphLab
  readonly networks: readonly SquareNetwork[]
  /** The network whose page this is. */
  readonly network: SquareNetwork
  readonly texts: Texts
  /** `/torgplatsen`, no slash at the end. */
  readonly base: string
  /** The name of who looks; null for a visitor without an account. */
  readonly me: string | null
  readonly now: Temporal.Instant
  readonly officeUrl: string | null
  /** A trainer can start prepared incidents here. */
  readonly hasLeader: boolean
  /** What has just been done, as one of the `done…` texts. */
  readonly done: string | null
  /** The page asked for, to come back to. */
  readonly path: string
}

export function timeOf(view: View, at: string): string {
  return when(at, view.now, view.texts)
}

/** Where this network's pages begin. */
export function networkBase({ base, network }: View): string {
  return `${base}${network.path}`
}

export function pagePath(view: View, placeKey: string): string {
  return `${networkBase(view)}/${placeKey}`
}

/** A post's address here, on Facebook the same shape as there. */
export function postPath(view: View, postId: string): string {
  return `${networkBase(view)}${view.network.postPath(postId)}`
}

/** The same page as seen from another network. */
export function onNetwork(view: View, network: SquareNetwork): View {
  return { ...view, network }
}

export function activeFaultCount({ networks }: View): number {
  return networks.reduce((sum, network) => sum + network.activeFaults(), 0)
}
