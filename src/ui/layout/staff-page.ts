import type { ComponentChildren } from 'preact'
import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { HttpContext } from '#core/http/variables.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { AppPageProps } from './app-page.tsx'

/** One page of the staff's side, before menu, person and colours are put around it. */
export type StaffPage = {
  readonly title: string
  /** The menu entry that is marked as where one is: its key. */
  readonly current: string
  readonly width?: AppPageProps['width']
  readonly hasErrors?: boolean
  readonly status?: 200 | 409 | 422
  /** What `?klart=…` may say after a redirect, by its word; the frame's own words are known already. */
  readonly done?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** A module that may not know the desk is given this to put its pages into the staff's frame. */
export type ShowPage = (c: HttpContext, page: StaffPage) => Promise<Response>

/** The parts of the staff's menu, in their order; the first has no heading. */
export type MenuGroup = 'work' | 'accounts' | 'rules' | 'organisation' | 'oversight'

/** A line of the staff's menu that another module brings. */
export type MenuEntry = {
  readonly key: string
  readonly href: string
  readonly text: Readonly<Record<Lang, string>>
  readonly group: MenuGroup
  /** Left out: everybody sees it. What one may do there is decided by the actions, not by the menu. */
  readonly isFor?: (actor: PersonActor) => boolean
  /** How much waits there for this person just now; asked for on every page, so it must be quick. */
  readonly count?: (tx: Tx, actor: PersonActor, at: Temporal.Instant) => Promise<number>
}
