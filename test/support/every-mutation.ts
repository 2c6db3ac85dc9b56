type Path = readonly (string | number)[]

export type Mutation = { readonly what: string; readonly value: unknown }

/** What a field turns out to hold in somebody else's answer: nothing, or another kind of thing. */
const WRONG: readonly unknown[] = [null, '', 'fel', 0, -1.5, 12_345_678_901_234_567_890, true, [], [null], {}]

/**
 * Every way in which one place of a JSON sample can be wrong: its key gone, its value null or of another type. For readers that must
 * come through all of them.
 */
export function* everyMutation(sample: unknown, wrongs: readonly unknown[] = WRONG): Generator<Mutation> {
  for (const path of pathsIn(sample)) {
    const where = path.join('.')
    if (path.length > 0) yield { what: `${where} gone`, value: changedAt(sample, path, undefined, true) }
    for (const wrong of wrongs)
      yield { what: `${where} = ${JSON.stringify(wrong)}`, value: changedAt(sample, path, wrong, false) }
  }
}

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  yield path
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* pathsIn(inner, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner, [...path, key])
  }
}

function changedAt(value: unknown, [key, ...rest]: Path, to: unknown, isGone: boolean): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) {
    if (isGone && rest.length === 0) return value.filter((_, index) => index !== key)
    return value.map((inner: unknown, index) => (index === key ? changedAt(inner, rest, to, isGone) : inner))
  }
  const entries = Object.entries(value as object)
  if (isGone && rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key))
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === key ? changedAt(inner, rest, to, isGone) : inner]),
  )
}
