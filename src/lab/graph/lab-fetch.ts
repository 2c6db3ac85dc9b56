import type { Hono } from 'hono'
import type { LabSettings } from './lab-core.ts'
import { CUT_HEADER } from './server.ts'

export type LabFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

function failed(why: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(why) })
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(signal.reason instanceof Error ? signal.reason : failed('aborted'))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}

/** `fetch` towards the lab: takes any host, heeds `signal`, and fails as a broken connection does. */
export function createLabFetch(app: Hono, settings: LabSettings): LabFetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const mount = new URL(settings.baseUrl()).pathname.replace(/\/$/, '')
    if (mount !== '' && url.pathname.startsWith(`${mount}/`)) url.pathname = url.pathname.slice(mount.length)
    const answer = await Promise.race([
      Promise.resolve(app.fetch(new Request(url, request))),
      untilAborted(request.signal),
    ])
    if (answer.headers.has(CUT_HEADER)) throw failed('other side closed')
    return answer
  }
}
