import type { JobData, JobHandler, Jobs } from '#core/jobs/jobs.ts'
import type { QueueName } from '#core/jobs/schema.ts'

export type InlineJobs = {
  readonly jobs: Jobs
  /** Does what has been put in line for the queues that are handled here, until nothing is left. */
  run(): Promise<void>
  /** Does one thing at once: what a killed process put in line and can no longer do. */
  do(queue: QueueName, data: JobData): Promise<void>
}

/**
 * Jobs that are done here and now, at the story's time, for the queues that get a handler; all others go to the ordinary workers. Nothing is
 * lost with a killed process: what these jobs do is also found by the ordinary sweeps.
 */
export function createInlineJobs(ordinary: Jobs): InlineJobs {
  const handlers = new Map<QueueName, JobHandler>()
  const waiting: { readonly queue: QueueName; readonly data: JobData }[] = []
  const work = async (queue: QueueName, data: JobData): Promise<void> => {
    await handlers.get(queue)?.(data)
  }
  return {
    jobs: {
      send: async (tx, queue, data, options = {}) => {
        if (handlers.has(queue) && options.startAt === undefined) waiting.push({ queue, data })
        else await ordinary.send(tx, queue, data, options)
      },
      handle: (queue, handler) => {
        handlers.set(queue, handler)
      },
      repeat: () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
    run: async () => {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift())
        await work(job.queue, job.data)
    },
    do: work,
  }
}
