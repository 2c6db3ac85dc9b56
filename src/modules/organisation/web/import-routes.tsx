import { Hono } from 'hono'
import { permit } from '#core/actor.ts'
import { readForm } from '#core/http/form.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import {
  confirmImport,
  dropImport,
  previewImport,
  readPreview,
  type Preview,
} from '../actions/import-people.ts'
import { organisationPermissions } from '../permissions.ts'
import { organisationTexts } from '../texts.ts'
import { ImportPage } from './import-page.tsx'
import { paths } from './paths.ts'
import { kitOf, type OrganisationWebDeps } from './web-deps.ts'

/** Choose a file, see what it would do, confirm. Nothing is written before the last. */
export function importRoutes(deps: OrganisationWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.import, (c) => {
    permit(personOf(c), organisationPermissions.importPeople, null)
    return show(c, deps, null)
  })
  routes.post(paths.import, async (c) => {
    const { file } = await readForm(c)
    const isFile = file instanceof File
    const content = isFile ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    const input = { fileName: isFile ? file.name : '', content }
    const preview = await previewImport(deps, personOf(c), input)
    // a good file has an address of its own: reloading does not send it again
    if (preview.importId !== null) return c.redirect(paths.preview(preview.importId), 303)
    return show(c, deps, preview)
  })
  routes.get(paths.preview(':id'), async (c) =>
    show(c, deps, await readPreview(deps, personOf(c), c.req.param('id') ?? '')),
  )
  routes.post(paths.confirmImport(':id'), async (c) => {
    await confirmImport(deps, personOf(c), c.req.param('id') ?? '')
    return doneAt(c, paths.people, 'imported')
  })
  routes.post(paths.dropImport(':id'), async (c) => {
    await dropImport(deps, personOf(c), c.req.param('id') ?? '')
    return doneAt(c, paths.people, 'import-dropped')
  })
  return routes
}

function show(c: HttpContext, deps: OrganisationWebDeps, preview: Preview | null): Promise<Response> {
  const hasErrors = (preview?.plan.problems.length ?? 0) > 0
  return deps.showPage(c, {
    title: organisationTexts(c.var.lang).import.title,
    current: 'people',
    width: 'wide',
    hasErrors,
    status: hasErrors ? 422 : 200,
    children: <ImportPage kit={kitOf(c, null)} preview={preview} />,
  })
}
