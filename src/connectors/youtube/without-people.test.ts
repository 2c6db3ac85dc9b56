import { describe, expect, it } from 'vitest'
import { withoutPeople } from './without-people.ts'

const OWN = 'UCown'
const person = (id: string) => ({
  ...{ authorDisplayName: '@vera', authorProfileImageUrl: 'https://yt.example/v.jpg' },
  ...{ authorChannelUrl: 'https://yt.example/@vera', authorChannelId: { value: id } },
})
const left = (body: string) => new TextDecoder().decode(withoutPeople(new TextEncoder().encode(body), [OWN]))

describe('who wrote a comment', () => {
  it('goes with picture and channel, in threads and replies; the words and our own stay', () => {
    const thread = {
      snippet: { topLevelComment: { snippet: { ...person('UCvera'), textOriginal: 'Hej' } } },
      replies: { comments: [{ snippet: { ...person(OWN), textOriginal: 'Hej Vera' } }] },
    }
    expect(JSON.parse(left(JSON.stringify({ items: [thread] })))).toEqual({
      items: [{ ...thread, snippet: { topLevelComment: { snippet: { textOriginal: 'Hej' } } } }],
    })
  })

  it('goes where the channel is not told', () => {
    expect(left(JSON.stringify({ authorDisplayName: 'Borttagen', textDisplay: 'x' }))).toBe(
      '{"textDisplay":"x"}',
    )
  })

  it('is in no feed of films: that is left as it is', () => {
    const feed = '<feed><entry><author><name>Kommunen</name></author></entry></feed>'
    expect(left(feed)).toBe(feed)
  })
})
