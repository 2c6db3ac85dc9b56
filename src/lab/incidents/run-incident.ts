/** Where an exercise stands and what is due next: a function of its state and the time. */
import type { Incident, IncidentStep } from './incident.ts'

export type RunPlace = {
  readonly network: string
  readonly placeId: string
  readonly kommun: string
  readonly ort: string
}

/** How many minutes of the script pass in one of ours; null: everything at once. */
export type Pace = 1 | 10 | null

export type Run = {
  readonly id: string
  readonly incident: string
  readonly places: readonly RunPlace[]
  readonly pace: Pace
  readonly startedAt: string
  /** Minutes of the script that had passed when it was last paused or started. */
  readonly passedMinutes: number
  /** Since when it has been running; null while it is paused. */
  readonly runningSince: string | null
  readonly stoppedAt: string | null
  /** How many steps, in order of minute, have been taken. */
  readonly taken: number
  /** What could not be written: no post to write under, comments closed, a writer who is blocked. */
  readonly skipped: number
  /** What a keyed step became, by `key|network|place`: so that others can answer it. */
  readonly made: Readonly<Record<string, string>>
}

/** In the order they happen; of the same minute in the order they stand. */
function stepsInOrder({ steps }: Incident): readonly IncidentStep[] {
  return steps.toSorted((a, b) => a.minute - b.minute)
}

export function minutesPassed(run: Run, now: Temporal.Instant): number {
  if (run.runningSince === null) return run.passedMinutes
  if (run.pace === null) return Infinity
  const ran = now.since(Temporal.Instant.from(run.runningSince)).total('minutes')
  return run.passedMinutes + Math.max(0, ran) * run.pace
}

export type DueStep = { readonly step: IncidentStep; readonly places: readonly RunPlace[] }

/** The next step and where it is written; null while nothing is due. Taken one by one, because a step may answer the one before. */
export function nextStep(run: Run, incident: Incident, now: Temporal.Instant): DueStep | null {
  const step = stepsInOrder(incident)[run.taken]
  if (step === undefined || run.stoppedAt !== null || run.runningSince === null) return null
  if (step.minute > minutesPassed(run, now)) return null
  const turn = run.places[run.taken % run.places.length]
  const places = step.everywhere === true ? run.places : turn === undefined ? [] : [turn]
  return { step, places: step.replyTo === undefined ? places : placesOfAnswered(run, step, places) }
}

/** An answer stands where the thing it answers stands. */
function placesOfAnswered(
  run: Run,
  { replyTo = '' }: IncidentStep,
  otherwise: readonly RunPlace[],
): readonly RunPlace[] {
  const where = run.places.filter((place) => madeKey(replyTo, place) in run.made)
  return where.length === 0 ? otherwise : where
}

export function madeKey(key: string, { network, placeId }: RunPlace): string {
  return `${key}|${network}|${placeId}`
}

export function isFinished(run: Run, incident: Incident): boolean {
  return run.stoppedAt !== null || run.taken >= incident.steps.length
}
