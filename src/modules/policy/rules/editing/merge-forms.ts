/** Two people may change different fields of the same draft at once; only where both changed the same one does somebody have to choose. */
import type { FormValue, FormValues } from './form-fields.ts'

export type Merged = {
  /** What is to be written: what this person changed, and what the others have changed meanwhile. */
  readonly values: FormValues
  /** The fields that this person changed. */
  readonly touched: readonly string[]
  /** Fields that somebody else changed to something else meanwhile, with what they wrote. */
  readonly clashes: ReadonlyMap<string, FormValue>
}

/** Browsers send an empty group of boxes as nothing at all. */
const plain = (value: FormValue | undefined): string =>
  typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : [...(value ?? [])].sort().join('\n')

const isSame = (a: FormValue | undefined, b: FormValue | undefined) => plain(a) === plain(b)

/** `base` is what the form showed, `sent` what came back, `current` what the draft says now. */
export function mergeForms(base: FormValues, sent: FormValues, current: FormValues): Merged {
  const names = Object.keys(current)
  const touched = names.filter((name) => !isSame(base[name], sent[name]))
  const clashing = touched.filter(
    (name) => !isSame(current[name], base[name]) && !isSame(current[name], sent[name]),
  )
  const values = names.map((name): [string, FormValue] => [
    name,
    (touched.includes(name) ? sent[name] : current[name]) ?? '',
  ])
  return {
    values: Object.fromEntries(values),
    touched,
    clashes: new Map(clashing.map((name) => [name, current[name] ?? ''])),
  }
}
