import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Files } from '../files/files.ts'
import type { HttpEnv } from '../http/variables.ts'
import { readLentName } from './lent-address.ts'

type LendDeps = { readonly files: Files; readonly clock: Clock; readonly key: Uint8Array }

/** Serves what is lent to a network, for as long as it is. Everything else is not found, and nobody is told why. */
export function lendFiles({ files, clock, key }: LendDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.get('/:name', async (c) => {
    const lent = readLentName(key, c.req.param('name'), clock.now())
    if (lent === null || !(await files.has(lent.sha256))) return c.text('not found', 404)
    const headers = {
      'content-type': lent.mediaType,
      // The address is the permission: nothing on the way may keep what it leads to.
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    }
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    const file = Readable.toWeb(await files.open(lent.sha256)) as ReadableStream<Uint8Array>
    return c.body(file, 200, headers)
  })
  return app
}
