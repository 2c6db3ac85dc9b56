/** Reads `id,from{id,name},comments.filter(stream).limit(25){id}.as(thread)` into a tree. Knows the grammar, not the names. */
export type Selection = {
  readonly name: string
  readonly alias: string
  readonly modifiers: Readonly<Record<string, string>>
  /** null: no braces, so the network's default fields. */
  readonly sub: readonly Selection[] | null
}

export class MalformedFields extends Error {
  override readonly name = 'MalformedFields'
}

/** Deeper nesting than this is refused by the network, and no honest caller needs it. */
const DEEPEST = 8

type Reader = { readonly text: string; at: number }

export function parseFields(text: string): Selection[] {
  const reader: Reader = { text, at: 0 }
  const list = readList(reader, 1)
  if (reader.at < text.length) throw unexpected(reader)
  return list
}

function unexpected(reader: Reader): MalformedFields {
  const found = reader.text[reader.at]
  const what = found === undefined ? 'end of string' : `'${found}'`
  return new MalformedFields(`Syntax error "Unexpected ${what} at character ${reader.at}: ${reader.text}"`)
}

function skipSpace(reader: Reader): void {
  while (reader.text[reader.at] === ' ' || reader.text[reader.at] === '\n') reader.at += 1
}

function take(reader: Reader, char: string): boolean {
  skipSpace(reader)
  if (reader.text[reader.at] !== char) return false
  reader.at += 1
  return true
}

function readName(reader: Reader): string {
  skipSpace(reader)
  const name = /^[a-z_][a-z0-9_]*/i.exec(reader.text.slice(reader.at))?.[0]
  if (name === undefined) throw unexpected(reader)
  reader.at += name.length
  return name
}

function readList(reader: Reader, depth: number): Selection[] {
  if (depth > DEEPEST) throw new MalformedFields(`fields nested deeper than ${DEEPEST}`)
  const list = [readSelection(reader, depth)]
  while (take(reader, ',')) list.push(readSelection(reader, depth))
  return list
}

function readArgument(reader: Reader): string {
  const end = reader.text.indexOf(')', reader.at)
  if (end < 0) {
    reader.at = reader.text.length
    throw unexpected(reader)
  }
  const argument = reader.text.slice(reader.at, end).trim()
  reader.at = end + 1
  return argument
}

function readSelection(reader: Reader, depth: number): Selection {
  const name = readName(reader)
  const modifiers: Record<string, string> = {}
  let sub: Selection[] | null = null
  for (;;) {
    if (take(reader, '.')) {
      const modifier = readName(reader)
      if (!take(reader, '(')) throw unexpected(reader)
      modifiers[modifier] = readArgument(reader)
    } else if (sub === null && take(reader, '{')) {
      sub = readList(reader, depth + 1)
      if (!take(reader, '}')) throw unexpected(reader)
    } else break
  }
  const { as: alias = name, ...rest } = modifiers
  return { name, alias, modifiers: rest, sub }
}
