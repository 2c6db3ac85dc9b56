import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts'

/**
 * At most so many calls at once to one host, the rest in the order they came: a network that is slow for one account must not get a heap
 * of open calls from us. The time limit of a call counts from when it is let through.
 */
export function limitPerHost(client: HttpClient, most: number): HttpClient {
  const hosts = new Map<string, { running: number; readonly waiting: (() => void)[] }>()

  async function send(request: HttpRequest): Promise<HttpAnswer> {
    const key = URL.parse(request.url)?.host ?? ''
    const host = hosts.get(key) ?? { running: 0, waiting: [] }
    hosts.set(key, host)
    if (host.running >= most) await new Promise<void>((resolve) => host.waiting.push(resolve))
    else host.running += 1
    try {
      return await client.send(request)
    } finally {
      const next = host.waiting.shift()
      // The place goes straight to whoever waited longest: nobody who comes now slips in between.
      if (next !== undefined) next()
      else host.running -= 1
      if (host.running === 0) hosts.delete(key)
    }
  }
  return { send }
}
