import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostForm } from '#connectors/publishing.ts'
import type { Posting } from './kit/posting.ts'
import { openPostingNetworks, type Doom, type PostingNetworks } from './kit/posting-networks.ts'

/** How each network is posted to here; the smallest form that it takes. */
const FORMS: readonly (readonly [network: string, form: PostForm])[] = [
  ['facebook', 'image'],
  ['instagram', 'image'],
  ['linkedin', 'image'],
  ['youtube', 'video'],
  ['mastodon', 'image'],
  ['bluesky', 'image'],
]

let networks: PostingNetworks
beforeAll(async () => {
  networks = await openPostingNetworks()
})
afterAll(() => networks.close())

let posted = 0
const postingOn = (network: string, kind: 'publish' | 'reply', form: PostForm): Posting => {
  const place = networks.places.get(network)
  if (place === undefined) throw new Error(`no place on ${network}`)
  posted += 1
  const to = place.comment ?? ''
  return {
    network,
    access: place.access,
    deed: kind === 'publish' ? { kind, form } : { kind, to },
    key: `dubbelpost-${posted}`,
    text: `Vattnet är tillbaka på Åvägen, tack för tålamodet (${posted})`,
    pictureUrl: networks.pictureUrl,
    pictureBase64: networks.pictureBase64,
  }
}

/** Killed at that call, then begun again by a process that knows only what was noted. */
async function killedAndRecovered(posting: Posting, doom: Doom): Promise<void> {
  networks.forget()
  await networks.run(posting, doom)
  await networks.run(posting, null)
  // A third one finds it done.
  await networks.run(posting, null)
}

const count = ({ network, text, deed }: Posting): number => {
  const seen = networks.places.get(network)?.visible(text)
  return (deed.kind === 'publish' ? seen?.posts : seen?.replies) ?? -1
}

describe.each(FORMS)(
  'a process that is killed while it posts to %s',
  { timeout: 240_000 },
  (network, form) => {
    it('never publishes twice, at whichever call it dies', async () => {
      const whole = postingOn(network, 'publish', form)
      networks.forget()
      const acts = await networks.run(whole, null)
      expect([acts > 0, count(whole)]).toEqual([true, 1])
      for (let act = 1; act <= acts; act += 1) {
        for (const when of act === acts ? (['before', 'after'] as const) : (['after'] as const)) {
          const posting = postingOn(network, 'publish', form)
          await killedAndRecovered(posting, { act, when })
          expect(count(posting), `killed ${when} act ${act} of ${acts}`).toBe(1)
        }
      }
    })

    it('never answers twice', async () => {
      for (const when of ['before', 'after'] as const) {
        const posting = postingOn(network, 'reply', form)
        await killedAndRecovered(posting, { act: 1, when })
        expect(count(posting), `killed ${when}`).toBe(1)
      }
    })
  },
)
