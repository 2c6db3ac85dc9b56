import { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { isId } from '#core/ids.ts'
import { formatDateTime } from '#core/i18n/dates.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Confirm } from '#ui/components/confirm/confirm.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { doneAt } from '#ui/form/done-at.ts'
import { fieldOf, hidden, summaryOf, type SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, text } from '#ui/form/send-form.ts'
import { withdrawVersion } from '../actions/adopt-version.ts'
import { startDraft } from '../actions/save-draft.ts'
import { compareVersions } from '../queries/compare-versions.ts'
import { downloadVersion, readScheduled, readVersions } from '../queries/read-versions.ts'
import { ChangeList } from './change-list.tsx'
import { fileResponse } from './file-response.ts'
import { paths } from './paths.ts'
import { versionsMenu } from './policy-menu.ts'
import { VersionsPage } from './versions-page.tsx'
import { policyVersionTexts } from './version-texts.ts'
import { kitOf, type PolicyWebDeps } from './web-deps.ts'

/** All versions; a file as it was adopted; two of them compared; one that is called off. */
export function versionsRoutes(deps: PolicyWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const id = (c: HttpContext) => c.req.param('id') ?? ''
  routes.get(paths.versions, (c) => showVersions(c, deps))
  routes.get(paths.compare, (c) => showComparison(c, deps))
  routes.get(paths.file(':id'), async (c) => fileResponse(c, await downloadVersion(deps, personOf(c), id(c))))
  routes.post(paths.startDraft(':id'), async (c) => {
    const { label } = (await readVersions(deps, personOf(c))).versions.find((one) => one.id === id(c)) ?? {}
    if (label === undefined) throw new NotFound('policy version', id(c))
    const name = policyVersionTexts(c.var.lang).draftFrom(label)
    const { draftId } = await startDraft(deps, personOf(c), { versionId: id(c), name })
    return doneAt(c, paths.draft(draftId), 'started')
  })
  routes.get(paths.withdraw(':id'), (c) => showWithdrawal(c, deps, null))
  routes.post(paths.withdraw(':id'), (c) =>
    sendForm(c, {
      form: 'aterkalla',
      schema: z.object({ reason: text }),
      texts: deps.texts,
      blames: 'reason',
      again: (sent) => showWithdrawal(c, deps, sent),
      act: async ({ reason }) => {
        await withdrawVersion(deps, personOf(c), { versionId: id(c), reason })
        return doneAt(c, paths.versions, 'withdrawn')
      },
    }),
  )
  return routes
}

async function showVersions(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const t = policyVersionTexts(c.var.lang)
  const view = await readVersions(deps, personOf(c))
  return deps.showPage(c, {
    title: t.title,
    current: versionsMenu.key,
    width: 'wide',
    done: t.done,
    children: <VersionsPage kit={kitOf(c)} view={view} />,
  })
}

async function showComparison(c: HttpContext, deps: PolicyWebDeps): Promise<Response> {
  const { lang } = c.var
  const t = policyVersionTexts(lang)
  const [before, after] = [c.req.query('fran') ?? '', c.req.query('till') ?? '']
  if (!isId(before) || !isId(after)) throw new NotFound('policy version', `${before} ${after}`)
  const compared = await compareVersions(deps, personOf(c), { before, after })
  const title = t.compareTitle(compared.before.name, compared.after.name)
  return deps.showPage(c, {
    title,
    current: versionsMenu.key,
    width: 'wide',
    children: (
      <div class="stack">
        <Breadcrumb lang={lang} crumbs={[{ text: t.title, href: paths.versions }]} />
        <h1>{title}</h1>
        {compared.changes === null ? (
          <p>{t.compareNotSound}</p>
        ) : (
          <ChangeList lang={lang} changes={compared.changes} level={2} />
        )}
      </div>
    ),
  })
}

async function showWithdrawal(c: HttpContext, deps: PolicyWebDeps, sent: SentForm | null): Promise<Response> {
  const { lang } = c.var
  const t = policyVersionTexts(lang)
  const version = await readScheduled(deps, personOf(c), c.req.param('id') ?? '')
  const kit = kitOf(c, sent)
  return deps.showPage(c, {
    title: t.withdrawTitle(version.label),
    current: versionsMenu.key,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <>
        <ErrorSummary lang={lang} errors={summaryOf(kit)} />
        <Confirm
          lang={lang}
          title={t.withdrawTitle(version.label)}
          consequences={[
            t.withdrawWhat(version.label),
            `${t.validFrom}: ${formatDateTime(version.validFrom, lang)}`,
          ]}
          action={paths.withdraw(version.id)}
          fields={hidden(kit)}
          inputs={<TextField {...fieldOf(kit, 'aterkalla', 'reason', t.withdrawReason)} />}
          confirmText={t.withdrawButton}
          danger
          cancelHref={paths.versions}
        />
      </>
    ),
  })
}
