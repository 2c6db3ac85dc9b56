import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { diffWords } from './diff-words.ts'
import { VersionCompare } from './version-compare.tsx'

const marks = { same: '', struck: '-', added: '+' }
const short = (before: string, after: string) =>
  diffWords(before, after)?.map((piece) => `${marks[piece.kind]}${piece.text}`)

describe('diffWords', () => {
  it.each([
    ['a b c', 'a b c', ['a b c']],
    ['', 'ny text', ['+ny text']],
    ['borta', '', ['-borta']],
    ['vi kommer i dag', 'vi kommer i morgon', ['vi kommer i ', '-dag', '+morgon']],
    ['en liten katt', 'en stor svart katt', ['en ', '-liten ', '+stor svart ', 'katt']],
    ['a x y b', 'a p q b', ['a ', '-x y ', '+p q ', 'b']],
  ])('%j to %j', (before, after, wanted) => {
    expect(short(before, after)).toEqual(wanted)
  })

  it('gives back both wordings whole, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('vi', 'ni', 'plogar', 'i', 'natt.', '\n', ' '), { maxLength: 40 })
      .map((w) => w.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after) ?? []
        const without = (kind: string) =>
          pieces
            .filter((p) => p.kind !== kind)
            .map((p) => p.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('struck')).toBe(after)
      }),
    )
  })

  it('gives up on texts with nothing in common rather than on the reader', () => {
    const words = (stem: string) => Array.from({ length: 600 }, (_, i) => `${stem}${i}`).join(' ')
    expect(diffWords(words('a'), words('b'))).toBeUndefined()
  })
})

describe('VersionCompare', () => {
  it('marks changes with elements, and says them to screen readers', () => {
    const html = renderFragment(<VersionCompare lang="sv" before="i dag" after="i morgon" />)
    expect(html).toContain('<span class="sr">struket: </span>')
    expect(html).toContain('<span class="sr">tillagt: </span>')
  })

  it('shows both whole when they differ too much', () => {
    const before = 'x '.repeat(500)
    const html = renderFragment(<VersionCompare lang="sv" before={before} after={'y '.repeat(500)} />)
    expect(html).toContain('visas var för sig')
    expect(html).not.toContain('<ins')
  })

  it('says when they are the same', () => {
    expect(renderFragment(<VersionCompare lang="en" before="a" after="a" />)).toContain(
      'The wordings are the same.',
    )
  })
})
