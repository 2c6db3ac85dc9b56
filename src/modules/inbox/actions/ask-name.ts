import { Rejected, type Access, type Connector } from '#connectors/connector.ts'
import type { OrgId } from '#core/ids.ts'
import type { Account } from '#modules/accounts/index.ts'
import { isNameless } from '../rules/is-nameless.ts'
import type { Message } from '../rules/message.ts'
import { lockAccount } from '../store/messages.ts'
import { claimName, findUnnamed, keepName, lookLater } from '../store/person-names.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import { isForLater } from './ask-context.ts'
import type { InboxDeps } from './deps.ts'

export type NameQuestion = {
  readonly orgId: OrgId
  readonly account: Account
  readonly message: Message
  readonly connector: Connector
  readonly access: Access
}

/**
 * Asks the network what somebody who wrote by direct message calls themselves, where it told only an id. Once a day at most, three times in all;
 * whatever comes of it, the message stands in the queue. Throws only `AccessRevoked`, and bugs.
 */
export async function askName(
  deps: Pick<InboxDeps, 'db' | 'clock'>,
  { orgId, account, message, connector, access }: NameQuestion,
): Promise<void> {
  const { nameOf } = connector
  if (nameOf === undefined || !isNameless(message)) return
  const person = { accountId: account.id, externalId: message.author.externalId }
  const isOurTurn = await deps.db.forOrg(orgId, (tx) => claimName(tx, orgId, person, deps.clock.now()))
  if (!isOurTurn) return
  const name = await orNothing(() => nameOf(access, person.externalId))
  if (name === null || name.trim() === '') return
  await deps.db.forOrg(orgId, async (tx) => {
    await lockAccount(tx, account.id)
    await keepName(tx, orgId, person, name.trim())
    await noteQueueChanged(tx, orgId)
  })
}

async function orNothing(ask: () => Promise<string | null>): Promise<string | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Rejected || isForLater(error)) return null
    throw error
  }
}

/** Those whom the network did not name: put in line again, a day after. */
export async function askNamesAgain(deps: Pick<InboxDeps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  const now = deps.clock.now()
  const unnamed = await deps.db.system((tx) => findUnnamed(tx, now))
  for (const { orgId, messageId, ...person } of unnamed) {
    await deps.db.forOrg(orgId, async (tx) => {
      await lookLater(tx, orgId, person, now)
      await deps.jobs.send(tx, 'inbox.fetch-context', { orgId, messageId })
    })
  }
}
