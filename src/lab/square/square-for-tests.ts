import type { Hono } from 'hono'
import { labForTests } from '../graph/lab-for-tests.ts'
import type { LabForTests } from '../graph/lab-for-tests.ts'
import { createSquare } from './create-square.tsx'

type Shown = { readonly status: number; readonly html: string; readonly location: string | null }

/** A visitor with a cookie jar and no script. */
export type Visitor = {
  readonly get: (path: string) => Promise<Shown>
  readonly post: (
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ) => Promise<Shown>
}

export type SquareForTests = LabForTests & {
  readonly square: Hono
  readonly base: string
  /** Address of the post that stands on the Page. */
  readonly postPath: string
  readonly visitor: () => Visitor
}

export function visitorOf(square: Hono): Visitor {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Shown> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const [address = ''] = path.split('#')
    const answer = await square.request(address, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') }
  }
  return {
    get: (path) => ask(path, {}),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
      }),
  }
}

export function squareForTests(): SquareForTests {
  const set = labForTests()
  const base = '/torgplatsen'
  const square = createSquare({ lab: set.lab, clock: set.clock, basePath: base, officeUrl: '/inkorg' })
  const postPath = `${base}/${set.post.id.replace('_', '/posts/')}`
  return { ...set, square, base, postPath, visitor: () => visitorOf(square) }
}
