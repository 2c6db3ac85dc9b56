/** Puts single values into a policy file and leaves every other character as it was: comments, blank lines and quotes are somebody's work (F-002). */
import type { Document } from 'yaml'
import { parseDocument } from 'yaml'
import type { Path } from '../collect-rules.ts'
import { redrawn } from './redraw-yaml.ts'
import { spliced } from './splice-yaml.ts'
import type { YamlEdit } from './yaml-edit.ts'

function parsed(text: string): Document {
  return parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    version: '1.2',
    logLevel: 'error',
  })
}

const MAX_ALIASES = 50

/** Parsing a long file takes its time, so what has been read once goes along with it. */
type Read = { readonly text: string; readonly document: Document; readonly value: unknown }

function read(text: string): Read {
  const document = parsed(text)
  const value: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: MAX_ALIASES })
  return { text, document, value }
}

type Group = Record<string, unknown>

/** What the file must say afterwards; null when the path leads through something that cannot hold it. */
function withValue(node: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (typeof step === 'number') {
    if (!Array.isArray(node) || step > node.length) return null
    const items: readonly unknown[] = node
    const inner = withValue(items[step], rest, value)
    return inner === undefined ? items.toSpliced(step, 1) : items.toSpliced(step, 1, inner)
  }
  if (node !== undefined && (typeof node !== 'object' || node === null || Array.isArray(node))) return null
  const group: Group = { ...node }
  const inner = withValue(group[step], rest, value)
  if (inner === undefined) {
    const { [step]: _, ...others } = group
    return others
  }
  return { ...group, [step]: inner }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function edited(before: Read, edit: YamlEdit): Read | null {
  const wanted = withValue(before.value, edit.path, edit.value)
  const attempts = [
    () => spliced(before.text, before.document, edit),
    // This one changes the document it is given.
    () => redrawn(before.text, parsed(before.text), edit),
  ]
  for (const attempt of attempts) {
    const text = attempt()
    // Whatever the attempt did, the file must now say exactly what was asked for and nothing else: an alias, say, is shared with other places.
    const after = text === null ? null : read(text)
    if (after !== null && isSame(after.value, wanted)) return after
  }
  return null
}

/** The file with the edits made, one after another; null when it is not readable or one of them cannot be made without changing more. */
export function editYaml(text: string, edits: readonly YamlEdit[]): string | null {
  let current: Read | null = read(text)
  for (const edit of edits) {
    current = edited(current, edit)
    if (current === null) return null
  }
  return current.text
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The smallest edits that lead from one value to another: a group is changed field by field, a list as a whole. */
export function editsBetween(path: Path, before: unknown, after: unknown): readonly YamlEdit[] {
  if (isSame(before, after)) return []
  if (!isGroup(before) || !isGroup(after)) return [{ path, value: after }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => editsBetween([...path, name], before[name], after[name]))
}
