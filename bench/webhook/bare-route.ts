import { Hono } from 'hono'
import pg from 'pg'
import type { HttpEnv } from '#core/http/variables.ts'
import { listen } from '../../src/app/listen.ts'
import type { Installation } from '../kit/installation.ts'
import type { Scratch } from '../kit/scratch.ts'

/** The yardstick: a route that puts the same bytes into a table of the same database and looks at nothing. Returns its port. */
export async function openBareRoute(scratch: Scratch, { services }: Installation): Promise<number> {
  const owner = new pg.Client(services.connection.owner)
  await owner.connect()
  await owner.query('create table bench_body (body bytea not null)')
  await owner.query('grant insert on bench_body to torget_application')
  await owner.end()
  const bare = new Hono<HttpEnv>()
  bare.post('/bare', async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer())
    await services.db.pool.query({
      name: 'bare',
      text: 'insert into bench_body (body) values ($1)',
      values: [body],
    })
    return c.text('EVENT_RECEIVED')
  })
  const server = await listen(bare, { host: '127.0.0.1', port: 0 })
  scratch.atEnd(() => server.stop())
  return server.port
}
