import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInput, NotPermitted } from '#core/errors.ts'
import { deactivatePerson, noOrganisationEvents } from '#modules/organisation/index.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { assignMessage, notePublisher, readMessage, reassignItemsOf, sweepInbox, takeOver } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

const owner = async (externalId: string) => (await kit.message(externalId)).ownerId
const place = () => ({ orgId: kit.orgId, accountId: kit.account.id })
const leave = (id: string) =>
  deactivatePerson({ ...kit.deps, listeners: noOrganisationEvents }, kit.people.admin, {
    personId: id as typeof kit.people.admin.id,
  })

describe('who owns an item', () => {
  it('is whoever published the post, else the account holder (F-019)', async () => {
    await kit.org((tx) =>
      notePublisher(tx, kit.clock, place(), {
        postExternalId: 'published',
        personId: kit.people.communicator.id,
      }),
    )
    await kit.receive(
      added('on-published', { postExternalId: 'published' }),
      added('on-other', { postExternalId: 'other' }),
    )
    expect(await owner('on-published')).toBe(kit.people.communicator.id)
    expect(await owner('on-other')).toBe(kit.people.holder.id)
  })

  it('can be somebody of another unit, with a reason; that unit then has it (B-058)', async () => {
    const { id, version } = await kit.message('on-other')
    const input = { messageId: id, personId: kit.people.service.id, reason: 'Badet kan svara', version }
    await expect(assignMessage(kit.deps, kit.people.service, input)).rejects.toThrow(NotPermitted)
    await assignMessage(kit.deps, kit.people.holder, input)
    expect(await kit.message('on-other')).toMatchObject({
      ownerId: kit.people.service.id,
      unitId: kit.people.service.unitId,
    })
    const detail = await kit.org((tx) => readMessage(kit.deps, tx, kit.people.service, id))
    expect(detail).toMatchObject({
      mayReply: true,
      assignments: [{ reason: 'Badet kan svara', byName: 'Hanna Hållare' }],
    })
    expect(JSON.stringify(await kit.journal(id))).not.toContain('Badet kan svara')
  })

  it('cannot be somebody who does not work with the inbox, or is not here', async () => {
    const { id, version } = await kit.message('on-other')
    for (const personId of [kit.people.employee.id, 'nobody']) {
      const attempt = assignMessage(kit.deps, kit.people.holder, {
        messageId: id,
        personId,
        reason: '',
        version,
      })
      await expect(attempt).rejects.toThrow(InvalidInput)
    }
  })

  it('can be taken over', async () => {
    const { id, version } = await kit.message('on-other')
    await takeOver(kit.deps, kit.people.contact, { messageId: id, version })
    expect(await owner('on-other')).toBe(kit.people.contact.id)
  })

  it('is somebody else when that person leaves, down to the administrator: never nobody (§8.20)', async () => {
    await leave(kit.people.contact.id)
    expect(await reassignItemsOf(kit.deps, kit.people.admin, kit.people.contact.id)).toBe(1)
    expect(await owner('on-other')).toBe(kit.people.holder.id)
    await leave(kit.people.holder.id)
    await reassignItemsOf(kit.deps, kit.people.admin, kit.people.holder.id)
    expect(await owner('on-other')).toBe(kit.people.substitute.id)
    await leave(kit.people.substitute.id)
    // nobody handed this one over: the process ended in between, and the sweep makes up for it
    await sweepInbox(kit.deps)
    expect(await owner('on-other')).toBe(kit.people.communicator.id)
    await leave(kit.people.communicator.id)
    await sweepInbox(kit.deps)
    expect(await owner('on-other')).toBe(kit.people.admin.id)
    expect(await owner('on-published')).toBe(kit.people.admin.id)
    await kit.receive(added('newest', { postExternalId: 'published' }))
    expect(await owner('newest')).toBe(kit.people.admin.id)
  })

  it('leaves a trace of every hand it went through', async () => {
    const { id } = await kit.message('on-other')
    const hands = (await kit.journal(id)).filter((entry) => entry.kind.includes('assigned'))
    expect(hands.map((entry) => entry.facts['because'] ?? null)).toEqual([
      null,
      null,
      'account-holder',
      'account-holders-substitute',
      'unit-communicator',
      'administrator',
    ])
    const { rows } = await kit.org((tx) =>
      sql<{ n: number }>`select count(*) as n from message where state = 'open' and owner_id is null`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})
