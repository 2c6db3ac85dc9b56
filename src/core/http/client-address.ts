import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { HttpContext, HttpMiddleware } from './variables.ts'
import { UnknownHost } from './refusals.ts'

/**
 * Who is at the other end. Behind a proxy (TORGET_TRUST_PROXY) the last entry of X-Forwarded-For, which that proxy wrote itself; the
 * entries before it anybody can invent.
 */
export function clientAddress(c: HttpContext, trustsProxy: boolean): string {
  const forwarded = trustsProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? socketAddress(c) ?? 'unknown'
}

function socketAddress(c: HttpContext): string | undefined {
  // asked without a server, as tests do, there is no connection
  const bindings = c.env as Partial<HttpBindings> | undefined
  return bindings?.incoming === undefined ? undefined : getConnInfo(c).remote.address
}

/** True for a browser on this very machine, reached without a proxy: what the demo's one-click sign-in demands. */
export function isFromThisMachine(c: HttpContext): boolean {
  const address = socketAddress(c) ?? ''
  const isLoopback = address === '::1' || /^(::ffff:)?127\./i.test(address)
  return (
    isLoopback && c.req.header('x-forwarded-for') === undefined && c.req.header('forwarded') === undefined
  )
}

/**
 * Refuses requests made under any other name than ours. Without it a page on the net could let its own name point at 127.0.0.1 and use
 * the demo as if it were at home there (DNS rebinding).
 */
export function onlyKnownHosts(baseUrl: string): HttpMiddleware {
  const known = new Set([new URL(baseUrl).hostname, 'localhost', '127.0.0.1', '[::1]'])
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
    if (!known.has(name)) throw new UnknownHost()
    await next()
  }
}
