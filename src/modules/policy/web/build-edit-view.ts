import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { policyTexts } from '../policy-problem.ts'
import type { Modality } from '../rules/schema/rule.ts'
import type { EditSection, FieldSpec, FloorNote } from '../rules/editing/edit-sections.ts'
import {
  entriesOf,
  fieldName,
  modalityName,
  nameOf,
  noteName,
  valueAt,
  type Entry,
  type FormValue,
  type FormValues,
} from '../rules/editing/form-fields.ts'
import { parseYaml } from '../rules/validate/parse-yaml.ts'
import { policyVersionTexts } from './version-texts.ts'

export type FieldView = {
  readonly name: string
  readonly spec: FieldSpec
  readonly label: string
}

export type GroupView = {
  readonly key: string
  readonly title: string
  readonly isRule: boolean
  /** False: the file does not have the rule yet. */
  readonly isThere: boolean
  readonly modality: Modality | null
  readonly source: string | null
  readonly requirements: readonly string[]
  readonly floor: FloorNote | null
  readonly fields: readonly FieldView[]
  readonly modalityName: string
  readonly noteName: string
}

/** The groups of a section as the draft has them; null when it cannot be read. Drafts may be faulty, so nothing is taken for granted. */
export function buildEditView(yaml: string, section: EditSection, lang: Lang): readonly GroupView[] | null {
  const raw = parseYaml(yaml).value
  if (raw === null) return null
  return entriesOf(raw, section).map((entry) => groupView(raw, entry, lang))
}

const textAt = (node: unknown, ...path: readonly (string | number)[]): string | null => {
  const found = valueAt(node, path)
  return typeof found === 'string' ? found : null
}

function groupView(raw: unknown, entry: Entry, lang: Lang): GroupView {
  const { spec, path, isRule, found } = entry
  const t = policyVersionTexts(lang)
  const place = spec.path.join('.')
  const title =
    textAt(found, 'label', lang) ??
    textAt(found, 'label', 'sv') ??
    spec.fresh?.label[lang] ??
    t.plainGroups[place] ??
    place
  const requirements = valueAt(found, ['source', 'requirements'])
  return {
    ...{ key: nameOf(path), title, isRule, isThere: found !== undefined, floor: spec.floor },
    modality: modalityOf(textAt(found, 'modality')),
    source: sourceOf(raw, found, lang),
    requirements: Array.isArray(requirements) ? requirements.map(String) : [],
    fields: spec.fields.map((field) => ({
      name: fieldName(entry, field),
      spec: field,
      label: labelOf(field, lang),
    })),
    modalityName: modalityName(entry),
    noteName: noteName(entry),
  }
}

function modalityOf(word: string | null): Modality | null {
  return word === 'ska' || word === 'bör' || word === 'får' || word === 'gärna' ? word : null
}

function sourceOf(raw: unknown, rule: unknown, lang: Lang): string | null {
  const doc = textAt(rule, 'source', 'doc')
  if (doc === null) return null
  const { sources } = policyTexts[lang]
  if (doc === 'law' || doc === 'torget') return sources[doc]
  const documents = valueAt(raw, ['documents'])
  const named: readonly unknown[] = Array.isArray(documents) ? documents : []
  const name = textAt(
    named.find((document) => textAt(document, 'id') === doc),
    'name',
  )
  return [name ?? doc, textAt(rule, 'source', 'section')].filter((part) => part !== null).join(', ')
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** "Antal", "Utan namn: tillåtet": the file's own names in the reader's words. */
function labelOf({ at }: FieldSpec, lang: Lang): string {
  const { parts } = policyTexts[lang].changes
  const words = at.length === 0 ? [parts['value'] ?? ''] : at.map((step) => parts[step] ?? step)
  return capital(words.join(': '))
}

/** A value of a field in words, for the one whose field somebody else has changed meanwhile. */
export function fieldWords(value: FormValue, lang: Lang): string {
  const t = policyVersionTexts(lang)
  const { values } = policyTexts[lang].changes
  const say = (one: string) => (one === 'yes' ? t.yes : one === 'no' ? t.no : (values[one] ?? one))
  if (typeof value !== 'string') return value.length === 0 ? t.emptyValue : joinList(value.map(say), lang)
  return value === '' ? t.emptyValue : `”${say(value)}”`
}

export type EditState = {
  readonly values: FormValues
  readonly base: FormValues
  readonly problems: Readonly<Record<string, string>>
}
