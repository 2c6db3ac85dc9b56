import { Hono } from 'hono'
import type { Metrics } from './metrics.ts'

/** For a port of its own (TORGET_METRICS_PORT), which is not shown to the world. */
export function createMetricsApp(metrics: Metrics): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('content-security-policy', "default-src 'none'")
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-store')
  })
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
  return app
}
