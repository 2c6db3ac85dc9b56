import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Figure } from '../insights.ts'
import { valueOf } from './ask-measures.ts'
import { startOnLab, type OnLab } from '#test/facebook-on-lab.ts'
import type { FacebookConnector } from './facebook.ts'
import { dayEndingAt, pacificToday, startOfPacificDay } from './pacific-day.ts'

let on: OnLab
let facebook: FacebookConnector
beforeEach(async () => {
  on = await startOnLab()
  facebook = on.connect()
})
afterEach(async () => {
  await on.close()
  expect(on.lab.violations).toEqual([])
})

const day = (text: string) => Temporal.PlainDate.from(text)
const ofAccount = (from: string, to: string) =>
  facebook.insights.ofAccount(on.access, { from: day(from), to: day(to) })
const of = (figures: readonly Figure[], measure: string) => figures.filter((one) => one.measure === measure)

describe('figures of a page', () => {
  it('are told day by day, and the followers as they stand now', async () => {
    on.clock.set('2026-11-22T12:00:00Z')
    const figures = await ofAccount('2026-11-19', '2026-11-20')
    expect(of(figures, 'followers_count')).toEqual([
      { key: 'followers', measure: 'followers_count', day: null, value: 4711 },
    ])
    // Everything was written between 23:00 on the 19th and 00:10 on the 20th in California.
    const engagements = of(figures, 'page_post_engagements').map((one) => [one.day?.toString(), one.value])
    expect(engagements).toEqual([
      ['2026-11-19', 0],
      ['2026-11-20', 4],
    ])
    expect(new Set(figures.map(({ key }) => key))).toEqual(
      new Set([
        'followers',
        'views',
        'reach',
        'engagements',
        'profile-views',
        'followers-gained',
        'followers-lost',
      ]),
    )
  })

  it('are not available, never 0, for a day that is still counted', async () => {
    on.clock.set('2026-11-21T12:00:00Z')
    const [, , today] = of(await ofAccount('2026-11-19', '2026-11-21'), 'page_media_view')
    expect(today).toMatchObject({ value: null, why: 'not-yet' })
  })

  it('that Meta has taken away spoil no others (error 100 for the whole request)', async () => {
    on.clock.set('2026-11-22T12:00:00Z')
    on.lab.state.deadMeasures = ['page_media_view']
    const figures = await ofAccount('2026-11-20', '2026-11-20')
    expect(of(figures, 'page_media_view')).toMatchObject([{ value: null, why: 'not-offered' }])
    expect(of(figures, 'page_post_engagements')).toMatchObject([{ value: 4 }])
  })

  it('say that the permission is missing', async () => {
    const scopes = ['pages_read_engagement']
    const { token } = on.lab.issueToken({ kind: 'page', pageIds: [on.access.accountExternalId], scopes })
    const access = { ...on.access, token }
    const figures = await facebook.insights.ofAccount(access, {
      from: day('2026-11-18'),
      to: day('2026-11-18'),
    })
    expect(of(figures, 'page_media_view')).toMatchObject([{ value: null, why: 'no-permission' }])
  })

  it('of a long time are asked for in parts', async () => {
    const figures = await ofAccount('2026-01-01', '2026-11-18')
    const views = of(figures, 'page_media_view')
    expect(views).toHaveLength(322)
    expect(views.every(({ value }) => value === 0)).toBe(true)
    expect(new Set(views.map((one) => one.day?.toString())).size).toBe(322)
  })
})

describe('figures of a post', () => {
  it('are as they stand now, reactions of all kinds together', async () => {
    on.lab.react(on.post.id, 'Karin Öberg', 'LIKE')
    on.lab.react(on.post.id, 'Bosse Lind', 'SAD')
    const figures = await facebook.insights.ofPost(on.access, on.post.id)
    const told = Object.fromEntries(figures.map(({ measure, value }) => [measure, value]))
    expect(told).toMatchObject({
      post_reactions_by_type_total: 2,
      'comments.summary': 2,
      'reactions.summary': 2,
      shares: 0,
      post_media_view: 260,
    })
  })

  it('are of a post that is there', async () => {
    await expect(facebook.insights.ofPost(on.access, '100000000000001_1')).rejects.toMatchObject({
      isGone: true,
    })
  })
})

describe('a day in Pacific time', () => {
  it.each([
    ['2026-07-02T07:00:00Z', '2026-07-01'],
    ['2026-11-20T08:00:00Z', '2026-11-19'],
    // The clocks go back: this day has 25 hours.
    ['2026-11-02T08:00:00Z', '2026-11-01'],
  ])('that ends at %s is %s', (endTime, expected) => {
    expect(dayEndingAt(Temporal.Instant.from(endTime)).toString()).toBe(expected)
  })

  it('ends where the next begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = day('1990-01-01').add({ days })
        expect(dayEndingAt(startOfPacificDay(date.add({ days: 1 })))).toEqual(date)
        expect(pacificToday(startOfPacificDay(date))).toEqual(date)
      }),
    )
  })
})

describe('a value', () => {
  it.each<[unknown, number | null]>([
    [0, 0],
    [7, 7],
    [{ like: 3, sorry: 1 }, 4],
    [{}, 0],
    [{ like: 'x' }, null],
    [null, null],
    [undefined, null],
    ['7', null],
    [[], null],
    [Number.NaN, null],
  ])('%j is %s', (told, expected) => {
    expect(valueOf(told)).toBe(expected)
  })
})
