import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../decode-bytes.ts'
import { decodeEntities } from './entities.ts'
import { NotXml } from './tokenize.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './tree.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) =>
  // XML has no other control characters than these
  text.toWellFormed().replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
)
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;')

type Tree = {
  readonly name: string
  readonly attribute: string
  readonly text: string
  readonly children: Tree[]
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attribute: words,
    text: words,
    children: fc.oneof({ maxDepth: 3 }, fc.constant<Tree[]>([]), fc.array(tie('tree'), { maxLength: 3 })),
  }),
}))
const written = ({ name: tag, attribute, text, children }: Tree): string =>
  `<${tag} a="${escape(attribute)}" >${escape(text)}<!-- ${'x'.repeat(3)} -->${children.map(written).join('')}</${tag}>`
const shape = (element: XmlElement): unknown => ({
  name: element.name,
  attribute: element.attributes.get('a'),
  children: element.children.map(shape),
})
const wanted = (one: Tree): unknown => ({
  name: one.name,
  attribute: one.attribute,
  children: one.children.map(wanted),
})
const allText = (one: Tree): string => one.text + one.children.map(allText).join('')

describe('XML', () => {
  it('is read as it was written: every name, attribute and word', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const read = readXml(`<?xml version="1.0"?>\n${written(one)}\n`)
        expect(shape(read)).toEqual(wanted(one))
        expect(read.text).toBe(allText(one))
        expect(read.source).toBe(written(one))
      }),
    )
  })

  it('is read, or refused as NotXml, whatever the bytes are', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '</',
      'a',
      '="',
      '"',
      '&',
      '&amp;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, words), { maxLength: 30 }), (parts) => {
        try {
          readXml(parts.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(NotXml)
        }
      }),
    )
  })

  it.each([
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['entities that grow', '<!DOCTYPE a [<!ENTITY x "yy"><!ENTITY z "&x;&x;">]><a>&z;</a>'],
    ['a file from outside', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['no end', '<a><b></a>'],
    ['two documents', '<a/><b/>'],
    ['a page', '<html><body><br></body></html>'],
    ['words', 'Strax tillbaka'],
    ['nothing', ''],
    ['no bottom', '<a>'.repeat(1000)],
    ['no end of elements', `<a>${'<b/>'.repeat(200_001)}</a>`],
    ['no end of attributes', `<a ${Array.from({ length: 100 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
  ])('with %s is refused', (_, xml) => {
    expect(() => readXml(xml)).toThrow(NotXml)
  })

  it('names things by namespace, whatever the prefix', () => {
    const xml = '<r xmlns="urn:a" xmlns:m="urn:m"><m:t>1</m:t><t xmlns="urn:b">2</t><t>3</t></r>'
    const root = readXml(xml)
    expect(['urn:m', 'urn:b', 'urn:a'].map((ns) => textOf(root, 't', ns))).toEqual(['1', '2', '3'])
    expect(childrenOf(root, 't')).toHaveLength(3)
  })

  it('takes a document type that declares nothing, CDATA, and an ampersand that stands alone', () => {
    expect(readXml('\ufeff<!DOCTYPE rss><a>R&D <![CDATA[<b>&amp;</b>]]></a>').text).toBe('R&D <b>&amp;</b>')
  })

  it('comes to an end with a document made to be slow', () => {
    for (const hostile of ['<a ', '<!--', '<a b="', '&#', '<![CDATA['])
      expect(() => readXml(hostile.repeat(200_000))).toThrow(NotXml)
  })
})

it.each([
  ['&aring;&auml;&ouml; &hellip; &#229; &#xE4; &#x1F600;', 'åäö … å ä 😀'],
  ['&amp;lt;', '&lt;'],
  ['&okänd; &unknown; & &;', '&okänd; &unknown; & &;'],
  ['&#0; &#xD800; &#1114112; &#8;', '\ufffd \ufffd \ufffd \ufffd'],
])('the references of %j', (text, expected) => {
  expect(decodeEntities(text)).toBe(expected)
})

describe('bytes', () => {
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding))
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', bytes('<a>å</a>', 'utf8'), 'text/xml'],
    ['UTF-8 with its mark', bytes('\ufeff<a>å</a>', 'utf8'), 'text/xml; charset=iso-8859-1'],
    ['the server’s word', bytes('<a>å</a>', 'latin1'), 'text/xml; charset="ISO-8859-1"'],
    ['its own word', bytes('<?xml version="1.0" encoding="windows-1252"?><a>å</a>', 'latin1'), 'text/xml'],
    ['UTF-16', bytes('\ufeff<a>å</a>', 'utf16le'), 'application/xml'],
    ['a name of nothing', bytes('<a>å</a>', 'utf8'), 'text/xml; charset=klingon'],
  ])('are text by %s', (_, raw, contentType) => {
    expect(readXml(decodeBytes(raw, contentType)).text).toBe('å')
  })

  it('that are no text hide nothing of the rest, and hold no NUL', () => {
    expect(decodeBytes(Uint8Array.of(0x61, 0xff, 0, 0x62), '')).toBe('a\ufffd\ufffdb')
  })
})
