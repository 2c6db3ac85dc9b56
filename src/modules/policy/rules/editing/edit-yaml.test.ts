import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { shippedYaml } from '../../shipped-policy-fixture.ts'
import { collectRules, type Path } from '../collect-rules.ts'
import { editsBetween, editYaml } from './edit-yaml.ts'

const yaml = `# vår policy
meta:
  name: 'Storstad'   # staden
  empty:
  days: [mon, tue]
  sla:
    - { amount: 3, unit: hours } # tre
    # mellan reglerna
    - amount: 24
      unit: hours
  text: |
    Två rader
    i ett block
  list:
    - ett
    - två # med ord
last: "x"
`

const edit = (path: Path, value: unknown) => editYaml(yaml, [{ path, value }])

/** The lines that differ, so that a test shows all that happened to the file. */
function changedLines(before: string, after: string | null): readonly string[] {
  const [was, is] = [before.split('\n'), (after ?? '').split('\n')]
  return [
    ...was.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`),
  ]
}

describe('one value in a file', () => {
  it.each<[string, Path, unknown, readonly string[]]>([
    [
      'a text, quoted as before',
      ['meta', 'name'],
      'Lillstad',
      ["-   name: 'Storstad'   # staden", "+   name: 'Lillstad'   # staden"],
    ],
    [
      'a text with a quote in it',
      ['meta', 'name'],
      "Ann's",
      ["-   name: 'Storstad'   # staden", "+   name: 'Ann''s'   # staden"],
    ],
    [
      'a text that looks like YAML',
      ['last'],
      '=cmd: # <script>',
      ['- last: "x"', '+ last: "=cmd: # <script>"'],
    ],
    ['an empty value', ['meta', 'empty'], 'nu', ['-   empty:', '+   empty: nu']],
    [
      'a list on one line',
      ['meta', 'days'],
      ['mon', 'wed, fri'],
      ['-   days: [mon, tue]', "+   days: [mon, 'wed, fri']"],
    ],
    [
      'a number in a group on one line',
      ['meta', 'sla', 0, 'amount'],
      5,
      ['-     - { amount: 3, unit: hours } # tre', '+     - { amount: 5, unit: hours } # tre'],
    ],
    [
      'a number under its key',
      ['meta', 'sla', 1, 'amount'],
      48,
      ['-     - amount: 24', '+     - amount: 48'],
    ],
    [
      'a new field on one line',
      ['meta', 'sla', 0, 'clock'],
      'wall',
      ['-     - { amount: 3, unit: hours } # tre', '+     - { amount: 3, unit: hours, clock: wall } # tre'],
    ],
    ['a new field under the others', ['meta', 'sla', 1, 'clock'], 'wall', ['+       clock: wall']],
    [
      'a new group',
      ['meta', 'signature'],
      { template: '/{name}', optOut: { allowed: true } },
      ['+   signature:', '+     template: /{name}', '+     optOut: { allowed: true }'],
    ],
    ['a field taken away', ['meta', 'sla', 1, 'unit'], undefined, ['-       unit: hours']],
    [
      'a field of a group on one line taken away',
      ['meta', 'sla', 0, 'amount'],
      undefined,
      ['-     - { amount: 3, unit: hours } # tre', '+     - { unit: hours } # tre'],
    ],
    ['the last field, with its comment', ['last'], undefined, ['- last: "x"']],
    [
      'a list under its key',
      ['meta', 'list'],
      ['ett', 'tre'],
      ['-     - två # med ord', '+     - tre # med ord'],
    ],
    ['at the end of the file', ['new'], 1, ['+ new: 1']],
  ])('%s', (_, path, value, lines) => {
    expect(changedLines(yaml, edit(path, value))).toEqual(lines)
  })

  it('keeps the end of the file and Windows line ends', () => {
    const windows = yaml.replaceAll('\n', '\r\n')
    const after = editYaml(windows, [{ path: ['meta', 'sla', 1, 'clock'], value: 'wall' }])
    expect(after?.replaceAll('\r\n', '\n')).toBe(edit(['meta', 'sla', 1, 'clock'], 'wall'))
    expect(after?.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('replaces a block of text', () => {
    expect(parse(edit(['meta', 'text'], 'En rad\noch en till') ?? '')).toMatchObject({
      meta: { text: 'En rad\noch en till', list: ['ett', 'två'] },
    })
  })

  it('does not change what shares an alias', () => {
    const shared = 'a: &x { n: 1 }\nb: *x\n'
    expect(editYaml(shared, [{ path: ['a', 'n'], value: 2 }])).toBeNull()
    expect(editYaml(shared, [{ path: ['b', 'n'], value: 2 }])).toBeNull()
  })

  it.each([
    ['not YAML', 'a: [1', ['a'], 2],
    ['through a plain value', 'a: 1', ['a', 'b'], 2],
    ['beyond the end of a list', 'a: [1]', ['a', 5], 2],
  ] as const)('gives up: %s', (_, text, path, value) => {
    expect(editYaml(text, [{ path, value }])).toBeNull()
  })

  it('takes away the only field of a group', () => {
    expect(parse(editYaml('a:\n  b: 1\nc: 2\n', [{ path: ['a', 'b'], value: undefined }]) ?? '')).toEqual({
      a: {},
      c: 2,
    })
  })
})

describe('the smallest edits', () => {
  it('go into groups and take lists whole', () => {
    expect(editsBetween(['a'], { b: 1, c: { d: [1] }, e: 2 }, { b: 1, c: { d: [2] }, f: 3 })).toEqual([
      { path: ['a', 'c', 'd'], value: [2] },
      { path: ['a', 'e'], value: undefined },
      { path: ['a', 'f'], value: 3 },
    ])
    expect(editsBetween(['a'], { b: 1 }, { b: 1 })).toEqual([])
  })
})

describe('the shipped files', () => {
  const shipped = shippedYaml('botkyrka')
  const placed = collectRules(parse(shipped))

  it.each(['\n!', 'a\nb', "it's\n", '\r\n', `${'x'.repeat(60)}\n\ny`])(
    'write a line break on one line: %j',
    (note) => {
      for (const { path } of placed.slice(0, 3)) {
        const after = editYaml(shipped, [{ path: [...path, 'note'], value: note }])
        expect(changedLines(shipped, after ?? '').length).toBeLessThanOrEqual(3)
      }
    },
  )

  it('change by the lines of the rule and no other, whichever rule it is', () => {
    const anyText = fc
      .string({ minLength: 1, maxLength: 30, unit: 'binary' })
      .filter((text) => !/[\ufeff\u0085\u2028\u2029]/.test(text))
    fc.assert(
      fc.property(fc.constantFrom(...placed), anyText, ({ path }, note) => {
        const after = editYaml(shipped, [{ path: [...path, 'note'], value: note }])
        if (after === null) throw new Error(`could not write a note at ${path.join('.')}`)
        expect(changedLines(shipped, after).length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 10 },
    )
  })
})
