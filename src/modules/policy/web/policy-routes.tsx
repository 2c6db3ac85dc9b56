import { Hono } from 'hono'
import { NotFound } from '#core/errors.ts'
import { personOf, requireSignIn } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { isId } from '#core/ids.ts'
import { lawCatalogue } from '../law-catalogue.ts'
import { unknowns } from '../list-unknowns.ts'
import { listVersions } from '../queries.ts'
import { adoptRoutes } from './adopt-routes.tsx'
import { policyBySituation } from './build-policy-view.ts'
import { draftRoutes } from './draft-routes.tsx'
import { editRoutes } from './edit-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { paths } from './paths.ts'
import { policyMenu } from './policy-menu.ts'
import { PolicyPage } from './policy-page.tsx'
import { textRoutes } from './text-routes.tsx'
import { policyPageTexts } from './texts.ts'
import { versionsRoutes } from './versions-routes.tsx'
import type { PolicyWebDeps } from './web-deps.ts'

const SIGN_IN = '/logga-in'

/** The policy for everybody who works here, and its care for those who may change it. Sessions and form protection are mounted around them. */
export function policyWeb(deps: PolicyWebDeps): Hono<HttpEnv> {
  const web = new Hono<HttpEnv>()
  web.use(paths.policy, requireSignIn(SIGN_IN))
  web.use(`${paths.policy}/*`, requireSignIn(SIGN_IN))
  web.get(paths.policy, (c) => show(c, deps))
  // The fixed addresses go before those with an id in them.
  for (const routes of [importRoutes, versionsRoutes, draftRoutes, textRoutes, editRoutes, adoptRoutes])
    web.route('/', routes(deps))
  return web
}

const LONGEST_SEARCH = 200

async function show(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const { orgId } = personOf(c)
  const { lang } = c.var
  const versionId = c.req.query('version') ?? null
  if (versionId !== null && !isId(versionId)) throw new NotFound('policy version', versionId)
  const words = (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH)
  const at = deps.clock.now()
  const { shown, versions } = await deps.db.forOrg(orgId, async (tx) => ({
    shown:
      versionId === null
        ? await deps.policies.inForce(tx, orgId, at)
        : await deps.policies.version(tx, orgId, versionId),
    versions: await listVersions(tx, orgId, at),
  }))
  const { policy, label } = shown
  return deps.showPage(c, {
    title: policyPageTexts(lang).title,
    current: policyMenu.key,
    width: 'wide',
    children: (
      <PolicyPage
        lang={lang}
        title={policy.meta.document.title}
        label={label}
        words={words}
        situations={policyBySituation(shown, words, lang)}
        unknowns={unknowns(policy)}
        versions={versions}
        laws={lawCatalogue(policy)}
        versionId={versionId}
      />
    ),
  })
}
