import type { ComponentChildren } from 'preact'
import { formatNumber } from '#core/i18n/numbers.ts'
import { uiTexts } from '../../texts.ts'
import type { FieldFrame } from './field.tsx'
import { describedBy, Field, fieldId } from './field.tsx'

export type TextFieldProps = FieldFrame & {
  value?: string | undefined
  type?:
    | 'text'
    | 'email'
    | 'url'
    | 'tel'
    | 'password'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'file'
    | 'color'
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel' | undefined
  maxlength?: number | undefined
  min?: string | undefined
  max?: string | undefined
  /** For `file`: the types the chooser shows. */
  accept?: string | undefined
  /** For `file`: several may be chosen. */
  multiple?: boolean | undefined
  /** How long an answer is expected: the field's width says it. */
  width?: 'short' | 'medium' | 'full' | undefined
  /** A unit or a button beside the field. */
  after?: ComponentChildren | undefined
}

/** One line of text, a date, a number, a password, a file. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', width = 'full', after } = props
  // Preact's types want one literal a tag; the attributes used here are the same for all of ours.
  const oneType = type as 'text'
  const input = (
    <input
      class={`input input-${width}`}
      id={fieldId(props)}
      name={props.name}
      type={oneType}
      value={type === 'file' || type === 'password' ? undefined : props.value}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      min={props.min}
      max={props.max}
      accept={props.accept}
      multiple={props.multiple}
      required={props.optional !== true}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error === undefined ? undefined : 'true'}
    />
  )
  return (
    <Field frame={props}>
      {after === undefined ? (
        input
      ) : (
        <div class="field-together">
          {input}
          {after}
        </div>
      )}
    </Field>
  )
}

export type TextAreaProps = FieldFrame & {
  value?: string | undefined
  rows?: number | undefined
  /** Most characters allowed. A limit is told, counted down by script and checked on the server; typing is never cut off. */
  limit?: number | undefined
  /** How the network counts: code points, UTF-16 units (JavaScript's length) or graphemes (Bluesky). */
  unit?: 'codepoints' | 'utf16' | 'graphemes' | undefined
  /** Keeps an unsent draft in this browser under this key; put the person's and the message's id in it. */
  draftKey?: string | undefined
  /** The language typed in, for spelling and screen readers, when not the page's. */
  textLang?: string | undefined
  /** Marks the field that the `r` key moves to. */
  reply?: boolean | undefined
}

/** A parser drops one line feed right after `<textarea>`; a text that begins with one needs another. */
const inTextArea = (value: string | undefined) => (value?.startsWith('\n') === true ? `\n${value}` : value)

function Area(props: TextAreaProps) {
  const id = fieldId(props)
  return (
    <textarea
      class="input input-area"
      id={id}
      name={props.name}
      rows={props.rows ?? 5}
      value={inTextArea(props.value)}
      lang={props.textLang}
      required={props.optional !== true}
      aria-describedby={props.limit === undefined ? describedBy(props) : describedBy(props, `${id}-count`)}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      data-reply={props.reply === true ? '' : undefined}
    />
  )
}

function Counted(props: TextAreaProps & { limit: number }) {
  const { lang, limit, unit = 'codepoints' } = props
  return (
    <count-characters data-limit={limit} data-unit={unit}>
      <Area {...props} />
      <p class="field-count num" id={`${fieldId(props)}-count`}>
        {uiTexts(lang).atMostCharacters(formatNumber(limit, lang))}
      </p>
    </count-characters>
  )
}

/** Several lines of text, counted and kept as a draft where asked for. */
export function TextArea(props: TextAreaProps) {
  const { limit, draftKey } = props
  const area = limit === undefined ? <Area {...props} /> : <Counted {...props} limit={limit} />
  return (
    <Field frame={props}>
      {draftKey === undefined ? area : <keep-draft data-key={draftKey}>{area}</keep-draft>}
    </Field>
  )
}
