import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { ParagraphChip } from './paragraph-chip.tsx'

const chip = {
  lang: 'sv',
  title: 'Svar inom 48 timmar',
  modality: 'bör',
  demand: 'Frågor får svar inom två dygn.',
  source: 'Policy för sociala medier, sidan 9',
  laws: [{ text: 'Förvaltningslagen 6 §', href: '/lag/fl-6' }],
  requirements: ['B-057'],
  version: '2026-01',
  href: '/regler/svarstid',
} as const

describe('the paragraph chip (design §8)', () => {
  it('names the rule closed and gives force, words, source, law and requirement opened', () => {
    const html = renderFragment(<ParagraphChip {...chip} />)
    const [closed = '', opened = ''] = html.split('</summary>')
    expect(closed).toContain('Svar inom 48 timmar')
    expect(closed).toContain('bör')
    for (const part of [
      chip.demand,
      chip.source,
      'Förvaltningslagen 6 §',
      'B-057',
      '2026-01',
      'Bör: följs om',
    ]) {
      expect(opened).toContain(part)
    }
    expect(opened).toContain('href="/regler/svarstid"')
  })

  it.each([
    ['ska', 'chip-must'],
    ['bör', 'chip-should'],
    ['får', 'chip-may'],
    ['gärna', 'chip-may'],
  ] as const)('shows how strongly %s binds', (modality, className) => {
    expect(renderFragment(<ParagraphChip {...chip} modality={modality} />)).toContain(className)
  })

  it('can name the law instead of the force, and leaves out what is not known', () => {
    const html = renderFragment(
      <ParagraphChip lang="en" title="Ground 1" short="BrB 4:5" demand="Unlawful threat." />,
    )
    expect(html).toContain('BrB 4:5')
    expect(html).not.toMatch(/Source|Policy<|Read it/)
  })
})
