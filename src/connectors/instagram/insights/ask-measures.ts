import { Rejected, type Access } from '../../connector.ts'
import type { Figure } from '../../insights.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import type { Graph, Asked } from '../graph.ts'
import { rowsOf } from '../pages.ts'

/** What was told of one measure; `why` where nothing was. */
export type Told = { readonly row: Json } | { readonly why: NonNullable<Figure['why']> }

/**
 * Asks for several measures at once, and one by one when Instagram refuses them together: a single measure that has been withdrawn fails
 * the whole request (error 100).
 */
export async function askMeasures(
  graph: Graph,
  access: Access,
  asked: Asked,
  measures: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  try {
    return await askTogether(graph, access, asked, measures)
  } catch (error) {
    const why = reasonOf(error)
    if (why === null) throw error
    if (why === 'no-permission' || measures.length <= 1)
      return new Map(measures.map((measure) => [measure, { why }]))
  }
  const told = new Map<string, Told>()
  for (const measure of measures)
    for (const [name, one] of await askMeasures(graph, access, asked, [measure])) told.set(name, one)
  return told
}

async function askTogether(
  graph: Graph,
  access: Access,
  asked: Asked,
  measures: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const params = { ...asked.params, metric: measures.join(',') }
  const answer = await graph.read(access, { ...asked, params, purpose: 'statistics' })
  const rows = new Map(rowsOf(answer).map((row) => [textAt(row, 'name') ?? '', row]))
  return new Map(
    measures.map((measure) => {
      const row = rows.get(measure)
      // An empty set is "not known" and never 0.
      return [measure, row === undefined ? { why: 'too-few' } : { row }]
    }),
  )
}

/** 100: the measure is not there (any more). 3, 10 and 200–299: not allowed. A post that is gone is no measure that is missing. */
function reasonOf(error: unknown): NonNullable<Figure['why']> | null {
  if (!(error instanceof Rejected) || error.isGone) return null
  const number = Number(error.code.split('/')[0])
  if (number === 100) return 'withdrawn'
  return number === 3 || number === 10 || (number >= 200 && number <= 299) ? 'no-permission' : null
}

/** The value of a measure, in whichever of its two shapes; null: not told. */
export function valueOf(row: Json): number | null {
  const total = numberAt(recordAt(row, 'total_value'), 'value')
  if (total !== null) return total
  const last = listAt(row, 'values').map(asRecord).at(-1)
  return numberAt(last ?? null, 'value')
}

/** The parts of a total, by the name of each. */
export function partsOf(row: Json): ReadonlyMap<string, number> {
  const breakdowns = listAt(recordAt(row, 'total_value'), 'breakdowns').map(asRecord)
  const results = breakdowns.flatMap((breakdown) => listAt(breakdown, 'results').map(asRecord))
  return new Map(
    results.flatMap((result) => {
      const [name] = listAt(result, 'dimension_values')
      const value = numberAt(result, 'value')
      return typeof name === 'string' && value !== null ? [[name, value] as const] : []
    }),
  )
}

function numberAt(source: Json | null, key: string): number | null {
  const value = source?.[key]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  // Large numbers come as strings.
  const text = idAt(source, key)
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}
