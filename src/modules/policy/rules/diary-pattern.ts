/** The small pattern language for diary numbers. No regular expression comes from a file, so none can be made to hang. */
export type DiaryPiece =
  | { readonly kind: 'series' }
  | { readonly kind: 'year' }
  | { readonly kind: 'number'; readonly width: number | null }
  | { readonly kind: 'literal'; readonly text: string }

const LITERAL = /^[A-Za-zÅÄÖåäö .:/-]+$/

function pieceOf(token: string): DiaryPiece | null {
  if (token === '{series}') return { kind: 'series' }
  if (token === '{year}') return { kind: 'year' }
  if (token === '{number}') return { kind: 'number', width: null }
  const padded = /^\{number:([1-9])\}$/.exec(token)
  if (padded?.[1] !== undefined) return { kind: 'number', width: Number(padded[1]) }
  return LITERAL.test(token) ? { kind: 'literal', text: token } : null
}

/** Two pieces of digits (or letters) side by side cannot be told apart when read back. */
function runsTogether(pieces: readonly DiaryPiece[]): boolean {
  return pieces.some((piece, index) => {
    const next = pieces[index + 1]
    if (next === undefined) return false
    const digits = (p: DiaryPiece) => p.kind === 'year' || p.kind === 'number'
    const letters = (p: DiaryPiece) =>
      p.kind === 'series' || (p.kind === 'literal' && /^\p{L}|\p{L}$/u.test(p.text))
    return (digits(piece) && digits(next)) || (letters(piece) && letters(next))
  })
}

/** The pieces, or null when the pattern does not hold: exactly one number, at most one series and one year. */
export function parseDiaryPattern(pattern: string): readonly DiaryPiece[] | null {
  const tokens = pattern.split(/(\{[^{}]*\})/).filter((token) => token !== '')
  const pieces = tokens.map(pieceOf).filter((piece) => piece !== null)
  const count = (kind: DiaryPiece['kind']) => pieces.filter((piece) => piece.kind === kind).length
  const holds =
    pieces.length === tokens.length && count('number') === 1 && count('series') <= 1 && count('year') <= 1
  return holds && !runsTogether(pieces) ? pieces : null
}
