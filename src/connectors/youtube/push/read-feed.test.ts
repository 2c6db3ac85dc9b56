import { describe, expect, it } from 'vitest'
import { markOf } from './callback-mark.ts'
import { readFeed } from './read-feed.ts'
import { createYoutubeWebhook } from './youtube-webhook.ts'

const feed = (entry: string) =>
  new TextEncoder().encode(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`)

describe('a feed of films', () => {
  it('tells of a film by the key that the harvest uses', () => {
    const told = readFeed(
      feed(`<entry><id>yt:video:dQw4w9WgXcQ</id><yt:videoId>dQw4w9WgXcQ</yt:videoId><yt:channelId>UCabc</yt:channelId>
        <title>Vattenläcka i Å &amp; Ö</title><author><name>Ekköpings kommun</name></author>
        <published>2026-11-20T09:00:00+00:00</published><updated>2026-11-20T09:01:00.123456+00:00</updated></entry>`),
    )
    expect(told).toMatchObject([
      {
        accountExternalId: 'UCabc',
        dedupeKey: 'post:dQw4w9WgXcQ',
        effect: { kind: 'post-added', post: { text: 'Vattenläcka i Å & Ö', externalId: 'dQw4w9WgXcQ' } },
      },
    ])
    expect(told[0]?.occurredAt?.toString()).toBe('2026-11-20T09:00:00Z')
  })

  it('keeps an entry that it does not understand beside those that it does', () => {
    const told = readFeed(
      feed('<entry><what/></entry><entry><id>yt:video:a</id><yt:channelId>UC1</yt:channelId></entry>'),
    )
    expect(told.map(({ effect }) => effect.kind)).toEqual(['unknown', 'post-added'])
  })
})

describe('the hub asks whether we meant it', () => {
  const webhook = createYoutubeWebhook({ secret: 's' })
  const topic = 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabc'
  const mark = markOf('s', 'UCabc')
  it.each<[string, Record<string, string | undefined>, string | null]>([
    [
      'a subscription',
      { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'abc_1', mark },
      'abc_1',
    ],
    ['one that is not ours', { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'abc' }, null],
    [
      'another channel with our mark',
      { 'hub.mode': 'subscribe', 'hub.topic': `${topic}d`, 'hub.challenge': 'abc', mark },
      null,
    ],
    ['an end of it', { 'hub.mode': 'unsubscribe', 'hub.topic': topic, 'hub.challenge': 'abc', mark }, 'abc'],
    [
      'another topic',
      { 'hub.mode': 'subscribe', 'hub.topic': 'https://example.org/', 'hub.challenge': 'abc', mark },
      null,
    ],
    [
      'a page in the challenge',
      { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': '<b>', mark },
      null,
    ],
    ['a refusal', { 'hub.mode': 'denied', 'hub.topic': topic, mark }, null],
    ['nothing', {}, null],
  ])('%s', (_what, query, expected) => {
    expect(webhook.answerChallenge(query)).toBe(expected)
  })
})
