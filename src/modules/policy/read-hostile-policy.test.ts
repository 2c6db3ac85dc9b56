import { describe, expect, it } from 'vitest'
import { readPolicy } from './read-policy.ts'
import { changedYaml, shippedYaml } from './shipped-policy-fixture.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function problemsIn(source: string | Uint8Array) {
  const read = readPolicy(source)
  return read.ok
    ? []
    : read.problems.map((problem) => ({ rule: problem.rule, line: problem.line, column: problem.column }))
}

describe('bytes that are not a policy', () => {
  it('reads past a byte-order mark, as Windows editors write it', () => {
    expect(readPolicy(bytes(`\ufeff${shippedYaml('falkenberg')}`)).ok).toBe(true)
  })

  it('reads Windows line ends', () => {
    expect(readPolicy(shippedYaml('falkenberg').replaceAll('\n', '\r\n')).ok).toBe(true)
  })

  it('says where a Latin-1 file has its first odd letter', () => {
    expect(problemsIn(Buffer.from('meta:\n  org: Älvdalen\n', 'latin1'))).toEqual([
      { rule: 'file.not-utf8', line: 2, column: 8 },
    ])
  })

  it.each([
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x6d, 0x00]), 'file.not-text'],
    ['UTF-16 without', new Uint8Array([0x6d, 0x00, 0x65, 0x00]), 'file.not-text'],
    ['a Word file', Buffer.from('504b0304140006000800000021', 'hex'), 'file.not-text'],
    ['nothing', new Uint8Array(), 'file.empty'],
    ['only blanks', bytes(' \n \n'), 'file.empty'],
    ['more than a megabyte', bytes('#'.repeat(1_000_001)), 'file.too-large'],
    ['only comments', bytes('# inget här\n'), 'yaml.not-a-policy'],
    ['a list', bytes('- a\n- b\n'), 'yaml.not-a-policy'],
    ['a sentence', bytes('Detta är vår policy.'), 'yaml.not-a-policy'],
  ])('%s', (_, source, rule) => {
    expect(problemsIn(source)).toMatchObject([{ rule }])
  })
})

describe('YAML that is broken or means harm', () => {
  it('places a key that is there twice, and says where the first one is', () => {
    const yaml = changedYaml(
      'falkenberg',
      '    slug: falkenberg\n',
      '    slug: falkenberg\n    slug: annan\n',
    )
    const read = readPolicy(yaml)
    const line = yaml.split('\n').indexOf('    slug: annan') + 1
    expect(read).toMatchObject({ ok: false, problems: [{ rule: 'yaml.duplicate-key', line, column: 5 }] })
    expect(read.ok ? '' : read.problems[0]?.message.sv).toContain(`rad ${String(line - 1)}`)
  })

  it.each([
    ['a tab', 'meta:\n\torg: 1\n', 'yaml.syntax', 2],
    ['an open quote', 'meta:\n  org: "x\n', 'yaml.syntax', 3],
    ['two documents', 'meta: 1\n---\nmeta: 2\n', 'yaml.syntax', 2],
    ['a reference to nothing', 'meta: *x\n', 'yaml.unknown-alias', 1],
  ])('%s', (_, yaml, rule, line) => {
    expect(problemsIn(yaml)).toContainEqual(expect.objectContaining({ rule, line }))
  })

  it('refuses tags', () => {
    expect(problemsIn('meta: !!js/function "() => 1"\n')).toContainEqual(
      expect.objectContaining({ rule: 'yaml.tag', line: 1 }),
    )
  })

  it('refuses an alias bomb', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i += 1)
      rows.push(
        `a${String(i)}: &a${String(i)} [${Array(9)
          .fill(`*a${String(i - 1)}`)
          .join(', ')}]`,
      )
    expect(problemsIn(rows.join('\n'))).toMatchObject([{ rule: 'yaml.alias-bomb' }])
  })

  it.each([
    ['brackets', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['lists', '- '.repeat(200_000)],
    ['groups', `meta: ${'{a: '.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('survives bottomless %s', (_, yaml) => {
    expect(problemsIn(yaml).length).toBeGreaterThan(0)
  })

  it('survives a hundred thousand unknown keys, and lists no more than anyone reads', () => {
    const keys = Array.from({ length: 90_000 }, (_, i) => `k${String(i)}: 1`)
    const problems = problemsIn(keys.join('\n'))
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(100)
  })

  it('takes __proto__ and constructor for what they are: unknown keys', () => {
    const problems = problemsIn(
      changedYaml('falkenberg', 'records:\n', '__proto__: { polluted: true }\nconstructor: 1\nrecords:\n'),
    )
    expect(problems.map((problem) => problem.rule)).toEqual(['schema.unknown-key', 'schema.unknown-key'])
    expect({}).not.toHaveProperty('polluted')
  })

  it('does not let an old YAML version turn "yes" and dates into something else unnoticed', () => {
    expect(
      problemsIn(
        `%YAML 1.1\n---\n${shippedYaml('falkenberg').replace('livingDocument: true', 'livingDocument: ja')}`,
      ),
    ).toMatchObject([{ rule: 'schema.wrong-type' }])
  })
})
