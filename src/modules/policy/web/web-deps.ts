import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { HttpContext } from '#core/http/variables.ts'
import type { FormKit, SentForm } from '#ui/form/form-kit.tsx'
import type { ShowPage } from '#ui/layout/staff-page.ts'
import type { PolicyDeps } from '../actions/deps.ts'

export type PolicyWebDeps = PolicyDeps & { readonly showPage: ShowPage; readonly texts: ErrorTexts }

export function kitOf(c: HttpContext, sent: SentForm | null = null): FormKit {
  return { lang: c.var.lang, csrf: c.var.formToken(), sent }
}
