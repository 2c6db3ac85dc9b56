import { routePath } from 'hono/route'
import type { HttpMiddleware } from '../http/variables.ts'
import type { Metrics } from './metrics.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Times every request. Anybody may invent a method or an address, so those become one label, not thousands. */
export function measureRequests(metrics: Metrics): HttpMiddleware {
  return async (c, next) => {
    const start = performance.now()
    await next()
    metrics.observeRequest({
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      route: routePath(c, -1),
      status: c.res.status,
      seconds: (performance.now() - start) / 1000,
    })
  }
}
