/** Writes what a form says into the text of a draft, field by field, and tells which field a fault belongs to. */
import { collectRules } from '../collect-rules.ts'
import { parseYaml } from '../validate/parse-yaml.ts'
import { editsBetween, editYaml } from './edit-yaml.ts'
import type { YamlEdit } from './yaml-edit.ts'
import type { EditSection } from './edit-sections.ts'
import { entriesOf, nameOf, valueAt, writtenEntry, type Entry, type FormValues } from './form-fields.ts'

/** A new rule is cited from the organisation's own document until somebody says otherwise. */
function sourceDocOf(raw: unknown): string {
  const first = valueAt(raw, ['documents', 0, 'id'])
  return typeof first === 'string' ? first : 'torget'
}

function withFreshId(entry: Entry, written: unknown, taken: ReadonlySet<string>): unknown {
  const { fresh } = entry.spec
  if (entry.found !== undefined || fresh === null || written === undefined || !taken.has(fresh.id))
    return written
  const free = [2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${fresh.id}-${String(n)}`).find((id) => !taken.has(id))
  return { ...(written as object), id: free ?? fresh.id }
}

export type Applied =
  | { readonly kind: 'written'; readonly yaml: string; readonly changed: readonly string[] }
  /** Not YAML at all: there are no fields to write into. */
  | { readonly kind: 'unreadable' }
  /** The value is shared with another place of the file (an alias) or stands where it cannot be told apart. */
  | { readonly kind: 'not-alone'; readonly name: string }

/** `changed` holds the names of the places that are another than before. */
export function applyForm(yaml: string, section: EditSection, form: FormValues): Applied {
  const raw = parseYaml(yaml).value
  if (raw === null) return { kind: 'unreadable' }
  const taken = new Set(collectRules(raw).map(({ rule }) => rule.id))
  const doc = sourceDocOf(raw)
  const edits: YamlEdit[] = []
  for (const entry of entriesOf(raw, section)) {
    const written = withFreshId(entry, writtenEntry(entry, form, doc), taken)
    edits.push(...editsBetween(entry.path, entry.found, written))
  }
  const written = editYaml(yaml, edits)
  if (written !== null)
    return { kind: 'written', yaml: written, changed: edits.map(({ path }) => nameOf(path)) }
  const stuck = edits.find((edit) => editYaml(yaml, [edit]) === null) ?? edits[0]
  return { kind: 'not-alone', name: stuck === undefined ? section : nameOf(stuck.path) }
}

/** The field that a fault is shown at: the one at its place, else one inside it or around it; null for faults elsewhere. */
export function fieldForFault(faultPath: string, names: readonly string[]): string | null {
  const place = faultPath.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '-')
  if (place === '') return null
  const inside = names.find((name) => name === place || name.startsWith(`${place}-`))
  if (inside !== undefined) return inside
  const around = names.filter((name) => place.startsWith(`${name}-`))
  return around.toSorted((a, b) => b.length - a.length)[0] ?? null
}
