import { Hono } from 'hono'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { Confirm } from '#ui/components/confirm/confirm.tsx'
import { doneAt } from '#ui/form/done-at.ts'
import { hidden } from '#ui/form/form-kit.tsx'
import { discardDraft } from '../actions/save-draft.ts'
import { readDraft, readDraftText } from '../queries/read-draft.ts'
import { replayDraft, replayMonths } from '../queries/preview-replay.ts'
import { DraftPage } from './draft-page.tsx'
import { fileResponse } from './file-response.ts'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { ReplayPage } from './replay-page.tsx'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

/** One draft: how it stands, its file, what it would have changed, and throwing it away. */
export function draftRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const id = (c: HttpContext) => c.req.param('id') ?? ''
  routes.get(paths.draft(':id'), (c) => showDraft(c, deps))
  routes.get(paths.draftFile(':id'), async (c) => {
    const { name, yaml } = await readDraftText(deps, personOf(c), id(c))
    return fileResponse(c, { fileName: /\.ya?ml$/i.test(name) ? name : `${name}.yaml`, yaml })
  })
  routes.get(paths.replay(':id'), (c) => showReplay(c, deps))
  routes.get(paths.discard(':id'), (c) => showDiscard(c, deps))
  routes.post(paths.discard(':id'), async (c) => {
    await discardDraft(deps, personOf(c), id(c))
    return doneAt(c, paths.versions, 'discarded')
  })
  return routes
}

async function showDraft(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const view = await readDraft(deps, personOf(c), c.req.param('id') ?? '')
  return deps.showPage(c, {
    title: view.draft.name,
    current: versionsMenu.key,
    width: 'wide',
    done: policyVersionTexts(c.var.lang).done,
    children: <DraftPage kit={kitOf(c)} view={view} />,
  })
}

const USUAL_MONTHS = 6

async function showReplay(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const asked = Number(c.req.query('manader'))
  const months = replayMonths.find((one) => one === asked) ?? USUAL_MONTHS
  const draft = await readDraftText(deps, personOf(c), id)
  const replayed = await replayDraft(deps, personOf(c), { draftId: id, months })
  return deps.showPage(c, {
    title: policyVersionTexts(c.var.lang).replayTitle(draft.name),
    current: versionsMenu.key,
    width: 'wide',
    children: <ReplayPage lang={c.var.lang} draft={draft} months={months} replayed={replayed} />,
  })
}

async function showDiscard(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const { lang } = c.var
  const t = policyVersionTexts(lang)
  const draft = await readDraftText(deps, personOf(c), c.req.param('id') ?? '')
  return deps.showPage(c, {
    title: t.discardTitle(draft.name),
    current: versionsMenu.key,
    children: (
      <Confirm
        lang={lang}
        title={t.discardTitle(draft.name)}
        consequences={[t.discardWhat]}
        action={paths.discard(draft.id)}
        fields={hidden(kitOf(c))}
        confirmText={t.discardButton}
        danger
        cancelHref={paths.draft(draft.id)}
      />
    ),
  })
}
