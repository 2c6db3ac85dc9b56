/**
 * YouTube's contract as compact tables: `name:type`, `name!:type` where demanded, `{a|b}` for the values allowed, `int(1..100)` for limits.
 *
 * Facts (names, methods, limits, values) extracted from Google's discovery documents `youtube` v3 revision 20260601 and `youtubeAnalytics`
 * v2 revision 20260531, as kept in alchemy-run/gcp-spec, commit 2d5727f3ba8a0d59b62a031e771db53b02e3a5a1; © Google LLC, Apache-2.0. No
 * descriptions and no code were taken.
 */
export type ParamFacts = { readonly type: string; readonly isRequired: boolean }

export type MethodFacts = {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly params: Readonly<Record<string, ParamFacts>>
  readonly scopes: readonly string[]
  readonly body: string | null
  readonly upload: { readonly mostBytes: number; readonly accepts: string } | null
}

export type FieldFacts = Readonly<Record<string, string>>

type Sources = {
  readonly params: string
  readonly scopes: string
  readonly body?: string
  readonly upload?: { readonly mostBytes: number; readonly accepts: string }
}

export function method(
  verb: string,
  path: string,
  { params: table, scopes, body, upload }: Sources,
): MethodFacts {
  return {
    verb: verb as MethodFacts['verb'],
    path,
    params: params(table),
    scopes: scopes.split(' '),
    body: body ?? null,
    upload: upload ?? null,
  }
}

export function params(table: string): Readonly<Record<string, ParamFacts>> {
  return Object.fromEntries(
    pairs(table).map(([name, type]) => [name.replace('!', ''), { type, isRequired: name.endsWith('!') }]),
  )
}

export function fields(table: string): FieldFacts {
  return Object.fromEntries(pairs(table))
}

function pairs(table: string): readonly (readonly [string, string])[] {
  const words = table.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => {
    const colon = word.indexOf(':')
    return [word.slice(0, colon), word.slice(colon + 1)] as const
  })
}
