import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { OutsideText, UserText } from '../user-text/user-text.tsx'
import type { DiffPiece } from './diff-words.ts'
import { diffWords } from './diff-words.ts'

export type VersionCompareProps = {
  lang: Lang
  before: string
  after: string
  /** "20 nov 14:02" and the like, under each wording's name. */
  beforeNote?: string | undefined
  afterNote?: string | undefined
}

function Piece({ piece, lang }: { piece: DiffPiece; lang: Lang }) {
  const t = uiTexts(lang)
  if (piece.kind === 'same') return <OutsideText text={piece.text} lang={lang} />
  // ins and del are silent in most screen readers, so the word is there for them.
  const Mark = piece.kind === 'added' ? 'ins' : 'del'
  return (
    <Mark class="compare-piece">
      <span class="sr">{piece.kind === 'added' ? t.added : t.struck}: </span>
      <OutsideText text={piece.text} lang={lang} />
      <span class="sr">, </span>
    </Mark>
  )
}

function Note({ text }: { text: string | undefined }) {
  return text === undefined ? null : <span class="quiet small"> {text}</span>
}

/** Two wordings of one message, with the words struck and added marked by line, sign and colour. */
export function VersionCompare({ lang, before, after, beforeNote, afterNote }: VersionCompareProps) {
  const t = uiTexts(lang)
  const pieces = diffWords(before, after)
  if (before === after) return <p class="quiet">{t.compareSame}</p>
  if (pieces === undefined)
    return (
      <div class="compare">
        <p class="quiet small">{t.compareTooDifferent}</p>
        <h4>
          {t.before}
          <Note text={beforeNote} />
        </h4>
        <UserText text={before} lang={lang} />
        <h4>
          {t.after}
          <Note text={afterNote} />
        </h4>
        <UserText text={after} lang={lang} />
      </div>
    )
  return (
    <div class="compare">
      <p class="compare-key small">
        <span>
          <del aria-hidden="true">a</del> {t.before}
          <Note text={beforeNote} />
        </span>
        <span>
          <ins aria-hidden="true">a</ins> {t.after}
          <Note text={afterNote} />
        </span>
      </p>
      <div class="user-text" dir="auto">
        {pieces.map((piece, i) => (
          <Piece key={i} piece={piece} lang={lang} />
        ))}
      </div>
    </div>
  )
}
