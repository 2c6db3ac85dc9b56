import type { PersonActor } from '#core/actor.ts'
import {
  answerMessage,
  noActionNeeded,
  readHandling,
  referMessage,
  triageMessage,
  type Handling,
  type InboxDeps,
} from '#modules/inbox/index.ts'
import { renderTemplate } from '#modules/policy/index.ts'
import type { FixedClock } from '#core/clock.ts'
import type { Item } from './item.ts'

type Desk = InboxDeps & { readonly clock: FixedClock }
type Message = Handling['message']

/** Sorts a message and decides on it, as planned. Whatever has been done already stays done, whoever did it. */
export async function workOn(desk: Desk, messageId: string, item: Item): Promise<void> {
  await triage(desk, await readMessage(desk, messageId, item), item)
  await decide(desk, await readMessage(desk, messageId, item), item)
}

async function readMessage(
  desk: Pick<InboxDeps, 'db'>,
  messageId: string,
  { town }: Pick<Item, 'town'>,
): Promise<Message> {
  const handling = await desk.db.forOrg(town.orgId, (tx) => readHandling(tx, town.orgId, messageId))
  if (handling === null) throw new Error(`the story lost message ${messageId}`)
  return handling.message
}

async function triage(desk: Desk, message: Message, { town, plan }: Item): Promise<void> {
  if (message.state !== 'open' || message.classKey !== null || plan.triagedAt === null) return
  desk.clock.set(plan.triagedAt)
  const { id: messageId, version } = message
  const urgency = { isAcute: plan.isUrgent, isHappeningNow: plan.isUrgent }
  const { classKey } = plan
  await triageMessage(desk, town.staff[plan.by], { messageId, version, classKey, ...urgency })
}

async function decide(desk: Desk, message: Message, item: Item): Promise<void> {
  const { plan, town } = item
  if (message.state !== 'open' || message.classKey === null || plan.doneAt === null) return
  desk.clock.set(plan.doneAt)
  await act(desk, town.staff[plan.by], message, item)
}

async function act(desk: Desk, actor: PersonActor, message: Message, item: Item): Promise<void> {
  const { deed } = item.plan
  const { id: messageId, version } = message
  switch (deed.kind) {
    case 'answer':
      await answerMessage(desk, actor, { messageId, version, text: deed.text })
      return
    case 'template': {
      const { templateKey } = deed
      const text = inWords(item, templateKey)
      await answerMessage(desk, actor, { messageId, version, text, templateKey })
      return
    }
    case 'refer':
      await referMessage(desk, actor, { messageId, version, referralKey: deed.referralKey })
      return
    case 'close':
      await noActionNeeded(desk, actor, { messageId, version, reason: deed.reason })
  }
}

function inWords({ town, firstName }: Item, templateKey: string): string {
  const values = firstName === null ? {} : { name: firstName }
  const rendered = renderTemplate(town.policy, templateKey, { lang: 'sv', values })
  if (!rendered.ok) throw new Error(`the policy’s template ${templateKey} cannot be filled`)
  return rendered.text
}
