/** Which entries a reader of the register sees, and under which headings. */
import type { RegisterEntry } from '#modules/accounts/index.ts'

export type RegisterSearch = {
  readonly words: string
  /** The platform's id; null for all. */
  readonly platform: string | null
  readonly unit: string | null
  readonly show: 'all' | 'open' | 'closed'
}

export const EVERYTHING: RegisterSearch = { words: '', platform: null, unit: null, show: 'all' }

export function searchRegister(
  entries: readonly RegisterEntry[],
  search: RegisterSearch,
): readonly RegisterEntry[] {
  const words = fold(search.words)
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter(
    (entry) =>
      (search.platform === null || entry.platform === search.platform) &&
      (search.unit === null || entry.unitName === search.unit) &&
      (search.show === 'all' || isClosed(entry) === (search.show === 'closed')) &&
      words.every((word) => textOf(entry).includes(word)),
  )
}

export function isClosed(entry: RegisterEntry): boolean {
  return entry.status === 'closed'
}

function textOf(entry: RegisterEntry): string {
  const { name, handle, url, platformName, unitName, responsible, purpose, audience, recordsPlace } = entry
  const people = entry.assignments.flatMap((one) => [one.responsible, one.purpose, one.audience])
  return fold(
    [
      name,
      handle,
      url ?? '',
      platformName,
      unitName,
      responsible,
      purpose,
      audience,
      recordsPlace ?? '',
      ...people,
    ].join(' '),
  )
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('@', '')
}

export type RegisterGroup = { readonly unit: string | null; readonly entries: readonly RegisterEntry[] }

const swedish = new Intl.Collator('sv')

/** The common accounts first (`unit: null`), then each service; within them open accounts before closed ones, by name. */
export function groupRegister(entries: readonly RegisterEntry[]): readonly RegisterGroup[] {
  const common = entries.filter(isCommon)
  const others = Map.groupBy(
    entries.filter((entry) => !isCommon(entry)),
    (entry) => entry.unitName,
  )
  const services = [...others].sort(([a], [b]) => swedish.compare(a, b))
  const groups: readonly RegisterGroup[] = [
    { unit: null, entries: common },
    ...services.map(([unit, own]) => ({ unit, entries: own })),
  ]
  return groups
    .filter((group) => group.entries.length > 0)
    .map((group) => ({ ...group, entries: inOrder(group.entries) }))
}

function isCommon(entry: RegisterEntry): boolean {
  return entry.kind === 'official' || entry.kind === 'relay'
}

function inOrder(entries: readonly RegisterEntry[]): readonly RegisterEntry[] {
  const key = (entry: RegisterEntry): number => (isClosed(entry) ? 1 : 0)
  return [...entries].sort(
    (a, b) =>
      key(a) - key(b) || swedish.compare(a.name, b.name) || swedish.compare(a.platformName, b.platformName),
  )
}

/** The values to choose between, each once, in Swedish order. */
export function choicesOf(entries: readonly RegisterEntry[]): {
  readonly platforms: readonly { readonly id: string; readonly name: string }[]
  readonly units: readonly string[]
} {
  const platforms = new Map(entries.map((entry) => [entry.platform, entry.platformName]))
  return {
    platforms: [...platforms]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => swedish.compare(a.name, b.name)),
    units: [...new Set(entries.map((entry) => entry.unitName))]
      .filter((name) => name !== '')
      .sort(swedish.compare),
  }
}

/** When anything the register shows was last changed; null when it is empty. */
export function lastChangedAt(entries: readonly RegisterEntry[]): Temporal.Instant | null {
  const instants = entries.map((entry) => entry.changedAt).sort((a, b) => Temporal.Instant.compare(a, b))
  return instants.at(-1) ?? null
}
