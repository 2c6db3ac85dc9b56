import type { Hono } from 'hono'
import type { Config } from '#config'
import { createAssets } from '#core/assets/create-assets.ts'
import type { Clock } from '#core/clock.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { createQueueSignal } from '#modules/inbox/index.ts'
import { createModules, type Modules } from '../../../src/app/modules.ts'
import { openServices, type Services } from '../../../src/app/services.ts'
import { createWeb } from '../../../src/app/web.ts'
import { startWorker, type Worker } from '../../../src/app/worker.ts'
import { createHandQueue, type HandQueue } from './hand-queue.ts'

export type HandledOffice = {
  readonly services: Services
  readonly modules: Modules
  readonly web: Hono<HttpEnv>
  readonly queue: HandQueue
  close(): Promise<void>
}

export type OfficeOptions = {
  readonly config: Config
  readonly clock: Clock
  /** Puts something else in the place of what the settings gave. */
  readonly change?: (services: Services) => Services
}

/** The whole product from its own parts, where nothing happens by itself: its jobs wait until the test runs them. */
export async function openHandledOffice(options: OfficeOptions): Promise<HandledOffice> {
  const opened = await openServices(options.config, options.clock)
  const queue = createHandQueue(opened.jobs, opened.db, options.clock)
  const services = options.change?.({ ...opened, jobs: queue.jobs }) ?? { ...opened, jobs: queue.jobs }
  const modules = createModules(services)
  const worker = await startWorker(services, modules)
  await worker.stop()
  const web = await openWeb(services, modules, null)
  return {
    services,
    modules,
    queue,
    web: web.app,
    close: async () => {
      await web.close()
      await opened.close()
    },
  }
}

/** The web server as `src/app.ts` makes it, without the demo. */
export async function openWeb(services: Services, modules: Modules, worker: Worker | null) {
  const signal = createQueueSignal(services.db, services.log)
  const app = createWeb(services, modules, {
    assets: await createAssets(),
    queue: signal,
    arrived: () => worker?.wake(),
    demo: null,
    setUp: { policies: () => Promise.resolve([]), becomeDemo: null },
  })
  return { app, close: () => signal.close() }
}
