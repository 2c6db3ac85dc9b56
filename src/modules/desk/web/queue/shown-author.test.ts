import { describe, expect, it } from 'vitest'
import { shownAuthor } from './shown-author.ts'

const vera = { externalId: null, name: 'Vera Lindqvist' }

describe('whom a row of the queue names', () => {
  it.each([
    ['shown', vera, { name: 'Vera Lindqvist' }],
    ['shown', null, null],
    ['shown', { externalId: '1', name: '' }, { name: 'Avsändare utan namn' }],
    ['restricted', null, { name: 'Avsändaren visas inte' }],
    ['sealed', null, { name: 'Avsändaren visas inte' }],
  ] as const)('%s, %o (F-112, F-118)', (content, author, shown) => {
    expect(shownAuthor({ content, author, isAuthorForgotten: false }, 'Torgnätet', 'sv')).toEqual(shown)
  })

  it.each([
    ['Torgnätet', 'sv', 'Namnet är borttaget enligt Torgnätets villkor'],
    ['Links', 'sv', 'Namnet är borttaget enligt Links villkor'],
    ['Torgnätet', 'en', 'The name is removed under the terms of Torgnätet'],
  ] as const)('when its terms took the name away, %s, in %s', (network, lang, name) => {
    const item = { content: 'shown', author: null, isAuthorForgotten: true } as const
    expect(shownAuthor(item, network, lang)).toEqual({ name, isRemoved: true })
    expect(shownAuthor({ ...item, content: 'restricted' }, network, lang)).not.toHaveProperty('isRemoved')
  })
})
