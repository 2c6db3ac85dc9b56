/** Reads YAML without trusting it: repeated keys, tags, alias bombs and bottomless nesting are findings, never a crash or a hang. */
import type { Document, YAMLError } from 'yaml'
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Finding, YamlFault } from './finding.ts'

/** A hand-written policy needs few repeats; more than this is an attempt to grow without bound. */
const MAX_ALIASES = 50

export type ParsedYaml = {
  /** null when the text is not readable at all. */
  readonly value: unknown
  readonly document: Document | null
  readonly lines: LineCounter
  readonly findings: readonly Finding[]
}

const faults: Readonly<Record<string, YamlFault>> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  MISSING_CHAR: 'unclosed',
  MULTIPLE_DOCS: 'many-documents',
}

/** What the author most likely did, from the line itself: the parser knows only where it gave up. */
function faultOf({ code, pos }: YAMLError, text: string): YamlFault {
  const start = text.lastIndexOf('\n', pos[0] - 1) + 1
  const end = text.indexOf('\n', pos[0])
  const line = text.slice(start, end === -1 ? text.length : end)
  if (/^[ ]*\t/.test(line)) return 'tab'
  if (/^[\s]*[\u00a0\u2007\u202f]/.test(line)) return 'hard-space'
  if (/^\s*-[^\s\-\d]/.test(line)) return 'dash'
  if (code === 'BAD_SCALAR_START') return 'reserved'
  const known = faults[code]
  if (known !== undefined && known !== 'indent') return known
  // A value that begins with a bracket and goes on behind it: "{name}, {role}".
  if (/[:-]\s+([{[])[^{}[\]]*[}\]]\s*[^\s#}\]]/.test(line)) return 'bracket'
  if (/:\s+[^'"{[\s][^'"]*?:(\s|$)/.test(line) || /[{,]\s*\w+:\s+[^'",}]*:\s/.test(line)) return 'colon'
  return known ?? 'other'
}

/** One slip makes the parser stumble over the lines after it: of what it cannot explain only the first is told, and no line twice. */
function syntaxFindings(errors: readonly YAMLError[], text: string, lines: LineCounter): Finding[] {
  const seen = new Set<number>()
  const found = errors.flatMap((error): { fault: YamlFault; offset: number }[] => {
    const { line } = lines.linePos(error.pos[0])
    if (seen.has(line)) return []
    seen.add(line)
    return [{ fault: faultOf(error, text), offset: error.pos[0] }]
  })
  const told = [layout, clear]
    .map((kinds) => found.filter(({ fault }) => kinds.has(fault)))
    .find((some) => some.length > 0)
  return (told ?? found.slice(0, 1)).map(({ fault, offset }) => ({
    ...{ code: 'yaml.syntax', path: [], offset },
    details: { fault },
  }))
}

/** Slips in how lines stand: everything after them is read wrongly, so they are told alone. */
const layout: ReadonlySet<YamlFault> = new Set(['tab', 'hard-space', 'dash'])
const clear: ReadonlySet<YamlFault> = new Set(['colon', 'reserved', 'bracket', 'unclosed', 'many-documents'])

/** Quotation marks from a word processor do not quote: they become part of the text, and of every signature and reply made from it. */
function curlyQuotes(document: Document): Finding[] {
  const findings: Finding[] = []
  visit(document, {
    Scalar: (_, { value, range }) => {
      if (typeof value === 'string' && /^[”“‘’][^]*[”“‘’]$/.test(value))
        findings.push({ code: 'yaml.curly-quotes', path: [], offset: range?.[0] ?? 0, details: {} })
    },
  })
  return findings
}

/** Done here because the library compares every key with every other, which takes minutes on a hostile file. */
function repeatedKeys(document: Document, lines: LineCounter): Finding[] {
  const findings: Finding[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Map<string, number>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const offset = key.range?.[0] ?? 0
        const first = seen.get(name)
        if (first === undefined) seen.set(name, offset)
        else {
          const details = { key: name, firstLine: lines.linePos(first).line }
          findings.push({ code: 'yaml.duplicate-key', path: [], offset, details })
        }
      }
    },
  })
  return findings
}

const plainTags: ReadonlySet<string> = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`),
)

function tags(document: Document): Finding[] {
  const findings: Finding[] = []
  visit(document, {
    Node: (_, node) => {
      if (isNode(node) && node.tag !== undefined && !plainTags.has(node.tag)) {
        findings.push({
          code: 'yaml.tag',
          path: [],
          offset: node.range?.[0] ?? 0,
          details: { tag: node.tag },
        })
      }
    },
  })
  return findings
}

function aliasFinding(error: unknown): Finding {
  const isBomb = error instanceof Error && error.message.startsWith('Excessive alias')
  return { code: isBomb ? 'yaml.alias-bomb' : 'yaml.unknown-alias', path: [], details: {} }
}

function readDocument(text: string, lines: LineCounter): ParsedYaml {
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    version: '1.2',
    logLevel: 'error',
  })
  const findings = syntaxFindings(document.errors, text, lines)
  if (findings.length > 0) return { value: null, document: null, lines, findings }
  if (!isMap(document.contents)) {
    return { value: null, document, lines, findings: [{ code: 'yaml.not-a-policy', path: [], details: {} }] }
  }
  const faultsFound = [...repeatedKeys(document, lines), ...tags(document), ...curlyQuotes(document)]
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), document, lines, findings: faultsFound }
  } catch (error) {
    if (error instanceof RangeError) throw error
    return { value: null, document, lines, findings: [...faultsFound, aliasFinding(error)] }
  }
}

export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter()
  try {
    return readDocument(text, lines)
  } catch (error) {
    // The parser recurses; only the call stack ends a file nested a hundred thousand levels deep.
    if (!(error instanceof RangeError)) throw error
    return {
      value: null,
      document: null,
      lines,
      findings: [{ code: 'yaml.too-deep', path: [], details: {} }],
    }
  }
}
