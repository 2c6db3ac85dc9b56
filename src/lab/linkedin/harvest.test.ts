/** Hearing of what is new and reading what was, against the emulated network over a real socket. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access, NetworkEvent } from '#connectors/connector.ts'
import { createLinkedinReader } from '#connectors/linkedin/linkedin-reader.ts'
import { createLinkedin, type LinkedinConnector } from '#connectors/linkedin/linkedin.ts'
import { linkedinSecret } from '#connectors/linkedin/secret.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { CLIENT, serveLab, type ServedLab } from './lab-for-tests.ts'

type Wired = ServedLab & { connector: LinkedinConnector; access: Access }

let served: ServedLab | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function wire(): Promise<Wired> {
  const found = await serveLab({}, 10_000)
  served = found
  const { http, clock, baseUrl, account, lab } = found
  const quota = createMemoryQuota(clock)
  const dailyCalls = { app: 100_000, member: 100_000 }
  const pause = () => Promise.resolve()
  const connector = createLinkedin({ http, clock, quota, baseUrl, dailyCalls, pause, ...CLIENT })
  const token = linkedinSecret(lab.grantFor(account.id))
  return { ...found, connector, access: { accountExternalId: account.id, token } }
}

const reader = createLinkedinReader()
const read = ({ bodies }: HarvestPage): readonly NetworkEvent[] =>
  bodies.flatMap((body) => reader.readEvents(body))

describe('harvesting', () => {
  it('hears of comments, edits, removals and mentions once each, in the order of notifications', async () => {
    const { connector, access, clock, lab, post } = await wire()
    const first = await connector.harvest.news(access, null)
    clock.advance({ minutes: 30 })
    const told = lab.town.writeComment({ postId: post.id, author: 'Åsa Öberg', text: 'Stängt igen?' })
    const id = lab.commentUrn(told.id)
    const second = await connector.harvest.news(access, first.cursor)
    expect(read(second).map(({ effect }) => effect)).toMatchObject([
      {
        kind: 'comment-added',
        comment: { externalId: id, postExternalId: post.id, author: { name: 'Åsa Öberg' } },
      },
    ])
    clock.advance({ minutes: 30 })
    lab.town.editComment(told.id, 'Åsa Öberg', 'Stängt igen, eller?')
    lab.town.removeOwnComment(told.id, 'Åsa Öberg')
    lab.town.publishPost({ accountId: access.accountExternalId, author: 'Åsa Öberg', text: 'Tack (igen)!' })
    const third = await connector.harvest.news(access, second.cursor)
    // An answer is kept whole: what stands in it once more has the same key.
    const known = new Set(read(second).map(({ dedupeKey }) => dedupeKey))
    const fresh = read(third).filter(({ dedupeKey }) => !known.has(dedupeKey))
    expect(fresh.map(({ effect }) => effect.kind).sort()).toEqual([
      'comment-edited',
      'comment-removed',
      'post-added',
    ])
    expect(read(await connector.harvest.news(access, third.cursor))).toEqual([])
    expect(lab.breaches).toEqual([])
  })

  it('pages through more notifications than one answer holds, and can be taken up after a stop', async () => {
    const { connector, access, clock, lab, post } = await wire()
    let { cursor } = await connector.harvest.news(access, null)
    clock.advance({ minutes: 20 })
    const ids = Array.from({ length: 120 }, (_, index) =>
      lab.commentUrn(
        lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: `Nr ${index}` }).id,
      ),
    )
    const keys = new Set<string>()
    for (let isMore = true; isMore;) {
      // The first asking is lost, as when the process is killed before the cursor is kept.
      await connector.harvest.news(access, cursor)
      const page = await connector.harvest.news(access, cursor)
      for (const event of read(page)) keys.add(event.dedupeKey)
      ;({ cursor, isMore } = page)
    }
    expect(keys.size).toBe(ids.length)
  })

  it('reads a comment by itself when its notification came without words', async () => {
    const { connector, access, clock, lab, post } = await wire()
    const { cursor } = await connector.harvest.news(access, null)
    clock.advance({ minutes: 20 })
    lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Hörs jag?' })
    const extra = lab.town.state.extra['linkedin'] as { notifications: Record<string, unknown>[] }
    delete extra.notifications.at(-1)!['decoratedGeneratedActivity']
    const events = read(await connector.harvest.news(access, cursor))
    expect(events.map(({ effect }) => ('comment' in effect ? effect.comment.text : effect.kind))).toEqual([
      'irrelevant',
      'Hörs jag?',
    ])
  })

  it('looks post by post where the app may not ask for notifications, and returns to them when it may', async () => {
    const { connector, access, clock, lab, post } = await wire()
    const refused = lab.town.faults.always(
      { call: 'organizationalEntityNotifications.FINDER-criteria' },
      { kind: 'forbidden' },
    )
    let cursor: string | null = null
    const round = async (): Promise<readonly string[]> => {
      const texts: string[] = []
      for (let isMore = true; isMore;) {
        const page: HarvestPage = await connector.harvest.news(access, cursor)
        texts.push(...read(page).flatMap(({ effect }) => ('comment' in effect ? [effect.comment.text] : [])))
        ;({ cursor, isMore } = page)
      }
      return texts
    }
    expect(await round()).toHaveLength(4)
    expect(await round()).toEqual([])
    clock.advance({ hours: 2 })
    lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Ny fråga' })
    expect(await round()).toContain('Ny fråga')
    lab.town.faults.clear(refused)
    clock.advance({ hours: 25 })
    lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'En till' })
    expect(await round()).toContain('En till')
    expect(lab.breaches).toEqual([])
  })
})
