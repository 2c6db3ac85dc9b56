import { afterEach, beforeEach, expect, it } from 'vitest'
import { NOW, startOnLab, type OnLab } from '#test/facebook-on-lab.ts'

let on: OnLab
beforeEach(async () => {
  on = await startOnLab()
  on.lab.state.pages[on.access.accountExternalId]!.subscribedFields = []
})
afterEach(() => on.close())

const push = () => on.connect({ hasWebhook: true }).push!
const fields = () => on.lab.state.pages[on.access.accountExternalId]?.subscribedFields
const withoutScope = (left: string) => {
  const token = on.lab.state.tokens.find((one) => one.token === on.access.token)!
  token.scopes.splice(0, token.scopes.length, ...token.scopes.filter((scope) => scope !== left))
}

it('asks for comments and messages alike, and that holds until it is taken back', async () => {
  expect(await push().subscribe(on.access)).toEqual({ renewAt: null })
  expect(fields()).toEqual(expect.arrayContaining(['feed', 'mention', 'messages', 'standby']))
  await push().unsubscribe?.(on.access)
  expect(fields()).toEqual([])
  expect(on.lab.violations).toEqual([])
})

it('has the comments sent where messages may not be read, and asks for them again a day later', async () => {
  withoutScope('pages_messaging')
  const { renewAt } = await push().subscribe(on.access)
  expect(renewAt).toEqual(Temporal.Instant.from(NOW).add({ hours: 24 }))
  expect(fields()).toEqual(['feed', 'mention'])
})

it('is refused where the page may not be administered, and is not there without a webhook', async () => {
  withoutScope('pages_manage_metadata')
  await expect(push().subscribe(on.access)).rejects.toMatchObject({ name: 'Rejected', code: '200' })
  expect(fields()).toEqual([])
  expect(on.connect().push).toBeUndefined()
})
