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
    expect(shownAuthor({ content, author }, 'sv')).toEqual(shown)
  })
})
