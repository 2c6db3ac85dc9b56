import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { ErrorSummary } from '../error-summary/error-summary.tsx'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { TextArea, TextField } from './text-field.tsx'

const frame = { lang: 'sv', name: 'adress', label: 'Adress' } as const

describe('fields', () => {
  it('tie label, hint and error to the control', () => {
    const html = renderFragment(
      <TextField {...frame} hint="Hela adressen" error="Adressen är för kort" value="x" />,
    )
    expect(html).toContain('<label class="field-label" for="adress">')
    expect(html).toContain('aria-describedby="adress-hint adress-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('<span class="sr">Fel: </span>Adressen är för kort')
    expect(html).toContain('required')
  })

  it('say in words when they are optional', () => {
    const html = renderFragment(<TextField {...frame} optional />)
    expect(html).toContain('frivilligt')
    expect(html).not.toContain('required')
    expect(html).not.toContain('aria-describedby')
  })

  it('never send a password or a file back', () => {
    expect(renderFragment(<TextField {...frame} type="password" value="hemligt" />)).not.toContain('hemligt')
  })

  it('tell a limit without cutting the text off, and keep a leading line break', () => {
    const html = renderFragment(<TextArea {...frame} limit={2200} unit="graphemes" value={'\nHej'} />)
    expect(html).toContain('Högst 2\u00a0200 tecken')
    expect(html).not.toContain('maxlength')
    expect(html).toContain('>\n\nHej</textarea>')
    expect(html).toContain('aria-describedby="adress-count"')
  })

  it('are plain boxes around finished HTML without script', () => {
    const html = renderFragment(<TextArea {...frame} limit={10} draftKey="kim-7" />)
    expect(html).toMatch(/<keep-draft data-key="kim-7"><count-characters [^>]*><textarea/)
  })

  const choices = [
    { value: 'a', text: 'A' },
    { value: 'b', text: 'B', note: 'Ovanlig' },
  ]

  it('the group’s first choice is where the error summary leads', () => {
    const html = renderFragment(
      <>
        <ErrorSummary lang="sv" errors={[{ field: 'adress', text: 'Välj en' }]} />
        <Radios {...frame} choices={choices} value="b" error="Välj en" />
      </>,
    )
    expect(html).toContain('href="#adress"')
    expect(html.match(/id="adress"/g)).toHaveLength(1)
    expect(html).toMatch(/<input[^>]*id="adress-b"[^>]*checked/)
    expect(html).toContain('<fieldset aria-describedby="adress-error"')
  })

  it('several may be checked, one selected', () => {
    const boxes = renderFragment(<Checkboxes {...frame} choices={choices} values={['a', 'b']} />)
    expect(boxes.match(/checked/g)).toHaveLength(2)
    const list = renderFragment(<Select {...frame} choices={choices} value="b" withEmpty />)
    expect(list).toMatch(/<option selected value="b">|<option value="b" selected>/)
    expect(list.match(/selected/g)).toHaveLength(1)
  })
})

describe('ErrorSummary', () => {
  it.each([
    [1, 'En sak behöver rättas'],
    [3, '3 saker behöver rättas'],
  ])('counts %i', (count, words) => {
    const errors = Array.from({ length: count }, (_, i) => ({ field: `f${i}`, text: `Fel ${i}` }))
    expect(renderFragment(<ErrorSummary lang="sv" errors={errors} />)).toContain(words)
  })

  it('is absent when nothing is wrong', () => {
    expect(renderFragment(<ErrorSummary lang="sv" errors={[]} />)).toBe('')
  })
})
