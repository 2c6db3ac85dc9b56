import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId, UnitId } from '#core/ids.ts'
import { DELIMITERS, findDelimiter, looksLikeFormula, readCsv } from './csv.ts'
import { decodeCsv } from './decode-csv.ts'
import type { Person } from './person.ts'
import { planFile } from './plan-file.ts'
import type { Unit } from './units.ts'

const unit = (id: string, name: string, parentId: string | null): Unit => ({
  id: id as UnitId,
  name,
  kind: 'department',
  parentId: parentId as UnitId | null,
  ownsCommonAccounts: false,
  isArchiveCreator: false,
  version: 1,
})
const units = [
  unit('k', 'Kommunikation', null),
  unit('s', 'Socialförvaltningen', null),
  unit('s1', 'Kansliet', 's'),
  unit('b', 'Barnförvaltningen', null),
  unit('b1', 'Kansliet', 'b'),
]
const known: Person = {
  id: 'p1' as PersonId,
  email: 'asa@ekkoping.example',
  fullName: 'Åsa Öhman',
  title: 'kommunikatör',
  unitId: 'k' as UnitId,
  roles: ['communicator'],
  hidesName: false,
  isActive: true,
  substituteId: null,
  language: 'sv',
  version: 1,
}
const gone: Person = { ...known, id: 'p2' as PersonId, email: 'borta@ekkoping.example', isActive: false }
const plan = (text: string | Uint8Array) =>
  planFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, { people: [known, gone], units })
const HEAD = 'E-post;Namn;Titel;Enhet;Roller\n'

describe('reading CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'å', ' ', ';', ',', '\t', '"', '\n', '\r\n', '1') })
  it('gives back every cell that was written by the rules, whatever it holds (RFC 4180)', () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n', '\r'),
        (table, sign, end) => {
          const text = table
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign))
            .join(end)
          const read = readCsv(text, sign)
          expect(read.ok && read.rows.map((row) => row.cells)).toEqual(table)
        },
      ),
    )
  })

  it('never loops or throws on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof readCsv(text, ';').ok === 'boolean'),
    )
  })

  it.each([
    ['a;"b', 1, 'quote-open'],
    ['a;b\nc;d"e', 2, 'quote-inside'],
    ['"a\nb"x;c', 1, 'text-after-quote'],
  ])('refuses %j with its line', (text, line, code) => {
    expect(readCsv(text, ';')).toEqual({ ok: false, fault: { line, code } })
  })

  it.each([
    ['a;b;c,d', ';'],
    ['"a;b;c",d,e', ','],
    ['a\tb\tc', '\t'],
    ['sep=,\na;b;c', ','],
    ['one', ';'],
  ])('finds what parts %j', (text, delimiter) => {
    expect(findDelimiter(text).delimiter).toBe(delimiter)
  })
})

it.each([
  ['=cmd|calc', true],
  [' +1', true],
  ['-2', true],
  ['@sum', true],
  ['\t=1', true],
  ['＝1', true],
  ['Anna-Karin', false],
  ['a=b', false],
])('%j as a formula: %s', (text, isFormula) => {
  expect(looksLikeFormula(text)).toBe(isFormula)
})

describe('decoding', () => {
  const text = `${HEAD}ny@ekkoping.example;Örjan Åkesson;chef;Kommunikation;\n`
  const latin1 = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...new Uint8Array(new Uint16Array(Array.from(text, (sign) => sign.charCodeAt(0))).buffer),
  ])
  it.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    ['Latin-1', latin1, 'windows-1252'],
    ['UTF-16', utf16, 'utf-16le'],
  ])('reads %s', (_name, bytes, encoding) => {
    const made = plan(bytes)
    expect(made).toMatchObject({ encoding, problems: [], rows: [{ fields: { fullName: 'Örjan Åkesson' } }] })
  })

  it.each([
    [new Uint8Array(), 'file-empty'],
    [new TextEncoder().encode('\ufeff \n'), 'file-empty'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0), 'file-is-workbook'],
    [Uint8Array.of(0x61, 0, 0x62), 'file-not-text'],
    [new Uint8Array(5 * 1024 * 1024 + 1).fill(0x61), 'file-too-large'],
  ])('refuses what is no list: %#', (bytes, fault) => {
    expect(decodeCsv(bytes)).toEqual({ ok: false, fault })
  })
})

describe('the plan', () => {
  it('tells new, changed and right ones apart, whatever the order and language of the headings', () => {
    const made = plan(
      'Department,Email,First name,Last name,Job title\nKommunikation,ASA@ekkoping.example,Åsa,Öhman,pressekreterare\nSocialförvaltningen / Kansliet,ny@ekkoping.example,Ny,Person,handläggare\n',
    )
    expect(made.problems).toEqual([])
    expect(made.rows).toMatchObject([
      { line: 2, kind: 'changed', changed: ['title'], fields: { roles: ['communicator'] } },
      { line: 3, kind: 'new', fields: { unitId: 's1', roles: ['employee'] } },
    ])
    const same = plan(`${HEAD}asa@ekkoping.example;Åsa Öhman;kommunikatör;kommunikation;Kommunikatör\n`)
    expect(same.rows).toMatchObject([{ kind: 'same' }])
  })

  it.each([
    ['=1+1@x.se;A;b;Kommunikation;', 'email', 'formula-cell'],
    ['a@x.se;=HYPERLINK("x");b;Kommunikation;', null, 'quote-inside'],
    ['ingen;A;b;Kommunikation;', 'email', 'email-form'],
    ['a@x.se;;b;Kommunikation;', 'fullName', 'required'],
    ['a@x.se;A;b;Finns inte;', 'unit', 'unknown-unit'],
    ['a@x.se;A;b;Kansliet;', 'unit', 'ambiguous-unit'],
    ['a@x.se;A;b;Kommunikation;kung', 'roles', 'unknown-role'],
    ['borta@ekkoping.example;A;b;Kommunikation;', 'email', 'person-inactive'],
    ['a@x.se;A;b;Kommunikation;\nA@X.SE;B;c;Kommunikation;', 'email', 'row-twice'],
  ])('refuses %j at its column', (row, column, code) => {
    expect(plan(HEAD + row).problems).toMatchObject([{ column, code }])
  })

  it('names the heading that is missing or twice, and takes at most 10 000 rows', () => {
    const codes = (text: string) => plan(text).problems.map(({ column, code }) => `${column ?? ''} ${code}`)
    expect(codes('Namn;Titel\nA;b')).toEqual(['email column-missing', 'unit column-missing'])
    expect(codes('Epost;E-post;Namn;Titel;Enhet\na;b;c;d;e')).toEqual(['email column-twice'])
    expect(codes(HEAD)).toEqual([' file-without-rows'])
    expect(codes(HEAD + 'x\n'.repeat(10_001))).toEqual([' too-many-rows'])
    const rows = Array.from({ length: 10_000 }, (_, n) => `p${String(n)}@x.se;A;b;kommunikation;`)
    const most = plan(HEAD + rows.join('\n'))
    expect([most.problems, most.rows.length]).toEqual([[], 10_000])
  })
})
