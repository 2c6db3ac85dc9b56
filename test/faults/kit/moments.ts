import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import type { Access, Connector, NetworkId } from '#connectors/connector.ts'
import type { Database, Tx } from '#core/db/database.ts'
import type { RemovableFiles } from '#core/files/files.ts'
import type { Mailer } from '#core/mail/mail.ts'
import type { Services } from '../../../src/app/services.ts'

type Side = 'before' | 'after'

/** Where a process is killed. Each lies between two writes, or between a write and what the world outside does. */
export type Moment =
  /** The webhook body is kept, and the network has not had its 200. */
  | { readonly at: 'delivery-kept' }
  /** The events of a delivery are with their organisation, and the delivery is not marked as split. */
  | { readonly at: 'events-kept' }
  /** Round the commit of the transaction that records this in the ledger. */
  | { readonly at: 'commit'; readonly of: string; readonly when: Side }
  /** Round the nth file that the process stores. */
  | { readonly at: 'file'; readonly nth: number; readonly when: Side }
  /** Round a call that acts on the network. */
  | { readonly at: 'call'; readonly verb: ActingVerb; readonly when: Side }
  | { readonly at: 'mail'; readonly when: Side }

type ActingVerb = 'reply' | 'hide' | 'unhide' | 'remove' | 'privateReply'

/** As the out-of-memory killer does it: no handler runs, no buffer is flushed, no transaction is ended in order. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

/** The same services, of a process that is killed at that moment. */
export function mortal(services: Services, moment: Moment): Services {
  return {
    ...services,
    db: mortalDatabase(services.db, moment),
    files: mortalFiles(services.files, moment),
    connectors: new Map(
      [...services.connectors].map(([network, connector]): [NetworkId, Connector] => [
        network,
        mortalConnector(connector, moment),
      ]),
    ),
    mailer: mortalMailer(services.mailer, moment),
  }
}

function mortalDatabase(db: Database, moment: Moment): Database {
  const isIntake = new AsyncLocalStorage<boolean>()
  return {
    ...db,
    pool: moment.at === 'delivery-kept' ? dyingPool(db.pool) : db.pool,
    system: (work) => db.system((tx) => isIntake.run(true, () => work(tx))),
    forOrg: async (orgId, work) => {
      const [result, isTheOne] = await db.forOrg(orgId, async (tx) => {
        const worked = await work(tx)
        const isHere = moment.at === 'commit' && (await records(tx, moment.of))
        if (isHere && moment.when === 'before') await die()
        return [worked, isHere] as const
      })
      if (isTheOne || (moment.at === 'events-kept' && isIntake.getStore() === true)) await die()
      return result
    },
  }
}

/** Whether this very transaction has written an entry of that kind. */
async function records(tx: Tx, kind: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ledger where kind = ${kind} and xmin = pg_current_xact_id()::xid`.execute(tx)
  return rows.length > 0
}

function dyingPool(pool: Database['pool']): Database['pool'] {
  return new Proxy(pool, {
    get: (target, name) => {
      if (name !== 'query') return Reflect.get(target, name) as unknown
      return async (query: { readonly name?: string }, values?: unknown[]) => {
        const result = await target.query(query as never, values as never)
        if (query.name === 'accept-deliveries') await die()
        return result
      }
    },
  })
}

function mortalFiles(files: RemovableFiles, moment: Moment): RemovableFiles {
  let count = 0
  return {
    ...files,
    put: async (bytes) => {
      count += 1
      const isTheOne = moment.at === 'file' && moment.nth === count
      if (isTheOne && moment.when === 'before') await die()
      const stored = await files.put(bytes)
      return isTheOne ? die() : stored
    },
  }
}

type Act = (...args: [Access, string, string]) => Promise<unknown>

function mortalConnector(connector: Connector, moment: Moment): Connector {
  if (moment.at !== 'call') return connector
  const { verb, when } = moment
  const dying = async (...args: [Access, string, string]): Promise<unknown> => {
    if (when === 'before') await die()
    await (connector[verb] as Act)(...args)
    return die()
  }
  return { ...connector, [verb]: dying }
}

function mortalMailer(mailer: Mailer, moment: Moment): Mailer {
  if (moment.at !== 'mail') return mailer
  return {
    ...mailer,
    send: async (mail) => {
      if (moment.when === 'before') await die()
      await mailer.send(mail)
      await die()
    },
  }
}
