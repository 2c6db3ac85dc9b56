import { describe, expect, it } from 'vitest'
import { renderFragment } from '#ui/layout/page.tsx'
import { ItemPane } from './item-pane.tsx'
import { baseItem } from '../samples/base-item.fixture.ts'
import { NOW } from '../samples/moment.fixture.ts'
import { buildHead } from './build-head.ts'

type Message = Parameters<typeof buildHead>[0]['message']

const message = {
  id: 'm-1',
  version: 3,
  kind: 'comment',
  author: { externalId: '1', name: 'Elin Törnqvist' },
  account: { name: 'Falkenbergs kommun' },
  postedAt: null,
  receivedAt: NOW,
  permalink: null,
  content: 'shown',
} as unknown as Message

const head = (more: Partial<Message>) =>
  buildHead({ message: { ...message, ...more }, lang: 'sv', networkName: 'Facebook' })

describe('the head of an item', () => {
  it('of a comment', () => {
    expect(head({})).toMatchObject({
      title: 'Kommentar av Elin Törnqvist',
      place: 'Facebook, Falkenbergs kommun',
      isDirect: false,
      isVeiled: null,
    })
  })

  it('of a direct message says so', () => {
    expect(head({ kind: 'direct' })).toMatchObject({
      title: 'Meddelande från Elin Törnqvist',
      place: 'Direktmeddelande på Facebook, Falkenbergs kommun',
      isDirect: true,
    })
  })

  it('of somebody without a name, and of words that this reader may not see', () => {
    for (const author of [null, { externalId: '1', name: '' }])
      expect(head({ author })).toMatchObject({ title: 'Kommentar av okänd avsändare', author: null })
    expect(head({ content: 'restricted' }).isVeiled).toBe('restricted')
  })

  it('of somebody whose name is gone under the network’s terms says that', () => {
    const gone = { author: null, isAuthorForgotten: true }
    expect(head(gone)).toMatchObject({
      title: 'Kommentar av avsändare vars namn är borttaget',
      author: { name: 'Namnet är borttaget enligt Facebooks villkor', isRemoved: true },
    })
    expect(head({ ...gone, content: 'restricted' })).toMatchObject({ author: null })
  })
})

describe('the page', () => {
  const draw = (isDirect: boolean) =>
    renderFragment(
      ItemPane({ item: { ...baseItem, isDirect, post: null }, lang: 'sv', now: NOW, backHref: '/inkorg' }),
    )
  it('of a direct message waits for no post', () => {
    expect(draw(true)).toContain('Ett direktmeddelande.')
    expect(draw(true)).not.toContain('Inlägget är inte hämtat än')
    expect(draw(false)).toContain('Inlägget är inte hämtat än')
    expect(draw(false)).not.toContain('Ett direktmeddelande.')
  })
})
