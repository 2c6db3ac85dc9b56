import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StartForm } from '#modules/policy/index.ts'
import { botkyrka, falkenberg } from '#modules/policy/shipped-policy-fixture.ts'
import { groupItems } from './groups.ts'

const pagesOf = (form: StartForm | undefined) => (form === undefined ? [] : groupItems(form))

describe('short pages (F-051)', () => {
  it('nineteen items become pages that are read in a minute, titled by what they hold', () => {
    const pages = pagesOf(falkenberg.startup.forms[0])
    expect(pages.map(({ title }) => title.sv)).toEqual([
      'Syfte, mål, målgrupp och plattform',
      'Når ni målgruppen, budskap och typ av konto',
      'Avtal samt funktion och teknik',
      'Resurser, bevakning och avsändare',
      'Risker samt diarieföring, gallring och arkivering',
      'Kriskommunikation, marknadsföring och informationskrav',
      'Godkännande och meddela kommunikatören',
    ])
    expect(pages.map(({ from, to }) => [from, to])).toEqual([
      [1, 4],
      [5, 7],
      [8, 9],
      [10, 12],
      [13, 14],
      [15, 17],
      [18, 19],
    ])
  })

  it('another policy’s plan is cut the same way', () => {
    expect(pagesOf(botkyrka.startup.forms[0]).flatMap(({ items }) => items)).toHaveLength(11)
  })

  it('whatever form comes, every item is on one page, in order', () => {
    const template = falkenberg.startup.forms[0]!
    const anyForm = fc
      .array(fc.nat({ max: template.items.length - 1 }), { minLength: 1, maxLength: 60 })
      .map((picks): StartForm => ({ ...template, items: picks.map((at) => template.items[at]!) }))
    fc.assert(
      fc.property(anyForm, (form) => {
        const pages = groupItems(form)
        expect(pages.flatMap(({ items }) => items)).toEqual(form.items)
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, at) => at + 1))
        expect(pages.at(-1)?.to).toBe(form.items.length)
        expect(pages.every(({ items, from, to }) => items.length > 0 && to - from + 1 === items.length)).toBe(
          true,
        )
      }),
    )
  })
})
