import { describe, expect, it } from 'vitest'
import { readPolicy } from './read-policy.ts'
import { changedYaml } from './shipped-policy-fixture.ts'

/** What somebody who has never written YAML does first, and the words that get them on. */
const slips: readonly (readonly [slip: string, from: string, to: string, words: RegExp])[] = [
  [
    'a colon in a text',
    'title: Anvisningar för',
    'title: Anvisningar: för',
    /kolon följt av mellanslag.*Sätt citattecken/,
  ],
  ['a colon in a text on one line', 'sv: Svar när det', 'sv: Svar: när det', /kolon följt av mellanslag/],
  [
    'braces without quotes',
    "template: '/{fullName}, {role}, {org}'",
    'template: {fullName}, {role}',
    /börjar med \{ eller \[/,
  ],
  ['brackets at the start of a text', 'note: Brådskar gör', 'note: [Brådskar] gör', /börjar med \{ eller \[/],
  ['an at sign first', 'email: unknown', 'email: @kontakt', /@.*Sätt citattecken/],
  [
    'a dash without its space',
    '    - id: answer-otherwise',
    '    -id: answer-otherwise',
    /mellanslag efter strecket/,
  ],
  [
    'hard spaces from a word processor',
    '    slug: falkenberg',
    '\u00a0\u00a0\u00a0\u00a0slug: falkenberg',
    /hårda mellanslag/,
  ],
  ['a tab', '    slug: falkenberg', '\tslug: falkenberg', /indragen med tabb/],
  [
    'a telephone number without quotes',
    'phone: 0346-88 60 00',
    'phone: 0346886000',
    /ska vara text.*Sätt citattecken/,
  ],
  ['a time without quotes', "dueTime: '23:59'", 'dueTime: 16.30', /ska vara text.*Sätt citattecken/],
  ['a number with quotes', 'amount: 3, unit', "amount: '3', unit", /Ta bort citattecknen/],
  [
    'one language only',
    'label: { sv: Svar när det brådskar, en: Answer when it is urgent }',
    'label: Svar',
    /båda språken: \{ sv: …, en: … \}/,
  ],
  [
    'no English',
    'label: { sv: Svar när det brådskar, en: Answer when it is urgent }',
    'label: { sv: Svar }',
    /Skriv samma text på engelska/,
  ],
  [
    'a unit in Swedish',
    'amount: 24, unit: hours',
    'amount: 1, unit: dygn',
    /”hours” \(timmar\), ”workingDays” \(arbetsdagar\)/,
  ],
  [
    'a condition in Swedish',
    'when: always, amount: 3',
    'when: annars, amount: 3',
    /”always” \(alltid\) eller ”\{ urgent: true \}”/,
  ],
  [
    'the council by its name',
    'adoptedBy: unknown',
    'adoptedBy: Kommunfullmäktige',
    /”KF” \(kommunfullmäktige\)/,
  ],
  ['a list without brackets', 'requirements: [F-102]', 'requirements: F-102', /på en rad inom \[ \]/],
]

describe('a stranger’s slips', () => {
  it.each(slips)('%s', (_, from, to, words) => {
    const yaml = changedYaml('falkenberg', from, to)
    const read = readPolicy(yaml)
    const problems = read.ok ? [] : read.problems
    const line = yaml.slice(0, yaml.indexOf(to)).split('\n').length
    expect(problems).toHaveLength(1)
    const [problem] = problems
    expect(`${problem?.message.sv} ${problem?.remedy.sv}`).toMatch(words)
    expect(Math.abs((problem?.line ?? 0) - line)).toBeLessThanOrEqual(1)
    expect(problem?.message.en).not.toBe(problem?.message.sv)
  })

  it('warns of typographic quotation marks, which would show in every reply', () => {
    const read = readPolicy(
      changedYaml('falkenberg', "template: '/{role}, {org}'", 'template: ”/{role}, {org}”'),
    )
    expect(read.ok && read.warnings.map(({ rule }) => rule)).toContain('yaml.curly-quotes')
  })
})
