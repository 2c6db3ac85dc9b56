import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { uiTexts } from '../../texts.ts'
import { cutAt, visiblePieces } from './visible-text.ts'

/** Text from outside inside a line: a name, a handle, a file name. Isolated, so that its direction stays its own. */
export function OutsideText({ text, lang }: { text: string; lang: Lang }) {
  return (
    <bdi>
      <Pieces text={text} lang={lang} />
    </bdi>
  )
}

function Pieces({ text, lang }: { text: string; lang: Lang }) {
  const t = uiTexts(lang)
  return (
    <>
      {visiblePieces(text).map((piece, i) =>
        'text' in piece ? (
          piece.text
        ) : (
          <span key={i} class="code-point">
            <span class="sr">{t.controlCharacter(piece.codes)}</span>
            <span aria-hidden="true">{piece.count > 1 ? `${piece.codes} ×${piece.count}` : piece.codes}</span>
          </span>
        ),
      )}
    </>
  )
}

/** Long enough for any ordinary comment; a 60 000-character one must not bury the thread under it. */
const SHOWN_CHARACTERS = 1500

export type UserTextProps = {
  text: string
  lang: Lang
  /** UTF-16 units shown before the rest folds into `<details>`. */
  limit?: number | undefined
}

/**
 * What somebody outside wrote, exactly: their line breaks, their direction, nothing turned into a link (an address in a
 * comment may be a trap), nothing hidden.
 */
export function UserText({ text, lang, limit = SHOWN_CHARACTERS }: UserTextProps) {
  const t = uiTexts(lang)
  if (text.trim() === '') return <p class="user-text user-text-empty">{t.emptyText}</p>
  const cut = text.length > limit * 1.15 ? cutAt(text, limit) : text.length
  const rest = text.slice(cut)
  return (
    <div class="user-text" dir="auto">
      <Pieces text={text.slice(0, cut)} lang={lang} />
      {rest !== '' && (
        <details class="user-text-rest">
          <summary>{t.showWholeText(formatNumber(Array.from(text).length, lang))}</summary>
          <Pieces text={rest.trimStart()} lang={lang} />
        </details>
      )}
    </div>
  )
}
