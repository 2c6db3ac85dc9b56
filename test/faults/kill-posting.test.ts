import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostForm } from '#connectors/publishing.ts'
import type { Posting } from './kit/posting.ts'
import { openPostingNetworks, type Doom, type PostingNetworks } from './kit/posting-networks.ts'

type Kind = { readonly network: string; readonly forms: readonly PostForm[]; readonly filmBytes: number }

/** What is posted to each network here. The films go in two parts where the network takes parts. */
const KINDS: readonly Kind[] = [
  { network: 'facebook', forms: ['image', 'video'], filmBytes: 1_500_000 },
  { network: 'instagram', forms: ['image'], filmBytes: 0 },
  { network: 'linkedin', forms: ['video'], filmBytes: 4_500_000 },
  { network: 'youtube', forms: ['video'], filmBytes: 8_500_000 },
  { network: 'mastodon', forms: ['video'], filmBytes: 700_000 },
  { network: 'bluesky', forms: ['video'], filmBytes: 700_000 },
]

let networks: PostingNetworks
beforeAll(async () => {
  networks = await openPostingNetworks()
})
afterAll(() => networks.close())

let posted = 0
const postingOn = ({ network, filmBytes }: Kind, deed: PostForm | 'reply'): Posting => {
  const place = networks.places.get(network)
  if (place === undefined) throw new Error(`no place on ${network}`)
  posted += 1
  const to = place.comment ?? ''
  return {
    network,
    access: place.access,
    deed: deed === 'reply' ? { kind: 'reply', to } : { kind: 'publish', form: deed },
    key: `dubbelpost-${posted}`,
    text: `Vattnet är tillbaka på Åvägen, tack för tålamodet (${posted})`,
    pictureUrl: networks.pictureUrl,
    pictureBase64: networks.pictureBase64,
    filmBytes,
  }
}

/** Killed at that call, then begun again by a process that knows only what was noted. */
async function killedAndRecovered(posting: Posting, doom: Doom): Promise<void> {
  networks.forget()
  await networks.run(posting, doom)
  await networks.run(posting, null)
}

const count = ({ network, text, deed }: Posting): number => {
  const seen = networks.places.get(network)?.visible(text)
  return (deed.kind === 'publish' ? seen?.posts : seen?.replies) ?? -1
}

describe.each(KINDS)('a process that is killed while it posts to $network', { timeout: 240_000 }, (kind) => {
  it.each(kind.forms)('never publishes a %s twice, at whichever call it dies', async (form) => {
    const whole = postingOn(kind, form)
    networks.forget()
    const acts = await networks.run(whole, null)
    // Another one finds it done.
    expect(await networks.run(whole, null)).toBe(0)
    expect([acts > 0, count(whole)]).toEqual([true, 1])
    for (let act = 1; act <= acts; act += 1) {
      for (const when of act === acts ? (['before', 'after'] as const) : (['after'] as const)) {
        const posting = postingOn(kind, form)
        await killedAndRecovered(posting, { act, when })
        expect(count(posting), `killed ${when} act ${act} of ${acts}`).toBe(1)
      }
    }
  })

  it('never answers twice', async () => {
    for (const when of ['before', 'after'] as const) {
      const posting = postingOn(kind, 'reply')
      await killedAndRecovered(posting, { act: 1, when })
      expect(count(posting), `killed ${when}`).toBe(1)
    }
  })
})
