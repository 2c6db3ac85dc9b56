import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { HttpEnv } from '#core/http/variables.ts'
import { StartupProblem } from '#core/startup-problem.ts'

export type Listening = { readonly port: number; stop(): Promise<void> }

/** How long open pages and event streams get to end by themselves. */
const GRACE_MS = 3000

/** Starts answering. Throws `StartupProblem` when the port is taken or not ours to use. */
export function listen(
  app: Pick<Hono<HttpEnv>, 'fetch'> | Hono,
  at: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, (info) =>
      resolve({ port: info.port, stop: () => stop(server) }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, at)))
  })
}

function explain(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE')
    return new StartupProblem(
      `Port ${port} on ${host} is in use.`,
      'Stop the program that uses it, or set TORGET_PORT.',
    )
  if (error.code === 'EACCES')
    return new StartupProblem(
      `Torget may not use port ${port}.`,
      'Choose a port above 1023 with TORGET_PORT.',
    )
  if (error.code === 'EADDRNOTAVAIL')
    return new StartupProblem(
      `This machine has no address ${host}.`,
      'Set TORGET_HOST to 127.0.0.1, 0.0.0.0 or an address of this machine.',
    )
  return error
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, GRACE_MS).unref()
  })
}
