/** One network's allowance is used up in the middle of a day: what waits says until when, what is pressing goes on. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemActor } from '#core/actor.ts'
import { addAccount, type RegisteredAccount } from '#modules/accounts/index.ts'
import { askDue, tendConnections } from '#modules/connections/index.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import { apiClient, type ApiClient } from '#test/api-client.ts'
import { openBrowser, type TestBrowser } from '#test/browser.ts'
import { runApp, type RunningTestApp } from '#test/run-app.ts'
import { untilFirstAsked } from '#test/until-first-asked.ts'
import { reloadUntil, signedIn, wordsIn } from '#test/walk.ts'
import { messageWith, triageByApi } from '#test/work-by-api.ts'

/** Midnight in California on the next night, where YouTube counts its day. */
const RESETS_AT = Temporal.Instant.from('2026-11-19T08:00:00Z')
const RESETS_IN_SWEDEN = /19 nov 09[.:]00/

let app: RunningTestApp
let api: ApiClient
let browser: TestBrowser
let account: RegisteredAccount
let signer: string

const youtube = () => {
  const found = app.networks.find(({ emulator }) => emulator.network === 'youtube')
  if (found === undefined) throw new Error('there is no YouTube')
  return found
}

beforeAll(async () => {
  app = await runApp({ at: '2026-11-18T11:30+01:00', withNetworks: true })
  api = await apiClient(app, app.falkenberg)
  browser = await openBrowser()
  const { services, falkenberg, modules } = app
  const { orgId, staff } = falkenberg
  const { emulator, secretOf } = youtube()
  const channel = emulator.town.addAccount({ name: 'Falkenbergs kommun', handle: 'falkenberg' })
  const { unit, people } = await services.db.forOrg(orgId, async (tx) => ({
    unit: (await readUnits(tx, orgId)).find(({ name }) => name === 'Kommunikationsavdelningen'),
    people: await readPeople(tx, orgId),
  }))
  signer = people.find(({ fullName }) => fullName === staff.communicator)?.id ?? ''
  const names = new Map([...modules.inbox.connectors].map(([id, { profile }]) => [id, profile.displayName]))
  account = await addAccount({ ...services, networks: names }, systemActor(orgId, 'test'), {
    network: 'youtube',
    externalId: channel.id,
    handle: 'falkenberg',
    name: 'Falkenbergs filmer',
    url: null,
    kind: 'official',
    unitId: unit?.id ?? '',
    holderId: signer,
    token: secretOf(emulator.grantFor(channel.id)),
  })
  const film = emulator.town.publishPost({ accountId: channel.id, text: 'Så lagar vi vattenledningen' })
  await tendConnections(modules.connections)
  await askDue(modules.connections, 'news')
  await untilFirstAsked(modules.connections, orgId, ['youtube'])
  emulator.town.writeComment({ postId: film.id, author: 'Åsa Öberg', text: 'När är det klart?' })
  app.clock.set('2026-11-18T12:00:00+01:00')
  await askDue(modules.connections, 'news')
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const standsOnYoutube = (text: string) =>
  Object.values(youtube().emulator.town.state.comments).filter((one) => one.text.includes(text)).length

async function useUp(percent: number): Promise<void> {
  const { quota } = app.modules.connections
  const used = (await quota.read()).find(({ bucket }) => bucket.network === 'youtube')?.used ?? 0
  const window = { startsAt: RESETS_AT.subtract({ hours: 24 }), endsAt: RESETS_AT }
  const bucket = { network: 'youtube', owner: '', name: 'units' }
  const cost = { bucket, cost: percent * 100 - used, limit: 10_000, window }
  expect(await quota.take({ purpose: 'moderation', costs: [cost] })).toMatchObject({ mayCall: true })
}

describe('an allowance run dry at noon', { timeout: 120_000 }, () => {
  it('the card and the outbox say when it goes on, and then it does, once', async () => {
    const question = await messageWith(api, 'När är det klart?')
    const { version } = await triageByApi(api, 'När är det klart?', { classKey: 'question' })
    await useUp(96)

    const answer = 'På torsdag eftermiddag.'
    const sent = await api.post(`/messages/${question.id}/reply`, {
      text: answer,
      version,
      signAsPersonId: signer,
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(202)
    app.clock.set('2026-11-18T12:40:00+01:00')
    await askDue(app.modules.connections, 'news')

    const page = await signedIn(app, browser, app.falkenberg.staff.communicator)
    await page.goto(`/inkorg/${question.id}`)
    await reloadUntil(page, page.getByText('Nätverket bad oss vänta.'))
    expect(await wordsIn(page.locator('body'))).toMatch(
      new RegExp(`Nätverket bad oss vänta. Det skickas av sig självt ${RESETS_IN_SWEDEN.source}`),
    )
    await page.goto(`/konton/${account.id}/koppling`)
    const card = await wordsIn(page.locator('main'))
    expect(card).toMatch(RESETS_IN_SWEDEN)
    expect(card).toContain('96 %')
    await page.close()
    expect(standsOnYoutube(answer)).toBe(0)

    app.clock.set(RESETS_AT.add({ minutes: 30 }).toString())
    await app.services.db.system((tx) => app.services.jobs.send(tx, 'sweep', {}))
    await vi.waitFor(() => expect(standsOnYoutube(answer)).toBe(1), { timeout: 30_000, interval: 200 })
    expect(youtube().emulator.breaches).toEqual([])
  })
})
