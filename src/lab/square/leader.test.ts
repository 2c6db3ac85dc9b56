import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createIncidentRunner } from '../incidents/incident-runner.ts'
import { labForTests } from '../graph/lab-for-tests.ts'
import { townForTests } from '../town/town-for-tests.ts'
import { createSquare } from './create-square.tsx'
import { graphNetwork } from './graph-network.ts'
import { visitorOf } from './square-for-tests.ts'
import { sv } from './texts.sv.ts'
import { townNetwork } from './town-network.ts'

function setUp() {
  const set = labForTests()
  const town = townForTests()
  const account = town.addAccount({ name: 'Ekköping', handle: 'ekkoping' })
  town.publishPost({ accountId: account.id, text: 'Hej' })
  const emulator = {
    network: 'provnet',
    app: new Hono(),
    town,
    breaches: [],
    grantFor: () => ({}),
    start: () => undefined,
    stop: () => Promise.resolve(),
  }
  const character = { name: 'Provnätet', hasMentions: false, hasPictures: false, hasComments: true }
  const networks = [graphNetwork(set.lab), townNetwork(emulator, character)]
  const runner = createIncidentRunner({ networks, clock: set.clock })
  const towns = [{ emulator, character }]
  const namesOf = () => ({ kommun: 'Ekköpings kommun', ort: 'Ekköping' })
  const square = createSquare({
    lab: set.lab,
    towns,
    runner,
    namesOf,
    clock: set.clock,
    basePath: '/torgplatsen',
  })
  return { ...set, town, account, runner, who: visitorOf(square) }
}

describe('the trainer’s page', () => {
  it('starts an incident on the chosen accounts, and shows how far it has come', async () => {
    const { who, account, town, lab, pageId, runner } = setUp()
    const fields = new URLSearchParams({ handelse: 'hot', takt: 'null' })
    for (const place of [`facebook ${pageId}`, `provnet ${account.id}`]) fields.append('plats', place)
    const done = await who.post('/torgplatsen/ovningsledare', fields)
    expect(done.status).toBe(303)
    runner.tick()
    const inTown = Object.values(town.state.comments).map(({ text }) => text)
    const onPage = Object.values(lab.state.comments).map(({ text }) => text)
    for (const texts of [inTown, onPage]) expect(texts).toContain('Varför ligger det där hotet kvar?')
    const { html } = await who.get(done.location ?? '')
    for (const words of [sv.runSteps(8, 8), sv.runStandings.finished, 'Provnätet'])
      expect(html).toContain(words)
  })

  it('pauses, goes on and stops', async () => {
    const { who, account, runner } = setUp()
    await who.post('/torgplatsen/ovningsledare', {
      handelse: 'hot',
      takt: '1',
      plats: `provnet ${account.id}`,
    })
    const id = runner.runs()[0]?.id ?? ''
    for (const [step, words] of [
      ['pausa', sv.resumeRun],
      ['fortsatt', sv.pauseRun],
      ['stoppa', sv.runStandings.stopped],
    ] as const) {
      await who.post(`/torgplatsen/ovningsledare/${id}/${step}`, {})
      expect((await who.get('/torgplatsen/ovningsledare')).html).toContain(words)
    }
  })

  it('says what is missing, and knows what does not exist', async () => {
    const { who } = setUp()
    const nowhere = await who.post('/torgplatsen/ovningsledare', { handelse: 'hot', takt: '1' })
    expect([nowhere.status, nowhere.html.includes(sv.errors.runWhere)]).toEqual([422, true])
    const invented = { handelse: 'annat', takt: '1', plats: 'provnet x' }
    expect((await who.post('/torgplatsen/ovningsledare', invented)).status).toBe(404)
    expect((await who.post('/torgplatsen/ovningsledare/x/pausa', {})).status).toBe(404)
  })
})
