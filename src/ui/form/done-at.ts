import type { HttpContext } from '#core/http/variables.ts'

/** Back to a page with word of what was done. 303, so that reloading does not send the form again. */
export function doneAt(c: HttpContext, path: string, what: string, draftKey?: string): Response {
  const draft = draftKey === undefined ? '' : `&utkast=${encodeURIComponent(draftKey)}`
  return c.redirect(`${path}${path.includes('?') ? '&' : '?'}klart=${what}${draft}`, 303)
}
