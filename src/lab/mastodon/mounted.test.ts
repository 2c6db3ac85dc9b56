/** The emulated server as the practice square has it: in a folder of another server, and kept over a restart. */
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import type { LabStore } from '../graph/store/lab-store.ts'
import { openTown } from '../town/town.ts'
import { createMastodonLab } from './create-mastodon-lab.ts'
import { mastodonRules } from './mastodon-rules.ts'

const BASE = 'http://localhost:3000/lab/mastodon'

function memoryStore(): LabStore {
  let kept: string | null = null
  return {
    load: () => Promise.resolve(kept === null ? null : (JSON.parse(kept) as unknown)),
    save: (state) => {
      kept = JSON.stringify(state)
      return Promise.resolve()
    },
  }
}

async function open(store: LabStore) {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const town = await openTown({ clock, rules: mastodonRules, store })
  const lab = createMastodonLab({ clock, baseUrl: `${BASE}/`, town })
  const app = new Hono().route('/lab/mastodon', lab.app)
  return { lab, app, account: town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' }) }
}

describe('a mounted server', () => {
  it('answers in its folder, and leads to its own addresses', async () => {
    const { lab, app, account } = await open(memoryStore())
    lab.town.publishPost({ accountId: account.id, text: 'Ett' })
    lab.town.publishPost({ accountId: account.id, text: 'Två' })
    const { access_token: token, server } = lab.grantFor(account.id)
    expect(server).toBe(BASE)
    const answer = await app.request(`${BASE}/api/v1/accounts/${account.id}/statuses?limit=1`, {
      headers: { authorization: `Bearer ${token ?? ''}` },
    })
    const [status] = (await answer.json()) as Record<string, unknown>[]
    expect(status?.['url']).toBe(`${BASE}/@ekkoping/${String(status?.['id'])}`)
    expect(answer.headers.get('link')).toContain(
      `<${BASE}/api/v1/accounts/${account.id}/statuses?limit=1&max_id=`,
    )
    expect((await app.request('http://localhost:3000/elsewhere')).status).toBe(404)
    expect(lab.breaches).toEqual([])
  })

  it('knows its tokens, posts and keys again after a restart', async () => {
    const store = memoryStore()
    const before = await open(store)
    const { access_token: token } = before.lab.grantFor(before.account.id)
    const headers = {
      authorization: `Bearer ${token ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': 'utkast-1',
    }
    const request = { method: 'POST', headers, body: JSON.stringify({ status: 'Hej' }) }
    const first = (await (await before.app.request(`${BASE}/api/v1/statuses`, request)).json()) as object
    await before.lab.stop()
    const after = await open(store)
    const again = (await (await after.app.request(`${BASE}/api/v1/statuses`, request)).json()) as object
    expect(again).toEqual(first)
    expect(after.lab.grantFor(after.account.id)['access_token']).toBe(token)
    expect(Object.keys(after.lab.town.state.posts)).toHaveLength(1)
  })
})
