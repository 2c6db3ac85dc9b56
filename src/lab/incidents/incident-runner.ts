import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { createSaver, type LabStore } from '../graph/store/lab-store.ts'
import type { SquareNetwork } from '../square/square-network.ts'
import type { Incident, IncidentStep } from './incident.ts'
import { incidentNamed } from './incidents.ts'
import {
  isFinished,
  madeKey,
  minutesPassed,
  nextStep,
  type Pace,
  type Run,
  type RunPlace,
} from './run-incident.ts'

export type IncidentRunner = {
  runs(): readonly Run[]
  /** Throws `InvalidInput` (`incident`, `places`). */
  start(wanted: { readonly incident: string; readonly places: readonly RunPlace[]; readonly pace: Pace }): Run
  pause(id: string): void
  resume(id: string): void
  stop(id: string): void
  /** Writes what is due. Called by a timer between `begin` and `end`. */
  tick(): void
  begin(): void
  end(): Promise<void>
}

export type RunnerOptions = {
  readonly networks: readonly SquareNetwork[]
  readonly clock: Clock
  readonly store?: LabStore
}

const EVERY_MS = 1_000
/** So many at a time: "all at once" is a storm, not a standstill. */
const STEPS_A_TICK = 15

export async function openIncidentRunner(options: RunnerOptions): Promise<IncidentRunner> {
  const kept = await options.store?.load()
  return createIncidentRunner(options, readRuns(kept))
}

export function createIncidentRunner(options: RunnerOptions, kept: readonly Run[] = []): IncidentRunner {
  const { clock, networks } = options
  const state: { runs: Run[] } = { runs: [...kept] }
  const saver = createSaver(options.store, state)
  let timer: NodeJS.Timeout | undefined

  const put = (run: Run): Run => {
    state.runs = [...state.runs.filter(({ id }) => id !== run.id), run]
    saver.changed()
    return run
  }
  const found = (id: string): Run => {
    const run = state.runs.find((one) => one.id === id)
    if (run === undefined) throw new NotFound('run', id)
    return run
  }
  const advance = (run: Run): void => {
    const incident = incidentNamed(run.incident)
    let current = run
    for (let steps = 0; incident !== undefined && steps < STEPS_A_TICK; steps += 1) {
      const due = nextStep(current, incident, clock.now())
      if (due === null) return
      current = put(
        due.places.reduce((so, place) => take(so, due.step, place), { ...current, taken: current.taken + 1 }),
      )
    }
  }
  const take = (run: Run, step: IncidentStep, place: RunPlace): Run => {
    const network = networks.find(({ id }) => id === place.network)
    const id = network === undefined ? null : write(network, run, step, place)
    if (id === null) return { ...run, skipped: run.skipped + 1 }
    return step.key === undefined ? run : { ...run, made: { ...run.made, [madeKey(step.key, place)]: id } }
  }

  return {
    runs: () => state.runs,
    start: ({ incident, places, pace }) => {
      if (incidentNamed(incident) === undefined)
        throw new InvalidInput([{ field: 'incident', code: 'unknown' }])
      if (places.length === 0) throw new InvalidInput([{ field: 'places', code: 'required' }])
      const now = clock.now().toString()
      const about = { id: randomUUID(), incident, places, pace, startedAt: now, runningSince: now }
      return put({ ...about, passedMinutes: 0, stoppedAt: null, taken: 0, skipped: 0, made: {} })
    },
    pause: (id) => {
      const run = found(id)
      const passedMinutes = run.pace === null ? 0 : minutesPassed(run, clock.now())
      put({ ...run, passedMinutes, runningSince: null })
    },
    resume: (id) => void put({ ...found(id), runningSince: clock.now().toString() }),
    stop: (id) => void put({ ...found(id), runningSince: null, stoppedAt: clock.now().toString() }),
    tick: () => {
      for (const run of state.runs) advance(run)
    },
    begin: () => {
      timer ??= setInterval(() => {
        for (const run of state.runs) advance(run)
      }, EVERY_MS).unref()
    },
    end: async () => {
      clearInterval(timer)
      timer = undefined
      await saver.settled()
    },
  }
}

/** null: it could not be written there, as happens to people too. */
function write(network: SquareNetwork, run: Run, step: IncidentStep, place: RunPlace): string | null {
  const text = step.text.replaceAll('{kommun}', place.kommun).replaceAll('{ort}', place.ort)
  const writing = { author: step.by, text, picture: null }
  try {
    network.greet(step.by)
    if (step.as === 'message' && network.hasMessages) {
      network.send(place.placeId, writing)
      return ''
    }
    const post = network.posts(place.placeId).find(({ isByPlace, isOpen }) => isByPlace && isOpen)
    if (post === undefined) return null
    const answered = step.replyTo === undefined ? undefined : run.made[madeKey(step.replyTo, place)]
    const parent = answered === undefined ? null : network.comment(answered) === null ? null : answered
    return network.write(network.comment(parent ?? '')?.postId ?? post.id, parent, writing)
  } catch (error) {
    const isUsual = [InvalidInput, NotFound, NotPermitted, RuleBroken].some((kind) => error instanceof kind)
    if (!isUsual) throw error
    return null
  }
}

function readRuns(kept: unknown): readonly Run[] {
  if (kept === null || kept === undefined) return []
  const { runs } = kept as { runs?: unknown }
  if (!Array.isArray(runs)) throw new Error('the kept exercises are not a list')
  return runs as readonly Run[]
}

export function standingOf(run: Run, incident: Incident): 'finished' | 'stopped' | 'paused' | 'running' {
  if (run.stoppedAt !== null) return 'stopped'
  if (isFinished(run, incident)) return 'finished'
  return run.runningSince === null ? 'paused' : 'running'
}
