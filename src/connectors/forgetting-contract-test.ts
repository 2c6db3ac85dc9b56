import { expect, it } from 'vitest'
import type { FakeNetwork } from './contract-network.ts'
import type { Author, NetworkEvent } from './connector.ts'

/** What the reader of every network must do whose terms limit how long it may be kept who somebody is. `harvested`: what asking it gave. */
export function forgettingTests(
  network: () => FakeNetwork,
  harvested: () => Promise<readonly Uint8Array[]>,
): void {
  const limited = () => (network().connector.profile.terms?.profileHours ?? null) !== null

  it('offers to take away who people are exactly where the vendor limits how long that may be kept', () => {
    expect(network().reader?.withoutPeople !== undefined).toBe(limited())
  })

  it('leaves nothing of who they are, in a body or in one event, and everything else', async () => {
    const { reader, access } = network()
    if (reader?.withoutPeople === undefined) return
    const own = access.accountExternalId
    const strangers = new Set<string>()
    for (const body of await harvested()) {
      const before = reader.readEvents(body)
      for (const told of before.flatMap((event) => peopleIn(event, own))) strangers.add(told)
      const left = reader.withoutPeople(body, [own])
      const after = reader.readEvents(left)
      expect(after.map(factsOf)).toEqual(before.map(factsOf))
      expect(after.flatMap(authorsOf).filter(({ externalId }) => externalId !== own)).toEqual([])
      expect(namedIn(left, strangers)).toEqual([])
      const alone = before.map(({ raw }) => reader.withoutPeople?.(bytesOf(raw), [own]) ?? bytesOf(raw))
      expect(alone.flatMap((one) => namedIn(one, strangers))).toEqual([])
      expect(after.map(({ raw }) => JSON.stringify(raw))).toEqual(alone.map(textOf))
    }
    expect(strangers.size).toBeGreaterThan(1)
  })
}

const bytesOf = (raw: unknown) => new TextEncoder().encode(JSON.stringify(raw))
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function namedIn(bytes: Uint8Array, people: ReadonlySet<string>): readonly string[] {
  const text = textOf(bytes)
  return [...people].filter((one) => text.includes(one))
}

function peopleIn(event: NetworkEvent, own: string): readonly string[] {
  return authorsOf(event)
    .filter(({ externalId }) => externalId !== own)
    .flatMap(({ externalId, name }) => [externalId ?? '', name])
    .filter((told) => told !== '')
}

function authorsOf({ effect }: NetworkEvent): readonly Author[] {
  const author = 'comment' in effect ? effect.comment.author : 'post' in effect ? effect.post.author : null
  return author === null ? [] : [author]
}

function factsOf({ dedupeKey, occurredAt, effect }: NetworkEvent): unknown {
  const words = 'comment' in effect ? effect.comment.text : 'post' in effect ? effect.post.text : null
  return [dedupeKey, effect.kind, words, String(occurredAt)]
}
