import { describe, expect, it } from 'vitest'
import { readPolicy } from './read-policy.ts'
import { changedYaml, lineOf, shippedYaml } from './shipped-policy-fixture.ts'

const F = 'falkenberg'

function problemsIn(source: string | Uint8Array) {
  const read = readPolicy(source, 'policy.yaml')
  return read.ok ? [] : read.problems
}

describe('the shipped policies', () => {
  it.each([F, 'botkyrka'] as const)(
    '%s holds, with one warning: the repealed Personal Data Act (F-185, B-077)',
    (name) => {
      const read = readPolicy(shippedYaml(name), `${name}.yaml`)
      expect(read).toMatchObject({ ok: true, warnings: [{ rule: 'law.repealed', file: `${name}.yaml` }] })
      expect(read.warnings[0]?.line).toBe(lineOf(shippedYaml(name), '{ id: pul }'))
      expect(read.warnings[0]?.remedy.sv).toContain('Dataskyddsförordningen')
    },
  )

  it('cannot be changed once read', () => {
    const read = readPolicy(shippedYaml(F))
    if (!read.ok) throw new Error('the file holds')
    expect(() => Object.assign(read.policy.moderation.blocking.value, { minWarnings: 0 })).toThrow(TypeError)
  })
})

describe('a file with faults', () => {
  it('offers the word that was meant', () => {
    const [problem] = problemsIn(changedYaml(F, 'dueTime:', 'dueTme:'))
    expect(problem).toMatchObject({
      path: 'inbox.businessTime.value.dueTme',
      remedy: { sv: 'Menade du ”dueTime”? Ta annars bort raden.' },
    })
  })

  it('tells of all faults in one go, the repealed law as a warning (scenario 25)', () => {
    const yaml = changedYaml(
      F,
      'when: always, amount: 3, unit: workingDays',
      'when: { urgent: true }, amount: 24, unit: hours',
    )
      .replace('livingDocument', 'levande')
      .replace('minWarnings: 3', 'minWarnings: 0')
    const read = readPolicy(yaml)
    expect(read).toMatchObject({ ok: false, warnings: [{ rule: 'law.repealed' }] })
    expect(problemsIn(yaml).map((problem) => problem.rule)).toEqual([
      'schema.unknown-key',
      'sla.no-catch-all',
      'blocking.min-warnings',
    ])
  })

  it('checks the other sections although one does not hold', () => {
    const yaml = changedYaml(F, 'slug: falkenberg', 'slug: 7').replace('minWarnings: 3', 'minWarnings: 0')
    expect(problemsIn(yaml).map((problem) => problem.rule)).toEqual([
      'schema.wrong-type',
      'blocking.min-warnings',
    ])
  })
})

describe('what is only worth a warning', () => {
  const warned = (yaml: string) => {
    const read = readPolicy(yaml)
    return [read.ok, read.warnings.map((warning) => warning.rule)]
  }

  it.each([
    ['a pale accent colour', changedYaml(F, '#1b5583', '#ffe08a'), ['accent.low-contrast', 'law.repealed']],
    [
      'letters garbled on the way',
      changedYaml(F, 'sv: Fråga,', 'sv: FrÃ¥ga,'),
      ['file.garbled-letters', 'law.repealed'],
    ],
    [
      'a rule that cites the repealed act',
      changedYaml(F, '{ id: osl, section: 5 kap. 1 § }', '{ id: pul }'),
      ['law.repealed', 'law.repealed'],
    ],
    [
      'the repealed act by another name',
      changedYaml(F, '{ id: pul }', '{ id: personuppgifter, name: { sv: P, en: P }, sfs: "1998:204" }'),
      ['law.repealed'],
    ],
    [
      'a local statute marked repealed',
      changedYaml(F, '{ id: pul }', '{ id: ordning, name: { sv: O, en: O }, status: repealed }'),
      ['law.repealed'],
    ],
    ['nothing at all', changedYaml(F, '  - { id: pul }\n', ''), []],
  ])('%s', (_, yaml, rules) => {
    expect(warned(yaml)).toEqual([true, rules])
  })
})
