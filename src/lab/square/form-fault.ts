import { InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import type { Texts } from './texts.sv.ts'

/** What a visitor should mend, in words; null for a fault that is a bug and must surface. */
export function wordsForFault(error: unknown, texts: Texts): string | null {
  if (error instanceof NotFound) return texts.errors.gone
  if (error instanceof NotPermitted) return texts.errors.notYours
  if (error instanceof RuleBroken) return texts.errors.notHere
  if (!(error instanceof InvalidInput)) return null
  const code = error.fields[0]?.code ?? ''
  return Object.entries(texts.errors).find(([key]) => key === code)?.[1] ?? texts.errors.empty
}

export type WrittenForm = {
  readonly text: string
  readonly picture: string
  /** A name from the list, or one made up. */
  readonly author: string
  readonly listed: string
  readonly ownName: string
}

export const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export function readWrittenForm(form: FormData): WrittenForm {
  const listed = field(form, 'som')
  const ownName = field(form, 'eget').trim()
  return {
    // A browser sends line ends as CRLF; the network keeps LF.
    text: field(form, 'text').replaceAll('\r\n', '\n'),
    picture: field(form, 'bild'),
    author: ownName === '' ? listed : ownName,
    listed,
    ownName,
  }
}
