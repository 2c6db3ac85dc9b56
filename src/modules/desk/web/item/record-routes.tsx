import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { NotFound } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { readMessage } from '#modules/inbox/index.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { showPage } from '../frame.tsx'
import { paths } from '../paths.ts'
import { buildItemView } from './build-item-view.ts'
import { JournalPage, VersionsPage } from './record-pages.tsx'

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''

/** The item's journal by itself, its versions side by side, and our copies of its pictures. */
export function recordRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.journal(':id'), (c) => showJournal(c, deps))
  routes.get(paths.versions(':id'), (c) => showVersions(c, deps))
  routes.get(paths.file(':id', ':sha256'), (c) => sendFile(c, deps))
  return routes
}

async function showJournal(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const item = await deps.db.forOrg(actor.orgId, (tx) =>
    buildItemView(deps, tx, actor, { id: idOf(c), lang, templateKey: null }),
  )
  return showPage(c, deps, {
    title: `${item.title} – ${deskTexts(lang).item.journal}`,
    current: 'inbox',
    children: <JournalPage item={item} lang={lang} />,
  })
}

async function showVersions(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const message = await deps.db.forOrg(actor.orgId, (tx) => readMessage(deps.inbox, tx, actor, idOf(c)))
  const versions = message.versions.flatMap((version) =>
    version.text === null ? [] : [{ text: version.text, at: version.occurredAt ?? version.observedAt }],
  )
  return showPage(c, deps, {
    title: deskTexts(lang).item.versions,
    current: 'inbox',
    children: <VersionsPage itemId={message.id} versions={versions} lang={lang} />,
  })
}

/** Only what the reader may see of this very message, under a policy that lets it do nothing. */
async function sendFile(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const sha256 = c.req.param('sha256') ?? ''
  const message = await deps.db.forOrg(actor.orgId, (tx) => readMessage(deps.inbox, tx, actor, idOf(c)))
  const kept = [...message.kept, ...(message.post?.kept ?? [])].find((media) => media.sha256 === sha256)
  if (kept === undefined) throw new NotFound('file', sha256)
  const stream = await deps.inbox.files.open(sha256)
  c.set('contentPolicy', 'evidence')
  const type = kept.mediaType ?? 'application/octet-stream'
  const isPicture = /^image\/(png|jpeg|gif|webp|avif)$/.test(type)
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': isPicture ? type : 'application/octet-stream',
    'content-disposition': isPicture ? 'inline' : 'attachment',
    'cache-control': 'private, max-age=3600',
  })
}
