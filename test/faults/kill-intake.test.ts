import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from './kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

/** Everything that stands of what a citizen wrote. */
const whole = (author: string) =>
  town.org(async (tx) => {
    const { rows } = await sql`
      select m.text, m.state, m.owner_id is not null as has_owner,
        (select count(*) from message_version v where v.message_id = m.id) as versions,
        (select count(*) from network_event e where e.subject = 'comment:' || m.external_id and e.delivery_id is not null) as events,
        (select count(*) from ledger l where l.subject_id = m.id::text and l.kind = 'message.received') as received
      from message m where m.author_name = ${author} order by m.id`.execute(tx)
    return rows
  })

const deliveries = async () => {
  const { rows } = await town.office.services.db.system((tx) =>
    sql<{ state: string; timesReceived: number }>`
      select state, times_received from hook_delivery order by first_received_at desc limit 1`.execute(tx),
  )
  return rows[0]
}

const eventsOf = async (author: string) => {
  const { rows } = await town.org((tx) =>
    sql`select 1 from network_event where delivery_id is not null and raw::text like ${`%${author}%`}`.execute(
      tx,
    ),
  )
  return rows.length
}

const written = (text: string) => ({
  text,
  state: 'open',
  hasOwner: true,
  versions: 1,
  events: 1,
  received: 1,
})

describe('a process that is killed while it takes something in', { timeout: 120_000 }, () => {
  it('after the raw store, before the network had its 200: sent again, and there once', async () => {
    const victim = await town.victim({ at: 'delivery-kept' }, 'web')
    const author = 'Siv i Skrea'
    const { lab } = town.network
    const statuses: number[] = []
    const sendTo = (address: string) => async (body: string, headers: Readonly<Record<string, string>>) => {
      const status = await fetch(`${address}/hooks/meta`, {
        method: 'POST',
        body,
        headers: { ...headers },
      }).then(
        (answer) => answer.status,
        () => 0,
      )
      statuses.push(status)
      return status
    }
    const { postId } = town.municipality
    lab.writeComment({ postId, author, text: 'När öppnar badet på Söder?' })
    town.network.sendHooksTo(sendTo(victim.address))
    await lab.webhooks.deliver()
    await victim.died
    expect(statuses).toEqual([0])
    expect(await deliveries()).toEqual({ state: 'received', timesReceived: 1 })

    const successor = await town.victim(null, 'web')
    town.network.sendHooksTo(sendTo(successor.address))
    town.clock.advance({ minutes: 1 })
    await lab.webhooks.deliver()
    expect(statuses).toEqual([0, 200])
    expect(await deliveries()).toEqual({ state: 'received', timesReceived: 2 })
    await town.recover()
    expect(await whole(author)).toEqual([written('När öppnar badet på Söder?')])
    expect(await town.isLedgerIntact()).toBe(true)
    town.sendHooksHere()
  })

  it.each([
    ['after it has split a delivery, before it has marked it as split', { at: 'events-kept' }, 1, 'received'],
    [
      'before the commit that makes a message of it',
      { at: 'commit', of: 'message.received', when: 'before' },
      1,
      'split',
    ],
    [
      'after that commit, before the job that looks up the context',
      { at: 'commit', of: 'message.received', when: 'after' },
      1,
      'split',
    ],
  ] as const)('%s: nothing is lost or doubled', async (_, moment, events, state) => {
    const author = `Person ${moment.at} ${'when' in moment ? moment.when : ''}`.trim()
    const { lab } = town.network
    lab.writeComment({ postId: town.municipality.postId, author, text: 'Hur länge är det öppet?' })
    await lab.webhooks.deliver()
    expect(await deliveries()).toEqual({ state: 'received', timesReceived: 1 })
    await (
      await town.victim(moment, 'worker')
    ).died
    expect(await deliveries()).toEqual({ state, timesReceived: 1 })
    expect(await eventsOf(author)).toBe(events)

    await town.recover()
    expect(await deliveries()).toEqual({ state: 'split', timesReceived: 1 })
    expect(await whole(author)).toEqual([written('Hur länge är det öppet?')])
    expect(await town.isLedgerIntact()).toBe(true)
  })
})
