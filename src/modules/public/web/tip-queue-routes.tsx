import { Hono } from 'hono'
import { z } from 'zod'
import { actsWithRole } from '#core/actor.ts'
import { personOf, requireSignIn } from '#core/http/session.ts'
import type { ErrorTexts } from '#core/http/explain-error.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { readRegister } from '#modules/accounts/index.ts'
import { readUnits } from '#modules/organisation/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm, version } from '#ui/form/send-form.ts'
import type { ReadHomeTasks } from '#ui/layout/home-task.ts'
import type { MenuEntry, ShowPage } from '#ui/layout/staff-page.ts'
import { settleTip } from '../actions/settle-tip.ts'
import { countOpenTips, readTipQueue } from '../queries.ts'
import { checkAccount } from '../rules/check-account.ts'
import { publicPolicyOf } from '../rules/public-policy.ts'
import { TIP_OUTCOMES } from '../rules/tip.ts'
import { publicTexts } from '../texts.ts'
import { TIPS_PATH } from './paths.ts'
import type { PublicDeps } from './public-deps.ts'
import { TipQueuePage } from './tip-queue-page.tsx'

export type TipQueueDeps = Pick<PublicDeps, 'db' | 'clock' | 'policies'> & {
  readonly texts: ErrorTexts
  readonly showPage: ShowPage
}

export const tipsMenu: MenuEntry = {
  key: 'tips',
  href: TIPS_PATH,
  text: { sv: publicTexts('sv').tipQueue.menu, en: publicTexts('en').tipQueue.menu },
  group: 'accounts',
  isFor: (actor) => actsWithRole(actor, 'administrator', 'communicator'),
}

/** For the page "Att göra" of those who keep the register. */
export function tipTasks(deps: Pick<TipQueueDeps, 'db'>): ReadHomeTasks {
  return async (actor, lang) => {
    if (tipsMenu.isFor?.(actor) !== true) return []
    const count = await countOpenTips(deps, actor)
    if (count === 0) return []
    const t = publicTexts(lang).tipQueue
    return [
      {
        key: 'tips',
        group: 'waiting',
        clock: { state: 'calm' },
        verb: t.task,
        facts: t.waiting(count),
        chip: null,
        href: TIPS_PATH,
        button: t.open,
      },
    ]
  }
}

/** The staff's queue of tips. Mounted behind sign-in and form protection. */
export function tipQueueRoutes(deps: TipQueueDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.use(TIPS_PATH, requireSignIn('/logga-in'))
  routes.get(TIPS_PATH, (c) => show(c, deps, null))
  routes.post(`${TIPS_PATH}/:id`, (c) =>
    sendForm(c, {
      form: `tips-${c.req.param('id')}`,
      schema: z.object({ outcome: z.enum(TIP_OUTCOMES), version }),
      texts: deps.texts,
      again: (sent) => show(c, deps, sent),
      act: async (form) => {
        await settleTip(deps, personOf(c), { ...form, tipId: c.req.param('id') })
        return doneAt(c, TIPS_PATH, 'tips')
      },
    }),
  )
  return routes
}

async function show(c: HttpContext, deps: TipQueueDeps, sent: SentForm | null): Promise<Response> {
  const actor = personOf(c)
  const { orgId } = actor
  const queue = await readTipQueue(deps, actor)
  const now = deps.clock.now()
  const around = await deps.db.forOrg(orgId, async (tx) => ({
    entries: await readRegister(tx, orgId, now),
    units: new Map((await readUnits(tx, orgId)).map((unit) => [unit.id, unit.name])),
    hosts: publicPolicyOf((await deps.policies.inForce(tx, orgId, now)).policy).hosts,
  }))
  const open = queue.open.map((tip) => ({
    ...tip,
    unitName: tip.unitId === null ? null : (around.units.get(tip.unitId) ?? null),
    verdict: checkAccount(around.entries, tip.about, around.hosts).verdict,
  }))
  const { lang } = c.var
  const t = publicTexts(lang).tipQueue
  const kit = { lang, csrf: c.var.formToken(), sent }
  return deps.showPage(c, {
    title: t.title,
    current: tipsMenu.key,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    done: { tips: t.settled },
    children: <TipQueuePage kit={kit} open={open} settled={queue.settled} />,
  })
}
