import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { TimeThread } from '../time-thread/time-thread.tsx'
import type { ClockProps } from './clock.tsx'
import { Clock } from './clock.tsx'

const now = Temporal.Instant.from('2026-11-20T13:30:00Z')
const inHours = (hours: number) => now.add({ hours })

const textOf = (html: string) =>
  html
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .trim()

describe('the clock says its state in words, never by colour alone (WCAG 1.4.1)', () => {
  it.each([
    ['calm', { dueAt: inHours(80) }, 'Lugnt: mån 23 nov 22:30'],
    ['soon', { dueAt: inHours(9) }, 'Snart: i dag 23:30'],
    ['now', { dueAt: inHours(2), show: 'left' }, 'Nu: 2 h kvar'],
    ['over', { dueAt: inHours(-3) }, 'passerad 3 h'],
    ['promptly', {}, 'Skyndsamt'],
    ['promptly', { note: 'ta bort' }, 'Skyndsamt ta bort'],
    ['done', { text: 'besvarad 13:50' }, 'besvarad 13:50'],
    ['done', {}, 'Klart'],
  ] satisfies [ClockProps['state'], Partial<ClockProps>, string][])('%s %o', (state, more, wanted) => {
    const html = renderFragment(<Clock state={state} lang="sv" now={now} {...more} />)
    expect(textOf(html).replace(/\s+/g, ' ')).toBe(wanted)
    expect(html).toContain(`is-${state}`)
    expect(html).toContain('<svg')
  })

  it('each state has its own drawing', () => {
    const drawings = (['calm', 'soon', 'now', 'over', 'promptly', 'done'] as const).map(
      (state) => /<path d="([^"]+)"/.exec(renderFragment(<Clock state={state} lang="sv" now={now} />))?.[1],
    )
    expect(new Set(drawings).size).toBe(6)
  })

  it('carries the moment for machines, and ticks only where time runs', () => {
    const running = renderFragment(<Clock state="soon" lang="en" now={now} dueAt={inHours(9)} />)
    expect(running).toContain('datetime="2026-11-20T22:30:00Z"')
    expect(running).toContain('<ticking-clock')
    expect(renderFragment(<Clock state="done" lang="en" now={now} dueAt={inHours(9)} />)).not.toContain(
      'ticking',
    )
  })
})

describe('the time thread', () => {
  it.each([
    [0.22, '22\u00a0% av tiden är kvar', 'width="22%"'],
    [1.7, '100\u00a0% av tiden är kvar', 'width="100%"'],
    [0, 'Hela tiden har gått', '<line'],
    [-0.4, 'Hela tiden har gått', '<line'],
    [Number.NaN, 'Hela tiden har gått', '<line'],
  ])('share %d', (share, label, drawn) => {
    const html = renderFragment(<TimeThread state="soon" share={share} lang="sv" />)
    expect(html).toContain(`aria-label="${label}"`)
    expect(html).toContain(drawn)
  })

  it('is silent where the clock beside it says the same', () => {
    const html = renderFragment(<TimeThread state="soon" share={0.5} lang="sv" decorative />)
    expect(html).toContain('aria-hidden="true"')
    expect(html).not.toContain('role=')
  })
})
