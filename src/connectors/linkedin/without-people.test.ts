import { describe, expect, it } from 'vitest'
import { sealAnswer } from '../kit/envelope.ts'
import { readEvents } from './linkedin-reader.ts'
import { sealKnown } from './known.ts'
import { withoutPeople } from './without-people.ts'

const OWN = 'urn:li:organization:2414183'
const VERA = 'urn:li:person:A8xe03Qt10'
const COMMENT = 'urn:li:comment:(urn:li:activity:7100,7200)'
const left = (value: unknown) =>
  JSON.parse(
    new TextDecoder().decode(withoutPeople(new TextEncoder().encode(JSON.stringify(value)), [OWN])),
  ) as unknown

describe('a member leaves nothing behind', () => {
  it.each([
    ['who wrote', { actor: VERA, message: { text: 'Hej' } }, { message: { text: 'Hej' } }],
    ['what is shown of who wrote', { actor: VERA, 'actor~': { localizedFirstName: 'Vera' } }, {}],
    ['who was behind', { created: { actor: VERA, time: 17 } }, { created: { time: 17 } }],
    ['another page that wrote', { owner: 'urn:li:organization:99', text: 'Hej' }, { text: 'Hej' }],
    ['the page itself stays', { actor: OWN, owner: OWN }, { actor: OWN, owner: OWN }],
    [
      'a mention',
      { message: { attributes: [{ value: { person: VERA } }], text: 'Hej Vera' } },
      { message: { attributes: [{ value: {} }], text: 'Hej Vera' } },
    ],
    [
      'inside another URN',
      { generatedActivity: `urn:li:like:(${VERA},urn:li:activity:7100)` },
      { generatedActivity: 'urn:li:like:(urn:li:person:-,urn:li:activity:7100)' },
    ],
    ['what is no text', { id: 7100, isEdited: false, none: null }, { id: 7100, isEdited: false, none: null }],
  ])('%s', (_what, value, expected) => {
    expect(left(value)).toEqual(expected)
    expect(left(left(value))).toEqual(expected)
  })

  it('in a webhook, which still tells the same', () => {
    const comment = { entity: COMMENT, owner: VERA, text: 'Hej', created: { time: 1_790_000_000_000 } }
    const notification = {
      ...{ notificationId: 1, organizationalEntity: OWN, action: 'COMMENT', sourcePost: 'urn:li:share:7000' },
      ...{ generatedActivity: COMMENT, decoratedGeneratedActivity: { comment } },
    }
    const body = new TextEncoder().encode(JSON.stringify({ type: 'x', notifications: [notification] }))
    const [before] = readEvents(body)
    const [after] = readEvents(withoutPeople(body, [OWN]))
    expect(before?.effect).toMatchObject({ comment: { author: { externalId: VERA } } })
    expect(after?.effect).toMatchObject({ comment: { author: null, text: 'Hej' } })
    expect(after?.dedupeKey).toBe(before?.dedupeKey)
  })

  it('among the names that are kept beside an answer', () => {
    const about = sealKnown({
      names: new Map([
        [VERA, 'Vera Lindqvist'],
        [OWN, 'Kommunen'],
      ]),
    })
    const askedAt = Temporal.Instant.from('2026-11-21T10:00:00Z')
    const answer = new TextEncoder().encode(JSON.stringify({ elements: [{ actor: VERA }] }))
    const body = sealAnswer({ kind: 'comments', accountExternalId: OWN, about, askedAt, answer })
    const text = new TextDecoder().decode(withoutPeople(body, [OWN]))
    expect(text).not.toMatch(/Vera|A8xe03Qt10/)
    expect(text).toContain('Kommunen')
  })
})
