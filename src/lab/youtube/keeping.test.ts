import { expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import type { LabStore } from '../graph/store/lab-store.ts'
import { openTown } from '../town/town.ts'
import { createYoutubeLab } from './create-youtube-lab.ts'
import { youtubeRules } from './youtube-rules.ts'

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

const PART = 256 * 1_024

it('goes on where it left off: people, access, allowance and a film half sent', async () => {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const store = memoryStore()
  const baseUrl = () => 'http://lab.invalid'
  const start = async () =>
    createYoutubeLab({ clock, baseUrl, town: await openTown({ clock, rules: youtubeRules, store }) })
  const before = await start()
  const account = before.town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
  const { access_token: token = '' } = before.grantFor(account.id)
  const headers = { authorization: `Bearer ${token}` }
  const opened = await before.app.request(
    '/upload/youtube/v3/videos?part=snippet,status&uploadType=resumable',
    {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'x-upload-content-length': String(2 * PART),
        'x-upload-content-type': 'video/mp4',
      },
      body: JSON.stringify({ snippet: { title: 'Halva filmen' }, status: { privacyStatus: 'private' } }),
    },
  )
  const location = opened.headers.get('location') ?? ''
  const send = (lab: typeof before, from: number) =>
    lab.app.request(location, {
      method: 'PUT',
      headers: { ...headers, 'content-range': `bytes ${from}-${from + PART - 1}/${2 * PART}` },
      body: new Uint8Array(PART),
    })
  expect((await send(before, 0)).headers.get('range')).toBe(`bytes=0-${PART - 1}`)
  await before.stop()

  const after = await start()
  expect(after.town.state.extra['quota']).toMatchObject({ uploads: 1 })
  const whole = await send(after, PART)
  expect(whole.status).toBe(200)
  expect(await whole.json()).toMatchObject({
    snippet: { title: 'Halva filmen' },
    status: { privacyStatus: 'private' },
  })
  await after.stop()
})
