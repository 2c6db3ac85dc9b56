import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import type { SignInDeps } from '#core/auth/sign-in.ts'
import type { SessionDeps } from '#core/http/session.ts'
import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { Policies } from '#modules/policy/index.ts'
import type { AlertDeps } from '#modules/alerts/index.ts'
import type { InboxDeps, QueueSignal } from '#modules/inbox/index.ts'
import type { ModerationDeps } from '#modules/moderation/index.ts'
import type { RecordsDeps } from '#modules/records/index.ts'
import type { ReadHomeTasks } from '#ui/layout/home-task.ts'
import type { PageAssets } from '#ui/layout/page.tsx'
import type { MenuEntry } from '#ui/layout/staff-page.ts'
import type { DemoOrganisation } from './entry/sign-in-page.tsx'

/** What every page of the staff's side is made with. */
export type DeskDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly baseUrl: string
  readonly policies: Policies
  readonly inbox: InboxDeps
  readonly records: RecordsDeps
  readonly moderation: ModerationDeps
  readonly alerts: AlertDeps
  /** Says when an organisation's queue is another. */
  readonly queue: QueueSignal
  readonly texts: ErrorTexts
  readonly assets: PageAssets
  /** What other modules add to the menu. */
  readonly menu: readonly MenuEntry[]
  /** What waits for a person in other modules, for the page "Att göra". */
  readonly tasks: readonly ReadHomeTasks[]
  readonly session: SessionDeps
  readonly signIn: SignInDeps
  readonly trustsProxy: boolean
  /** null outside the demo: then there is no one-click sign-in at all. */
  readonly demo: DemoDoor | null
  readonly setUp: SetUpDoor
}

/** What an empty installation offers. */
export type SetUpDoor = {
  policies(): Promise<
    readonly {
      readonly key: string
      readonly name: string
      readonly yaml: string
      readonly unknowns: readonly string[]
    }[]
  >
  /** Starts over as the demo; null where that must not be offered (a public address). */
  readonly becomeDemo: (() => void) | null
}

export type DemoDoor = {
  readonly squareHref: string
  readonly galleryHref: string
  people(): Promise<readonly DemoOrganisation[]>
}
