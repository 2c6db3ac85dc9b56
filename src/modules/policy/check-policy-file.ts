import { readFile } from 'node:fs/promises'
import { listDepartures } from './list-departures.ts'
import type { Unknown } from './list-unknowns.ts'
import { unknowns } from './list-unknowns.ts'
import type { ReadPolicy } from './read-policy.ts'
import { readPolicyFile } from './read-policy-file.ts'

export type PolicyCheck =
  | (Extract<ReadPolicy, { ok: true }> & {
      /** What must be filled in before go-live; the file is valid all the same. */
      readonly unknowns: readonly Unknown[]
      readonly isReadyForGoLive: boolean
    })
  | Extract<ReadPolicy, { ok: false }>

/** Everything `torget policy check` tells about a file. */
export async function checkPolicyFile(path: string): Promise<PolicyCheck> {
  const read = await readPolicyFile(path)
  if (!read.ok) return read
  const open = unknowns(read.policy)
  const warnings = [...read.warnings, ...(await listDepartures(await readFile(path), path, read.policy))]
  return { ...read, warnings, unknowns: open, isReadyForGoLive: open.length === 0 }
}
