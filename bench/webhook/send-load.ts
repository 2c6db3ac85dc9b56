import { Agent, request, type RequestOptions } from 'node:http'
import { hookBody, signatureOf } from './hook-body.ts'

/** What the child process is asked to do, and what it answers. */
export type Load = {
  readonly port: number
  readonly path: string
  readonly appSecret: string
  readonly connections: number
  readonly lastsMs: number
  /** The first body's number: no two rounds send the same bytes to the same place. */
  readonly from: number
}
export type LoadResult = { readonly perSecond: number; readonly refused: number }

/** A process of its own, so that sending does not take the server's turn: posts signed bodies over kept connections and counts the 200s. */
async function sendLoad({ port, path, appSecret, connections, lastsMs, from }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let [no, accepted, refused] = [from, 0, 0]
  const start = performance.now()
  const sender = async () => {
    while (performance.now() - start < lastsMs) {
      const body = hookBody(no)
      no += 1
      const headers = {
        'content-type': 'application/json',
        'content-length': String(body.length),
        'x-hub-signature-256': signatureOf(body, appSecret),
      }
      const status = await post({ host: '127.0.0.1', port, path, agent, headers, method: 'POST' }, body)
      if (status === 200) accepted += 1
      else refused += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, sender))
  const tookMs = performance.now() - start
  agent.destroy()
  return { perSecond: (accepted / tookMs) * 1000, refused }
}

function post(options: RequestOptions, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(options, (response) => {
      response.once('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    call.once('error', reject)
    call.end(body)
  })
}

process.on('message', (load) => {
  sendLoad(load as Load).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`bench: ${String(error)}\n`)
      process.exit(1)
    },
  )
})
