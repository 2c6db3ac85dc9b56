/**
 * Makes characters that show nothing, or that change how their neighbours are read, visible as their code point. What a
 * citizen wrote is evidence: a threat hidden behind a right-to-left override, or instructions in invisible tag characters,
 * must be seen by the one who decides (requirements §7, scenario 25).
 */
export type TextPiece = { readonly text: string } | { readonly codes: string; readonly count: number }

// C0 and C1 controls except tab and line feed; zero-width space and word joiner; bidi embeddings, overrides and isolates;
// the byte-order mark; interlinear marks; tag characters. The joiners U+200C/D stay: emoji and Persian need them.
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu

// The flags of England, Scotland and Wales are a black flag followed by tag characters: they are pictures, not hidden text.
const TAGGED_FLAG = /\u{1f3f4}[\u{e0061}-\u{e007a}]{4,6}\u{e007f}/gu

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Windows line ends become plain ones first, so that a carriage return is no "control character". */
export function visiblePieces(raw: string): TextPiece[] {
  const text = raw.replaceAll('\r\n', '\n').toWellFormed()
  const flags = [...text.matchAll(TAGGED_FLAG)].map((m) => [m.index, m.index + m[0].length] as const)
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(INVISIBLE)) {
    const partOfFlag = flags.some(([start, end]) => match.index > start && match.index < end)
    if (partOfFlag) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    const characters = Array.from(match[0])
    pieces.push({ codes: codePoint(characters[0] ?? ''), count: characters.length })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Where a long text may be cut: at the last white space before `limit` UTF-16 units, never inside a character. */
export function cutAt(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  const space = text.slice(0, limit).search(/\s\S*$/)
  if (space > limit * 0.6) return space
  const unit = text.charCodeAt(limit)
  const insidePair = unit >= 0xdc00 && unit <= 0xdfff
  return insidePair ? limit - 1 : limit
}
