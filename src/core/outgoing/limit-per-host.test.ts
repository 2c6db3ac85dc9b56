import { describe, expect, it } from 'vitest'
import type { HttpAnswer, HttpClient } from './http-client.ts'
import { limitPerHost } from './limit-per-host.ts'

function slowClient() {
  const open: { url: string; finish: (error?: Error) => void }[] = []
  const client: HttpClient = {
    send: ({ url }) =>
      new Promise<HttpAnswer>((resolve, reject) => {
        const answer = { url } as HttpAnswer
        open.push({ url, finish: (error) => (error === undefined ? resolve(answer) : reject(error)) })
      }),
  }
  return { open, client }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))
const get = (url: string) => ({ method: 'GET', url }) as const

describe('calls to one host', () => {
  it('go so many at a time, in the order they came, and hold up no other host', async () => {
    const { open, client } = slowClient()
    const limited = limitPerHost(client, 2)
    const all = ['a/1', 'a/2', 'a/3', 'a/4', 'b/1'].map((path) => limited.send(get(`https://${path}`)))
    await settle()
    expect(open.map(({ url }) => url)).toEqual(['https://a/1', 'https://a/2', 'https://b/1'])
    open[1]?.finish()
    await settle()
    expect(open.at(-1)?.url).toBe('https://a/3')
    open[0]?.finish()
    await settle()
    expect(open.at(-1)?.url).toBe('https://a/4')
    for (const call of open) call.finish()
    expect(await Promise.all(all)).toHaveLength(5)
  })

  it('give their place back when they fail', async () => {
    const { open, client } = slowClient()
    const limited = limitPerHost(client, 1)
    const first = limited.send(get('https://a/1'))
    const second = limited.send(get('https://a/2'))
    await settle()
    open[0]?.finish(new Error('lost'))
    await expect(first).rejects.toThrow('lost')
    await settle()
    open[1]?.finish()
    expect((await second).url).toBe('https://a/2')
    const third = limited.send(get('https://a/3'))
    await settle()
    open[2]?.finish()
    expect((await third).url).toBe('https://a/3')
  })
})
