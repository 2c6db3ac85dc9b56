import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A line of screens.tsv: where a part of the policy, or a single requirement, is met by a person; or why it is not, yet or at all. */
type Line = { readonly screens: readonly string[]; readonly reason: string | null }

function lines(): ReadonlyMap<string, Line> {
  const text = readFileSync(join(import.meta.dirname, 'screens.tsv'), 'utf8')
  const rows = text.split('\n').filter((line) => line !== '')
  return new Map(
    rows.map((row) => {
      const [place = '', words = ''] = row.split('\t')
      const [paths = '', reason] = words.split(/ (?=(?:text|later): )/)
      return [place, { screens: paths.split(' '), reason: reason ?? null }] as const
    }),
  )
}

const table = lines()

/** The line for the longest start of a place in a policy: `inbox.sla` before `inbox`. */
function lineFor(place: string): Line | null {
  const steps = place.split(/[. (]/)
  for (let length = steps.length; length > 0; length -= 1) {
    const found = table.get(steps.slice(0, length).join('.'))
    if (found !== undefined) return found
  }
  return null
}

/** Where a requirement is met: by its own line, else by the places in the policy that cite it ("falkenberg: inbox.sla (answer-urgent)"). */
export function screensOf(id: string, places: readonly string[]): readonly string[] {
  const own = table.get(id)
  const found =
    own === undefined
      ? places.map((place) => lineFor(place.replace(/^\w+: /, ''))).filter((line) => line !== null)
      : [own]
  const screens = new Set(found.flatMap((line) => line.screens))
  const reasons = new Set(found.map((line) => line.reason).filter((reason) => reason !== null))
  // A reason for having none holds only where no other place has one.
  const others = [...screens].filter((screen) => screen !== '/policy')
  if (others.length > 0) return others.sort()
  return [...screens, ...reasons].sort()
}

/** Every address the table names, to be held against the program's own. */
export function namedScreens(): readonly string[] {
  return [...new Set([...table.values()].flatMap(({ screens }) => screens))].sort()
}
