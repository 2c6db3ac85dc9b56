import { describe, expect, it } from 'vitest'
import { cameBack, fieldOf, hidden, summaryOf, tickOf, type FormKit } from './form-kit.tsx'

const kit: FormKit = { lang: 'sv', csrf: 'token', sent: null }
const back: FormKit = {
  ...kit,
  sent: { form: 'svara', values: { text: 'Hej!' }, problems: { text: 'För långt.' } },
}

describe('a form that came back', () => {
  it('gives each field its value and its problem, and leaves other forms alone', () => {
    expect(fieldOf(back, 'svara', 'text', 'Ditt svar')).toMatchObject({
      id: 'svara-text',
      value: 'Hej!',
      error: 'För långt.',
    })
    const other = fieldOf(back, 'avbryt', 'text', 'Varför?')
    expect(other.value).toBeUndefined()
    expect(other.error).toBeUndefined()
    expect(cameBack(back, 'avbryt', 'svara')).toBe(true)
    expect(cameBack(back, 'avbryt')).toBe(false)
    expect(cameBack(kit, 'svara')).toBe(false)
  })

  it('links each problem to its field', () => {
    expect(summaryOf(back)).toEqual([{ field: 'svara-text', text: 'För långt.' }])
    expect(summaryOf(kit)).toEqual([])
  })

  it.each([
    ['untouched, stands ticked', kit, true, true],
    ['untouched, stands unticked', kit, false, false],
    ['sent unticked, though it stood ticked', back, true, false],
    ['sent ticked', { ...back, sent: { ...back.sent!, values: { isPrivate: 'yes' } } }, false, true],
  ])('a box: %s', (_name, given, isTicked, expected) => {
    expect(tickOf(given, 'svara', 'isPrivate', { label: 'Privat', isTicked }).checked).toBe(expected)
  })
})

it('every form carries the token, and the version where one is given', () => {
  expect(hidden(kit)).toEqual({ _csrf: 'token' })
  expect(hidden(kit, 0)).toEqual({ _csrf: 'token', version: '0' })
})
