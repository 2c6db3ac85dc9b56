import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordedCall } from './record-calls.ts'

/** A day's file is closed at this size: recording is for looking into a fault, not for keeping. */
const MOST_BYTES_A_DAY = 100_000_000
/** Bodies hold what people wrote, so they are kept no longer than it takes to look. */
const KEPT_DAYS = 7

/** One line of JSON a call in `FOLDER/calls-2026-11-21.jsonl`, for the owner of the process only. */
export function callLog(folder: string): (call: RecordedCall) => void {
  let opened = ''
  return (call) => {
    const name = `calls-${call.at.slice(0, 10)}.jsonl`
    const path = join(folder, name)
    if (opened !== name) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      forgetOld(folder)
      opened = name
    }
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size < MOST_BYTES_A_DAY) appendFileSync(path, `${JSON.stringify(call)}\n`, { mode: 0o600 })
  }
}

function forgetOld(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^calls-\d{4}-\d\d-\d\d\.jsonl$/.test(name))
  for (const name of names.sort().slice(0, -KEPT_DAYS)) rmSync(join(folder, name))
}
