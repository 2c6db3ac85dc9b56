/**
 * The Graph contract as compact tables: `name:type`, `name!:type` where required, `{a|b}` for the values allowed.
 *
 * Facts (names, types, methods, values) extracted from facebook/facebook-business-sdk-codegen, `api_specs/specs` and `enum_types.json`,
 * commit ad2b0b6fdfbe4d73ed0754cb4562ef20b72b40d4 of 2026-04-15 (the v25 era), © Meta Platforms, Inc., under its licence for use in
 * connection with Facebook's own services. No descriptions and no code were taken.
 */
type ParamFacts = { readonly type: string; readonly isRequired: boolean }
export type CallFacts = { readonly returns: string; readonly params: Readonly<Record<string, ParamFacts>> }

export type NodeFacts = {
  readonly node: string
  readonly fields: Readonly<Record<string, string>>
  /** Keyed `GET comments`; the node itself is `GET .`, `POST .`, `DELETE .`. */
  readonly calls: Readonly<Record<string, CallFacts>>
  /** Calls that the contract has and the practice square does not serve, keyed alike. */
  readonly notEmulated: ReadonlySet<string>
}

type Sources = { readonly fields: string; readonly calls?: string; readonly notEmulated?: string }

const words = (text: string): string[] =>
  text
    .replaceAll(/\|\s+/g, '|')
    .split(/\s+/)
    .filter((word) => word !== '')

function readPair(word: string): { name: string; facts: ParamFacts } {
  const colon = word.indexOf(':')
  const name = word.slice(0, colon)
  const isRequired = name.endsWith('!')
  return {
    name: isRequired ? name.slice(0, -1) : name,
    facts: { type: word.slice(colon + 1), isRequired },
  }
}

function readCalls(text: string): Record<string, CallFacts> {
  const calls: Record<string, CallFacts> = {}
  for (const block of text.split(/\n(?=\s*(?:GET|POST|DELETE) )/)) {
    const [method, edge, , returns, ...params] = words(block)
    if (method === undefined || edge === undefined || returns === undefined) continue
    const pairs = params.map(readPair).map(({ name, facts }) => [name, facts] as const)
    calls[`${method} ${edge}`] = { returns, params: Object.fromEntries(pairs) }
  }
  return calls
}

export function tableOf(node: string, sources: Sources): NodeFacts {
  const fields = words(sources.fields)
    .map(readPair)
    .map(({ name, facts }) => [name, facts.type] as const)
  return {
    node,
    fields: Object.fromEntries(fields),
    calls: readCalls(sources.calls ?? ''),
    notEmulated: new Set(words(sources.notEmulated ?? '').map((call) => call.replace('/', ' '))),
  }
}

/** The values of `{a|b}` or `list<{a|b}>`; null where any value of the type will do. */
export function enumValues(type: string): readonly string[] | null {
  const inner = /\{([^}]*)\}/.exec(type)?.[1]
  return inner === undefined ? null : inner.split('|')
}
