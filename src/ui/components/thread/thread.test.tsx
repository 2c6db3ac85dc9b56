import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import type { ThreadMessage } from './thread.tsx'
import { Thread } from './thread.tsx'

const now = Temporal.Instant.from('2026-11-20T13:30:00Z')
const message = (id: string, more: Partial<ThreadMessage> = {}): ThreadMessage => ({
  id,
  author: { name: `Namn ${id}` },
  at: now.subtract({ hours: 1 }),
  text: `Text ${id}`,
  ...more,
})
const draw = (...messages: ThreadMessage[]) =>
  renderFragment(<Thread messages={messages} lang="sv" now={now} />)

describe('the thread', () => {
  it('keeps order and depth', () => {
    const html = draw(message('1', { replies: [message('2')] }), message('3'))
    expect([...html.matchAll(/<li class="thread-item" id="(\d)"/g)].map((m) => m[1])).toEqual(['1', '2', '3'])
    expect(html.match(/<ol/g)).toHaveLength(2)
  })

  it('says whom a deep reply answers, where the indentation stops', () => {
    const deep = message('1', {
      replies: [message('2', { replies: [message('3', { replies: [message('4')] })] })],
    })
    const html = draw(deep)
    expect(html).toContain('svar till Namn 3')
    expect(html).not.toContain('svar till Namn 2')
    expect(html.match(/thread-flat/g)).toHaveLength(1)
  })

  it('shows what became of a message as tags', () => {
    expect(draw(message('1', { tags: ['besvarad 13:50'] }))).toContain(
      '<span class="tag tag-neutral">besvarad 13:50</span>',
    )
  })

  it('marks the message the matter is about, in words too', () => {
    const html = draw(message('1'), message('2', { focus: true }))
    expect(html.match(/message-focus/g)).toHaveLength(1)
    expect(html).toContain('Ärendet gäller detta inlägg')
  })

  it.each([
    ['removed-by-author', 'Borttagen av avsändaren'],
    ['removed-by-us', 'Borttagen av oss'],
    ['hidden', 'Dolt av oss'],
  ] as const)('%s: says so and still shows what was received', (state, words) => {
    const html = draw(message('1', { state, stateAt: now }))
    expect(html).toContain(words)
    expect(html).toContain('Text 1')
  })

  it('says when the content is disposed of, and when the author is gone', () => {
    const html = draw(message('1', { text: null, author: null }))
    expect(html).toContain('gallrat enligt beslut')
    expect(html).toContain('Avsändaren finns inte kvar')
  })

  it('leads to earlier wordings and to what is left out', () => {
    const edited = { at: now, href: '/lydelser' }
    const html = draw(message('1', { edited, more: { count: 14, href: '/fler' } }))
    expect(html).toContain('<a href="/lydelser">visa tidigare lydelse</a>')
    expect(html).toContain('<a href="/fler">Visa 14\u00a0svar till</a>')
  })

  it('shows alt text, and that it is missing', () => {
    const html = draw(
      message('1', {
        attachments: [
          { kind: 'image', name: 'a.jpg', alt: 'En plogbil', src: '/fil/1' },
          { kind: 'image', name: 'b.jpg', alt: null },
          { kind: 'link', name: 'https://trap.example/', alt: null },
        ],
      }),
    )
    expect(html).toContain('alt="En plogbil"')
    expect(html).toContain('Utan bildbeskrivning')
    expect(html).not.toContain('href="https://trap.example/"')
  })
})
