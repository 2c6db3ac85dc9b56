import { Rejected, type Access } from '../connector.ts'
import type { Figure } from '../insights.ts'
import { textAt, type Json } from '../kit/json.ts'
import { isForbidden } from '../meta/failure-code.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'
import { rowsOf } from './list-pages.ts'
import type { Measure } from './measures.ts'

/** What was told of one measure, or why nothing was. */
export type Told = Measure &
  (
    | { readonly row: Json; readonly why: null }
    | { readonly row: null; readonly why: NonNullable<Figure['why']> }
  )

type Question = { readonly access: Access; readonly objectId: string; readonly params: Params }

/**
 * All measures with one question. One that Meta has taken away spoils the question for all (error 100), so then each is asked by itself and
 * only that one is not available.
 */
export async function askMeasures(
  calls: GraphCalls,
  question: Question,
  measures: readonly Measure[],
): Promise<readonly Told[]> {
  const told = await ask(calls, question, measures)
  const isSpoilt = measures.length > 1 && told.every(({ why }) => why === 'not-offered')
  if (!isSpoilt) return told
  const each: Told[] = []
  for (const measure of measures) each.push(...(await ask(calls, question, [measure])))
  return each
}

async function ask(
  calls: GraphCalls,
  { access, objectId, params }: Question,
  measures: readonly Measure[],
): Promise<readonly Told[]> {
  const metric = measures.map(({ measure }) => measure).join(',')
  try {
    const rows = rowsOf(await calls.read(access, [objectId, 'insights'], { ...params, metric }))
    return measures.map((measure): Told => {
      const row = rows.find((one) => textAt(one, 'name') === measure.measure)
      // A page or post with too few people around it gets an answer without the measure.
      return row === undefined ? { ...measure, row: null, why: 'too-few' } : { ...measure, row, why: null }
    })
  } catch (error) {
    if (!(error instanceof Rejected) || error.isGone) throw error
    const why = isForbidden(error.code) ? 'no-permission' : 'not-offered'
    return measures.map((measure) => ({ ...measure, row: null, why }))
  }
}

/** A number, or the sum of one for each kind (`{"like": 3, "sorry": 1}`); null for anything else, never 0. */
export function valueOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const parts = Object.values(value)
  if (!parts.every((part) => typeof part === 'number' && Number.isFinite(part))) return null
  return (parts as number[]).reduce((sum, part) => sum + part, 0)
}
