import { statusJson } from './entities.ts'
import type { LabCall } from './lab-call.ts'
import { notFound } from './problem.ts'
import { scheduledJson } from './scheduled.ts'

/** What was just written: a status, or what waits to become one, which looks different. */
export function shown(call: LabCall, id: string): object {
  const status = call.lab.index.find(id)
  if (status === null) throw notFound()
  return 'publishAt' in status.thing && !status.isThere
    ? scheduledJson(call.lab, status.thing)
    : statusJson(call.lab, status)
}
