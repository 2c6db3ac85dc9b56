import { InvalidInput } from '#core/errors.ts'

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

function characters(text: string): number {
  return [...graphemes.segment(text)].length
}

/** Throws `InvalidInput` (`text`: `empty` or `too-long`). */
export function checkedText(
  text: string,
  { most, mayBeEmpty }: { readonly most: number; readonly mayBeEmpty: boolean },
): string {
  const trimmed = text.trim()
  if (trimmed === '' && !mayBeEmpty) throw new InvalidInput([{ field: 'text', code: 'empty' }])
  if (characters(trimmed) > most)
    throw new InvalidInput([{ field: 'text', code: 'too-long', params: { limit: most } }])
  return trimmed
}
