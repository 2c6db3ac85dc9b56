import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { isId } from '#core/ids.ts'
import type { MenuEntry, ShowPage } from '#ui/layout/staff-page.ts'
import { lawCatalogue } from '../law-catalogue.ts'
import { unknowns } from '../list-unknowns.ts'
import { listVersions, type Policies } from '../queries.ts'
import { policyBySituation } from './build-policy-view.ts'
import { POLICY_PATH, PolicyPage } from './policy-page.tsx'
import { policyPageTexts } from './texts.ts'

export type PolicyPageDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly policies: Policies
  readonly showPage: ShowPage
}

export const policyMenu: MenuEntry = {
  key: 'policy',
  href: POLICY_PATH,
  text: { sv: policyPageTexts('sv').menu, en: policyPageTexts('en').menu },
  group: 'work',
}

/** The policy for everybody who works here; `?version=` shows another than the one in force. Mounted behind sign-in. */
export function policyRoutes(deps: PolicyPageDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(POLICY_PATH, (c) => show(c, deps))
  return routes
}

const LONGEST_SEARCH = 200

async function show(c: HttpContext, deps: PolicyPageDeps): Promise<Response> {
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
        situations={policyBySituation(policy, words, lang)}
        unknowns={unknowns(policy)}
        versions={versions}
        laws={lawCatalogue(policy)}
        versionId={versionId}
      />
    ),
  })
}
