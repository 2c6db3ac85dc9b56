import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { InboxPanes } from '#ui/layout/inbox-panes.tsx'
import { renderFragment } from '#ui/layout/page.tsx'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { showPage } from '../frame.tsx'
import { paths } from '../paths.ts'
import { buildQueueView } from './build-queue-view.ts'
import { choiceOf } from './queue-choice.ts'
import { QueuePane, QueueRows } from './queue-pane.tsx'
import type { QueueView } from './queue-view.ts'

/** A proxy drops a silent connection after a minute or so. */
const SIGN_OF_LIFE_MS = 25_000

/** The queue: the page, its rows by themselves, and the stream that says when they are others. */
export function queueRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.inbox, (c) => showInbox(c, deps))
  routes.get(paths.inboxRows, async (c) => {
    const queue = await queueFor(c, deps)
    const now = deps.clock.now()
    return c.html(
      renderFragment(
        <QueueRows
          queue={queue}
          choice={choiceOf(c)}
          currentId={c.req.query('oppen') ?? null}
          lang={c.var.lang}
          now={now}
        />,
      ),
    )
  })
  routes.get(paths.inboxLive, (c) => follow(c, deps))
  return routes
}

export async function queueFor(c: HttpContext, deps: DeskDeps): Promise<QueueView> {
  const actor = personOf(c)
  const now = deps.clock.now()
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const { policy } = await deps.policies.inForce(tx, actor.orgId, now)
    return buildQueueView({ deps, tx, actor, policy, lang: c.var.lang, now }, choiceOf(c))
  })
}

async function showInbox(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const { lang } = c.var
  const t = deskTexts(lang).inbox
  const queue = await queueFor(c, deps)
  const choice = choiceOf(c)
  return showPage(c, deps, {
    title: t.title,
    current: 'inbox',
    width: 'panes',
    children: (
      <InboxPanes
        lang={lang}
        isOpen={false}
        queue={
          <QueuePane queue={queue} choice={choice} currentId={null} lang={lang} now={deps.clock.now()} />
        }
        item={<EmptyState title={t.chooseTitle} text={t.chooseText} icon="inbox" />}
      />
    ),
  })
}

/** Says only that something changed; the rows are then fetched as HTML, so there is one way they are drawn. */
function follow(c: HttpContext, deps: DeskDeps): Response {
  const { orgId } = personOf(c)
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const stopListening = deps.queue.onQueueChanged(orgId, () => void stream.writeSSE({ data: 'changed' }))
    stream.onAbort(stopListening)
    while (!stream.aborted && !stream.closed) {
      await stream.sleep(SIGN_OF_LIFE_MS)
      await stream.write(': here\n\n')
    }
    stopListening()
  })
}
