/** From the file to the fields of a form and back. What the form does not show of a value stays as it is in the file. */
import type { Path } from '../collect-rules.ts'
import { UNKNOWN } from '../schema/primitives.ts'
import type { FieldSpec, GroupSpec } from './edit-sections.ts'
import { groupsOf, type EditSection } from './edit-sections.ts'

export type FormValue = string | readonly string[]
export type FormValues = Readonly<Record<string, FormValue>>

type Group = Readonly<Record<string, unknown>>

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function valueAt(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return typeof step === 'number' ? inner[step] : undefined
    return isGroup(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined
  }, node)
}

function withAt(node: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  const group = isGroup(node) ? node : {}
  const inner = withAt(group[step], rest, value)
  const { [step]: _, ...others } = group
  if (inner === undefined) return others
  return Object.hasOwn(group, step) ? { ...group, [step]: inner } : { ...others, [step]: inner }
}

/** "inbox.sla[0].value.amount" and "inbox-sla-0-value-amount" are the same place: the latter is an id in a page. */
export const nameOf = (path: Path): string => path.map(String).join('-')

/** One group of fields as it stands in one place of the file. */
export type Entry = {
  readonly spec: GroupSpec
  /** To the rule, or to the group itself. */
  readonly path: Path
  readonly isRule: boolean
  /** What stands there; undefined when the file says nothing. */
  readonly found: unknown
}

/** Lists have one entry for each rule in them. */
export function entriesOf(raw: unknown, section: EditSection): readonly Entry[] {
  return groupsOf[section].flatMap((spec): readonly Entry[] => {
    const found = valueAt(raw, spec.path)
    if (spec.shape !== 'rules') return [{ spec, path: spec.path, isRule: spec.shape === 'rule', found }]
    const items: readonly unknown[] = Array.isArray(found) ? found : []
    return items.map((item, at) => ({ spec, path: [...spec.path, at], isRule: true, found: item }))
  })
}

/** The value that the fields are about: the rule's value, or the group. */
function subjectOf({ spec, isRule, found }: Entry): unknown {
  const value = isRule ? valueAt(found, ['value']) : found
  return spec.open === undefined ? value : spec.open(value)
}

const placeOf = ({ path, isRule }: Entry, field: FieldSpec): Path => [
  ...path,
  ...(isRule ? ['value'] : []),
  ...field.at,
]

export const fieldName = (entry: Entry, field: FieldSpec): string => nameOf(placeOf(entry, field))
export const modalityName = (entry: Entry): string => `${nameOf(entry.path)}-modality`
export const noteName = (entry: Entry): string => `${nameOf(entry.path)}-note`

const words = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

function shown(field: FieldSpec, value: unknown): Record<string, FormValue> | FormValue {
  const known = value === UNKNOWN ? undefined : value
  switch (field.kind) {
    case 'yesNo':
      return known === true ? 'yes' : known === false ? 'no' : ''
    case 'text':
      return { sv: words(valueAt(known, ['sv'])), en: words(valueAt(known, ['en'])) }
    case 'lines':
      return Array.isArray(known) ? known.map(words).join('\n') : ''
    case 'checks':
      return Array.isArray(known) ? known.map(words) : []
    default:
      return words(known)
  }
}

/** What the fields of an entry hold as the file stands, by their names. */
export function formValues(entry: Entry): FormValues {
  const value = subjectOf(entry)
  const fields = entry.spec.fields.flatMap((field): readonly [string, FormValue][] => {
    const name = fieldName(entry, field)
    const said = shown(field, valueAt(value, field.at))
    if (typeof said === 'string' || Array.isArray(said)) return [[name, said as FormValue]]
    return Object.entries(said).map(([lang, one]) => [`${name}-${lang}`, one])
  })
  const rule: readonly [string, FormValue][] = entry.isRule
    ? [
        [modalityName(entry), words(valueAt(entry.found, ['modality']))],
        [noteName(entry), words(valueAt(entry.found, ['note']))],
      ]
    : []
  return Object.fromEntries([...fields, ...rule])
}

const one = (value: FormValue | undefined): string =>
  typeof value === 'string' ? value.trim() : (value?.[0] ?? '').trim()

const many = (value: FormValue | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value

function listOrNothing(items: readonly string[], before: unknown): unknown {
  return items.length === 0 && !Array.isArray(before) ? undefined : items
}

function typedNumber(text: string): unknown {
  return text === '' ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : text
}

function typedText(name: string, form: FormValues): unknown {
  const [sv, en] = [one(form[`${name}-sv`]), one(form[`${name}-en`])]
  if (sv === '' && en === '') return undefined
  return { ...(sv === '' ? {} : { sv }), ...(en === '' ? {} : { en }) }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((item) => item.trim())
  return lines.filter((item) => item !== '')
}

/** What was typed as the file has it; undefined for a field left empty. A number that is none stays as typed, for the schema to say so. */
function typed(field: FieldSpec, name: string, form: FormValues, before: unknown): unknown {
  const text = one(form[name])
  switch (field.kind) {
    case 'number':
      return typedNumber(text)
    case 'yesNo':
      return text === 'yes' ? true : text === 'no' ? false : undefined
    case 'text':
      return typedText(name, form)
    case 'lines':
      return listOrNothing(linesOf(text), before)
    case 'checks':
      return listOrNothing(
        field.values.filter((value) => many(form[name]).includes(value)),
        before,
      )
    default:
      return text === '' ? undefined : text
  }
}

function filled(field: FieldSpec, said: unknown, before: unknown): unknown {
  if (said !== undefined) return said
  if (before === UNKNOWN) return UNKNOWN
  // Emptied: what the source may leave open is written out as such, everything else is taken out of the file.
  return before !== undefined && field.isOpen ? UNKNOWN : undefined
}

function newSubject(entry: Entry, form: FormValues): unknown {
  const before = subjectOf(entry)
  let value = before
  for (const field of entry.spec.fields) {
    const was = valueAt(before, field.at)
    const is = filled(field, typed(field, fieldName(entry, field), form, was), was)
    if (field.at.length > 0 && is === undefined && was === undefined) continue
    value = field.at.length === 0 ? is : withAt(value, field.at, is)
  }
  const isBlank = isGroup(value) && Object.keys(value).length === 0
  if (isBlank && before === UNKNOWN) return UNKNOWN
  return isBlank && before === undefined ? undefined : value
}

/** What the entry is to say in the file; undefined when it still says nothing. */
export function writtenEntry(entry: Entry, form: FormValues, sourceDoc: string): unknown {
  const { spec, isRule, found } = entry
  const subject = newSubject(entry, form)
  const value = subject === undefined || spec.tidy === undefined ? subject : spec.tidy(subject)
  if (!isRule) return value
  if (found === undefined) {
    if (value === undefined || spec.fresh === null) return undefined
    const modality = one(form[modalityName(entry)]) || 'ska'
    const note = one(form[noteName(entry)])
    const rule = { ...spec.fresh, value, modality, source: { doc: sourceDoc } }
    return note === '' ? rule : { ...rule, note }
  }
  const note = one(form[noteName(entry)])
  const withValue = withAt(found, ['value'], value)
  const withForce = withAt(withValue, ['modality'], one(form[modalityName(entry)]) || undefined)
  return withAt(withForce, ['note'], note === '' ? undefined : note)
}
