import { afterEach, expect, it } from 'vitest'
import { createInstagram } from '#connectors/instagram/instagram.ts'
import { wire, type Wired } from './wired-for-tests.ts'

let open: Wired | undefined
afterEach(async () => {
  await open?.close()
})

async function start(hasWebhook = true) {
  open = await wire()
  const { push } = createInstagram({ ...open.settings, hasWebhook })
  return { ...open, push }
}

it('puts the app on the Page once, and keeps what the Page itself has subscribed to', async () => {
  const { push, access, account, clock, emulator } = await start()
  expect(account.extra['subscribedFields']).toBeUndefined()
  const { renewAt } = await push!.subscribe(access)
  expect(account.extra['subscribedFields']).toEqual(['feed', 'messages'])
  expect(renewAt).toEqual(clock.now().add({ hours: 24 }))
  account.extra['subscribedFields'] = ['feed', 'mention', 'messages', 'standby']
  await push!.subscribe(access)
  expect(account.extra['subscribedFields']).toHaveLength(4)
  account.extra['subscribedFields'] = ['feed', 'mention']
  await push!.subscribe(access)
  expect(account.extra['subscribedFields']).toEqual(['feed', 'mention', 'messages'])
  expect(emulator.breaches).toEqual([])
})

it('has the comments sent where messages may not be read', async () => {
  const { push, access, account, emulator } = await start()
  const token = emulator.town.state.tokens.find((one) => one.token === access.token)!
  token.scopes.splice(0, token.scopes.length, ...token.scopes.filter((one) => !one.includes('messages')))
  await push!.subscribe(access)
  expect(account.extra['subscribedFields']).toEqual(['feed'])
  expect(emulator.breaches).toEqual([])
})

it('takes nothing back that a Page may rely on, and offers nothing without a webhook', async () => {
  expect((await start()).push?.unsubscribe).toBeUndefined()
  await open?.close()
  expect((await start(false)).push).toBeUndefined()
})

it('sends comments to whoever is on the Page, and messages to whoever subscribed to them', async () => {
  const { account, emulator, write, hooks } = await start()
  const tell = async () => {
    write('Karin Åberg', 'Öppnar ni?')
    emulator.town.sendDirectMessage({ accountId: account.id, author: 'Karin Åberg', text: 'Hej' })
    await emulator.webhooks.deliver()
    return hooks.splice(0).map(({ body }) => [body.includes('"changes"'), body.includes('"messaging"')])
  }
  expect(await tell()).toEqual([])
  account.extra['subscribedFields'] = ['feed']
  expect(await tell()).toEqual([[true, false]])
  account.extra['subscribedFields'] = ['feed', 'messages']
  expect(await tell()).toEqual([[true, true]])
})
