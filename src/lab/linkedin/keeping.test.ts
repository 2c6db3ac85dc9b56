import { expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { openLinkedinLab } from './linkedin-lab.ts'

/** A store as a file is one: what comes back went through JSON. */
function jsonStore() {
  let kept: string | null = null
  return {
    load: () => Promise.resolve(kept === null ? null : (JSON.parse(kept) as unknown)),
    save: (state: unknown) => {
      kept = JSON.stringify(state)
      return Promise.resolve()
    },
  }
}

it('goes on where it left off: pages, posts, consents and notifications', async () => {
  const store = jsonStore()
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const first = await openLinkedinLab({ clock, store })
  const account = first.town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping' })
  const post = first.town.publishPost({ accountId: account.id, text: 'Nu snöar det' })
  const comment = first.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Här med' })
  const grant = first.grantFor(account.id)
  await first.stop()
  const second = await openLinkedinLab({ clock, store })
  expect(second.grantFor(account.id)).toEqual(grant)
  expect(second.commentUrn(comment.id)).toBe(first.commentUrn(comment.id))
  const authorization = `Bearer ${grant['access_token'] ?? ''}`
  const headers = {
    authorization,
    'linkedin-version': '202607',
    'x-restli-protocol-version': '2.0.0',
    'x-restli-method': 'FINDER',
  }
  const entity = encodeURIComponent(account.id)
  const path = `/rest/organizationalEntityNotifications?q=criteria&organizationalEntity=${entity}`
  const answer = await second.app.request(`http://lab.invalid${path}`, { headers })
  expect(await answer.json()).toMatchObject({ elements: [{ action: 'COMMENT' }] })
  await second.stop()
})
