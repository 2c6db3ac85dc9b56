import { fixedClock } from '#core/clock.ts'
import type { FixedClock } from '#core/clock.ts'
import { proofOf } from './calls/authenticate.ts'
import { createGraphLab } from './create-lab.ts'
import type { GraphLab, GraphLabOptions } from './lab.ts'
import type { LabPost } from './state.ts'

export type Answer = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

export type LabForTests = {
  readonly lab: GraphLab
  readonly clock: FixedClock
  readonly pageId: string
  readonly token: string
  readonly post: LabPost
  /** A call with token and proof, as an honest client makes it. */
  readonly call: (
    method: string,
    path: string,
    params?: Record<string, string>,
    token?: string,
  ) => Promise<Answer>
}

export const APP_SECRET = 'practice-secret'

/** One Page with one post, a clock that stands still, and a client that keeps to the contract. */
export function labForTests(options: Partial<GraphLabOptions> = {}): LabForTests {
  const clock = fixedClock('2026-11-20T10:00:00Z')
  const lab = createGraphLab({ clock, appSecret: APP_SECRET, verifyToken: 'verify', ...options })
  const { page, token } = lab.addPage({ name: 'Exempelköpings kommun', id: '100000000000001' })
  const post = lab.publishPost({ pageId: page.id, text: 'Nu plogar vi!', media: ['snovall.png'] })
  const call: LabForTests['call'] = async (method, path, params = {}, as = token) => {
    const search = new URLSearchParams({
      ...params,
      access_token: as,
      appsecret_proof: proofOf(APP_SECRET, as),
    })
    const isRead = method === 'GET'
    const url = `http://graph.lab.invalid/v26.0/${path}${isRead ? `?${search.toString()}` : ''}`
    const answer = await lab.fetch(url, { method, ...(isRead ? {} : { body: search }) })
    return {
      status: answer.status,
      body: (await answer.json()) as Record<string, unknown>,
      headers: answer.headers,
    }
  }
  return { lab, clock, pageId: page.id, token, post, call }
}
