import type { Config } from '#config'
import { createAssets } from '#core/assets/create-assets.ts'
import { createMetricsApp } from '#core/metrics/metrics-app.ts'
import { claimDataFolder } from '#core/db/connect.ts'
import { createQueueSignal } from '#modules/inbox/index.ts'
import { createGallery } from '#ui/gallery/create-gallery.tsx'
import { listen } from './app/listen.ts'
import { createModules } from './app/modules.ts'
import { openServices } from './app/services.ts'
import { setUpDoor } from './app/set-up.ts'
import { createWeb } from './app/web.ts'
import { startWorker } from './app/worker.ts'
import { openDemo } from './demo/open-demo.ts'
import { SQUARE_PATH } from './demo/demo-config.ts'
import { seedDemo } from './demo/seed-demo.ts'

export type RunningApp = {
  /** Where to point the browser. */
  readonly address: string
  stop(): Promise<void>
}

export type AppOptions = {
  readonly isDemo: boolean
  /** Somebody chose the demo on the first page of an empty installation. */
  readonly becomeDemo?: () => void
}

/** Opens everything, in the order in which it is needed, and starts answering. Throws `StartupProblem`. */
export async function startApp(config: Config, options: AppOptions): Promise<RunningApp> {
  const services = await openServices(config)
  const claim = await claimDataFolder(services.connection, config.dataFolder).catch(
    async (error: unknown) => {
      await services.close()
      throw error
    },
  )
  const modules = createModules(services)
  const worker = config.role === 'web' ? null : await startWorker(services, modules)
  const demo = options.isDemo ? await openDemo(services) : null
  await demo?.prepare()
  const assets = await createAssets()
  const queue = createQueueSignal(services.db, services.log)
  const web = createWeb(services, modules, {
    assets,
    queue,
    arrived: () => worker?.wake(),
    demo:
      demo === null ? null : { squareHref: SQUARE_PATH, galleryHref: '/stil', people: () => demo.people() },
    setUp: setUpDoor(config, options.becomeDemo ?? (() => undefined)),
    beside: demo === null ? [] : [...demo.parts, { path: '/stil', app: createGallery({ assets }) }],
  })
  const metricsServer =
    config.metricsPort === null
      ? null
      : await listen(createMetricsApp(services.metrics), { host: config.host, port: config.metricsPort })
  const server = config.role === 'worker' ? null : await listen(web, config)
  if (demo !== null)
    void seedDemo(services, modules, demo).catch((error: unknown) =>
      services.log.error({ err: error }, 'demo'),
    )
  return {
    address: `http://${config.host}:${server?.port ?? config.port}/`,
    stop: async () => {
      await demo?.stop()
      await server?.stop()
      await metricsServer?.stop()
      await worker?.stop()
      await queue.close()
      await claim.release()
      await services.close()
    },
  }
}
