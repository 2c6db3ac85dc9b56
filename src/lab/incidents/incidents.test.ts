import { describe, expect, it } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { InvalidInput } from '#core/errors.ts'
import { townNetwork } from '../square/town-network.ts'
import { townForTests } from '../town/town-for-tests.ts'
import { crowd, minutesOf } from './incident.ts'
import { createIncidentRunner, openIncidentRunner, standingOf } from './incident-runner.ts'
import { incidentNamed, incidents } from './incidents.ts'
import type { Pace } from './run-incident.ts'

function setUp(rules: Parameters<typeof townForTests>[0] = {}) {
  const now = { minutes: 0 }
  const start = Temporal.Instant.from('2026-11-20T09:00:00Z')
  const clock: Clock = { now: () => start.add({ seconds: Math.round(now.minutes * 60) }) }
  const towns = ['ett', 'tva'].map((network) => {
    const town = townForTests({ network, ...rules })
    const account = town.addAccount({ name: `Ekköping ${network}`, handle: 'ekkoping' })
    town.publishPost({ accountId: account.id, text: 'Välkommen' })
    const place = { network, placeId: account.id, kommun: 'Ekköpings kommun', ort: 'Ekköping' }
    const character = { name: network, hasMentions: false, hasPictures: false, hasComments: true }
    return { town, place, network: townNetwork({ network, town }, character) }
  })
  const networks = towns.map(({ network }) => network)
  const places = towns.map(({ place }) => place)
  const texts = () => towns.map(({ town }) => Object.values(town.state.comments).map(({ text }) => text))
  const runner = createIncidentRunner({ networks, clock })
  const begin = (incident: string, pace: Pace = 1) => runner.start({ incident, places, pace })
  return { now, clock, towns, networks, places, runner, begin, texts }
}

describe('the prepared incidents', () => {
  it.each(incidents.map((incident) => [incident.key, incident] as const))(
    '%s can be told',
    (_key, incident) => {
      const keys = new Set(incident.steps.flatMap(({ key }) => key ?? []))
      for (const { by, text, replyTo, minute } of incident.steps) {
        expect(by).not.toBe('')
        expect(text.length).toBeLessThanOrEqual(300)
        expect(minute).toBeGreaterThanOrEqual(0)
        if (replyTo !== undefined) expect(keys).toContain(replyTo)
      }
    },
  )

  it('has a storm of sixty from more than thirty', () => {
    const storm = incidentNamed('ryktesstorm')
    expect(storm?.steps.length).toBeGreaterThanOrEqual(60)
    expect(new Set(storm?.steps.map(({ by }) => by)).size).toBeGreaterThanOrEqual(30)
  })

  it('spreads a crowd evenly from beginning to end', () => {
    const steps = crowd(['a', 'b', 'c'], ['x', 'y'], { from: 10, to: 20 })
    expect(steps.map(({ minute }) => minute)).toEqual([10, 15, 20])
  })
})

describe('an exercise', () => {
  it('writes each thing when its minute has come, with the names filled in', () => {
    const { runner, begin, now, texts, towns } = setUp()
    begin('vattenavbrott')
    runner.tick()
    expect(texts()).toEqual(Array(2).fill(['Hallå Ekköpings kommun, vattnet är helt borta här. Vad händer?']))
    runner.tick()
    expect(texts().flat()).toHaveLength(2)
    now.minutes = 1
    runner.tick()
    for (const { town } of towns) {
      const [first, second] = Object.values(town.state.comments)
      expect(second?.parentId).toBe(first?.id)
    }
  })

  it('goes ten times as quickly, or all at once', () => {
    const quick = setUp()
    quick.begin('hot', 10)
    quick.now.minutes = 3.5
    quick.runner.tick()
    expect(standingOf(quick.runner.runs()[0]!, incidentNamed('hot')!)).toBe('finished')
    const storm = setUp()
    storm.begin('ryktesstorm', null)
    for (let ticks = 0; ticks < 10; ticks += 1) storm.runner.tick()
    expect(storm.texts().flat().length).toBeGreaterThanOrEqual(60)
  })

  it('stands still while it is paused, and for good when it is stopped', () => {
    const { runner, begin, now, texts } = setUp()
    const { id } = begin('vattenavbrott')
    runner.tick()
    runner.pause(id)
    now.minutes = 100
    runner.tick()
    expect(texts().flat()).toHaveLength(2)
    runner.resume(id)
    now.minutes = 101
    runner.tick()
    expect(texts().flat()).toHaveLength(4)
    runner.stop(id)
    now.minutes = 300
    runner.tick()
    expect(texts().flat()).toHaveLength(4)
  })

  it('counts what could not be written and goes on', () => {
    const { runner, begin, towns, now } = setUp({ hasDirectMessages: false })
    for (const { town } of towns) for (const post of Object.values(town.state.posts)) post.isOpen = false
    begin('hot')
    now.minutes = 1000
    runner.tick()
    const [run] = runner.runs()
    expect(run).toMatchObject({ taken: 8 })
    expect(run?.skipped).toBeGreaterThanOrEqual(8)
  })

  it('goes on where it was after a restart', async () => {
    const { networks, clock, places, now, texts } = setUp()
    let kept: unknown = null
    const store = {
      load: () => Promise.resolve(kept),
      save: (state: unknown) => {
        kept = structuredClone(state)
        return Promise.resolve()
      },
    }
    const first = await openIncidentRunner({ networks, clock, store })
    first.start({ incident: 'hot', places, pace: 1 })
    first.tick()
    await first.end()
    const before = texts().flat().length
    const second = await openIncidentRunner({ networks, clock, store })
    second.tick()
    expect(texts().flat()).toHaveLength(before)
    now.minutes = 2
    second.tick()
    expect(texts().flat()).toHaveLength(before + 1)
  })

  it('refuses what it does not know, and nowhere to write', () => {
    const { runner, places } = setUp()
    expect(() => runner.start({ incident: 'annat', places, pace: 1 })).toThrow(InvalidInput)
    expect(() => runner.start({ incident: 'hot', places: [], pace: 1 })).toThrow(InvalidInput)
    expect(incidents.every((incident) => minutesOf(incident) <= 120)).toBe(true)
  })
})
