import { asRecord, type Json } from '../kit/json.ts'

/** The objects in a list; what is none is left out here, and kept in the answer as it came. */
export function recordsIn(list: readonly unknown[]): readonly Json[] {
  return list.map(asRecord).filter((one) => one !== null)
}

export function recordsOf(body: unknown): readonly Json[] {
  return Array.isArray(body) ? recordsIn(body) : []
}
