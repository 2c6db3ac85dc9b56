import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { OutboxStatus } from '../outbox-status/outbox-status.tsx'
import { Pagination } from '../pagination/pagination.tsx'
import { QueueItem } from '../queue-item/queue-item.tsx'
import { Seal } from '../seal/seal.tsx'
import { DataTable } from '../table/table.tsx'
import { Steps } from './steps.tsx'

const now = Temporal.Instant.from('2026-11-20T13:30:00Z')

describe('Steps', () => {
  const html = renderFragment(
    <Steps
      lang="sv"
      steps={[
        { title: 'Underlag', state: 'done' },
        { title: 'Diarieföring', state: 'now' },
        { title: 'Ta bort', state: 'locked', waitsFor: 2 },
        { title: 'Underrätta', state: 'locked' },
      ]}
    />,
  )

  it('says what each waits for', () => {
    expect(html).toContain('väntar på steg 2')
    expect(html).toContain('låst')
  })

  it('marks the one that is next', () => {
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(html).toMatch(/step-now" aria-current="step"/)
  })
})

describe('Seal', () => {
  it('shows the checksum short, and whole when opened', () => {
    const hash = '0123456789abcdef'.repeat(4)
    const html = renderFragment(<Seal lang="sv" hash={hash} facts={[]} />)
    expect(html).toContain('<code>0123…cdef</code>')
    expect(html).toContain('<code>01234567 89abcdef 01234567')
  })
})

describe('QueueItem', () => {
  const item = {
    id: 'm-1',
    version: '7',
    href: '/inkorg/1',
    lang: 'sv',
    now,
    author: { name: 'Leif\u202e S.' },
    place: 'Facebook',
    receivedAt: now,
    excerpt: 'Rad 1\n\nRad 2',
    clock: { state: 'calm' },
  } as const

  it('is a row the live queue can find, with its words on one line', () => {
    const html = renderFragment(<QueueItem {...item} />)
    expect(html).toContain('id="m-1" data-version="7"')
    expect(html).toContain('Rad 1 Rad 2')
    expect(html).toContain('U+202E')
    expect(html).not.toContain('aria-current')
    expect(renderFragment(<QueueItem {...item} current />)).toContain('aria-current="true"')
  })

  it('shortens a long text', () => {
    const html = renderFragment(<QueueItem {...item} excerpt={'ord '.repeat(500)} />)
    expect(html.length).toBeLessThan(1800)
    expect(html).toContain('…')
  })
})

describe('DataTable', () => {
  it('names rows and columns at every width', () => {
    const html = renderFragment(
      <DataTable
        caption="Konton"
        columns={[
          { header: 'Konto', naming: true, cell: (row: string) => row },
          { header: 'Följare', numeric: true, cell: (row: string) => row.length },
        ]}
        rows={['Biblioteket']}
        rowKey={String}
      />,
    )
    expect(html).toContain('<th scope="row" role="rowheader">Biblioteket</th>')
    expect(html).toContain('<span class="table-label" aria-hidden="true">Följare </span>11')
  })
})

describe('Pagination', () => {
  it('is absent when everything is shown', () => {
    expect(renderFragment(<Pagination lang="sv" />)).toBe('')
    expect(renderFragment(<Pagination lang="sv" olderHref="?efter=x" />)).not.toContain('Nyare')
  })
})

describe('OutboxStatus (principle 6)', () => {
  it.each([
    ['waiting', 'Väntar'],
    ['sending', 'Skickas'],
    ['done', 'Klart'],
    ['failed', 'Misslyckades'],
    ['unknown', 'Okänt utfall'],
  ] as const)('%s', (state, words) => {
    expect(renderFragment(<OutboxStatus lang="sv" state={state} what="Svar" now={now} />)).toContain(words)
  })

  it('gives the network’s reason instead of the general one', () => {
    const html = renderFragment(
      <OutboxStatus lang="sv" state="failed" what="Svar" now={now} reason="Kommentaren är borta." />,
    )
    expect(html).toContain('Kommentaren är borta.')
    expect(html).not.toContain('Nätverket sade nej')
  })
})
