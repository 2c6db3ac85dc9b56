import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '#modules/accounts/index.ts'
import { systemActor } from '#core/actor.ts'
import { FAKE_NETWORK } from '#test/fake-network.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { answerMessage, triageMessage } from '../index.ts'

let kit: InboxKit
beforeAll(async () => {
  kit = await openInboxKit()
})
afterAll(async () => kit.close())

it('what somebody wrote to one account is not our answer on another, whatever number its server gave it', async () => {
  await addAccount(
    { ...kit.deps, networks: new Map([[FAKE_NETWORK, 'Fake']]) },
    systemActor(kit.orgId, 'setup'),
    {
      network: FAKE_NETWORK,
      externalId: 'page-1@another.example',
      handle: 'ekkoping2',
      name: 'Ekköping på en annan server',
      url: null,
      kind: 'official',
      unitId: kit.account.unitId,
      holderId: kit.people.holder.id,
      token: 'another-token',
    },
  )
  await kit.receive(added('q-1'))
  const { id, version } = await kit.message('q-1')
  const answers = { classKey: 'question', isAcute: false, isHappeningNow: false }
  await triageMessage(kit.deps, kit.people.holder, { messageId: id, version, ...answers })
  const now = await kit.message('q-1')
  await answerMessage(kit.deps, kit.people.holder, { messageId: id, text: 'Ja.', version: now.version })
  await kit.sendOutbox()
  // The fake network called our answer "sent-1"; so does the other server something of a citizen's.
  await kit.receive(added('sent-1', { page: 'page-1@another.example', text: 'En fråga till' }))
  const theirs = (await kit.messages()).filter(({ externalId }) => externalId === 'sent-1')
  expect(theirs).toMatchObject([{ text: 'En fråga till', isOurs: false, state: 'open', replyId: null }])
})
