import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'

/** What every kind of field has. `error` is the mended-how text, not a code; `id` is `name` unless said. */
export type FieldFrame = {
  lang: Lang
  name: string
  id?: string | undefined
  label: ComponentChildren
  hint?: ComponentChildren | undefined
  error?: string | undefined
  /** Fields are required unless marked: the word "frivilligt" is added to the label. */
  optional?: boolean | undefined
  /** A paragraph chip behind the demand; stands between hint and field. */
  chip?: ComponentChildren | undefined
}

export const fieldId = ({ id, name }: Pick<FieldFrame, 'id' | 'name'>): string => id ?? name

/** The ids of hint and error, for `aria-describedby`. */
export function describedBy(frame: FieldFrame, ...more: string[]): string | undefined {
  const id = fieldId(frame)
  const ids = [
    frame.hint === undefined ? undefined : `${id}-hint`,
    frame.error === undefined ? undefined : `${id}-error`,
    ...more,
  ].filter((x) => x !== undefined)
  return ids.length === 0 ? undefined : ids.join(' ')
}

export function Hint({ frame }: { frame: FieldFrame }) {
  return (
    <>
      {frame.hint !== undefined && (
        <p class="field-hint" id={`${fieldId(frame)}-hint`}>
          {frame.hint}
        </p>
      )}
      {frame.chip !== undefined && <div class="field-chip">{frame.chip}</div>}
    </>
  )
}

export function FieldError({ frame }: { frame: FieldFrame }) {
  if (frame.error === undefined) return null
  return (
    <p class="field-error" id={`${fieldId(frame)}-error`}>
      <Icon name="warning" />
      <span>
        <span class="sr">{uiTexts(frame.lang).errorPrefix}: </span>
        {frame.error}
      </span>
    </p>
  )
}

export function LabelWords({ frame }: { frame: FieldFrame }) {
  return (
    <>
      {frame.label}
      {frame.optional === true && (
        <span class="field-optional">
          <span aria-hidden="true"> · </span>
          <span class="sr">, </span>
          {uiTexts(frame.lang).optional}
        </span>
      )}
    </>
  )
}

export function fieldClass(frame: FieldFrame): string {
  return `field${frame.error === undefined ? '' : ' field-wrong'}`
}

/** Label, hint, error and one control, in the order they are read. */
export function Field({ frame, children }: { frame: FieldFrame; children: ComponentChildren }) {
  return (
    <div class={fieldClass(frame)}>
      <label class="field-label" for={fieldId(frame)}>
        <LabelWords frame={frame} />
      </label>
      <Hint frame={frame} />
      <FieldError frame={frame} />
      {children}
    </div>
  )
}
