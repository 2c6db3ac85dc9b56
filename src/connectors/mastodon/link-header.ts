export type Page = Readonly<Record<string, string>>

const PLACES = ['max_id', 'min_id', 'since_id'] as const

/**
 * Where the next or the previous page begins, out of a `Link` header (RFC 8288); null: there is none. Only the ids are taken: the address
 * itself could lead to another host, and the token would follow.
 */
export function pageAt(header: string | undefined, rel: 'next' | 'prev'): Page | null {
  for (const [, address, params] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rels = /(?:^|;)\s*rel\s*=\s*"?([^";,]*)"?/i.exec(params ?? '')?.[1] ?? ''
    if (!rels.toLowerCase().split(/\s+/).includes(rel)) continue
    const query = URL.parse(address ?? '', 'https://server.invalid')?.searchParams
    const found = PLACES.map((place) => [place, query?.get(place) ?? ''] as const).filter(
      ([, id]) => id !== '',
    )
    if (found.length > 0) return Object.fromEntries(found)
  }
  return null
}
