import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Everything that came over the connection, headers included. */
  readonly wireBytes: number
}

export type PageReader = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>

/** Reads pages from loopback over one kept connection, as a browser does; `isKept: false` takes a new one for each, to count its bytes. */
export function pageReader(port: number, isKept = true): PageReader {
  const agent = new Agent({ keepAlive: isKept, maxSockets: 1 })
  return (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
        const { socket, statusCode = 0 } = response
        buffer(response).then(
          (body) =>
            resolve({ status: statusCode, headers: response.headers, body, wireBytes: socket.bytesRead }),
          reject,
        )
      })
      request.once('error', reject)
    })
}
