import type { PersonActor } from '#core/actor.ts'
import type { AlertDeps } from '../deps.ts'
import type { MailWishes } from '../rules/mailing.ts'
import { saveWishes } from '../store/wishes.ts'

/** A person's own choice of mails. What is urgent or late is mailed whatever they choose. */
export async function setWishes(
  deps: Pick<AlertDeps, 'db' | 'clock'>,
  actor: PersonActor,
  wishes: MailWishes,
): Promise<void> {
  const setAt = deps.clock.now()
  await deps.db.forOrg(actor.orgId, (tx) => saveWishes(tx, actor.orgId, actor.id, { ...wishes, setAt }))
}
