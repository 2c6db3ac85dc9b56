import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { HttpContext } from '#core/http/variables.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import type { ShowPage } from '#ui/layout/staff-page.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'

export type ConnectionsWebDeps = {
  readonly connections: ConnectionsDeps
  readonly showPage: ShowPage
  readonly texts: ErrorTexts
}

export const kitOf = (c: HttpContext, sent: SentForm | null): FormKit => ({
  lang: c.var.lang,
  csrf: c.var.formToken(),
  sent,
})

/** The menu entry that all of these pages stand under. */
export const CURRENT = 'connections'
