import { personOf } from '#core/http/session.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { InboxPanes } from '#ui/layout/inbox-panes.tsx'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { kitOf, showPage } from '../frame.tsx'
import { queueHref } from '../queue/queue-address.ts'
import { choiceOf } from '../queue/queue-choice.ts'
import { QueuePane } from '../queue/queue-pane.tsx'
import { queueFor } from '../queue/queue-routes.tsx'
import { buildItemView } from './build-item-view.ts'
import { DecisionPane } from './decision-pane.tsx'
import { ItemPane } from './item-pane.tsx'

/** Queue, item and decision together; `sent` is a form that came back. */
export async function showItem(
  c: HttpContext,
  deps: DeskDeps,
  sent: SentForm | null = null,
): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const id = c.req.param('id') ?? ''
  const choice = choiceOf(c)
  const queue = await queueFor(c, deps)
  const item = await deps.db.forOrg(actor.orgId, (tx) =>
    buildItemView(deps, tx, actor, { id, lang, templateKey: c.req.query('mall') ?? null }),
  )
  const now = deps.clock.now()
  return showPage(c, deps, {
    title: `${item.title} – ${deskTexts(lang).inbox.title}`,
    current: 'inbox',
    width: 'panes',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <InboxPanes
        lang={lang}
        isOpen
        queue={<QueuePane queue={queue} choice={choice} currentId={id} lang={lang} now={now} />}
        item={<ItemPane item={item} lang={lang} now={now} backHref={queueHref(choice)} />}
        decision={<DecisionPane item={item} kit={kitOf(c, sent)} now={now} />}
      />
    ),
  })
}
