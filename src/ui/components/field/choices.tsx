import type { ComponentChildren } from 'preact'
import { uiTexts } from '../../texts.ts'
import type { FieldFrame } from './field.tsx'
import { describedBy, Field, fieldClass, FieldError, fieldId, Hint, LabelWords } from './field.tsx'

export type Choice = {
  value: string
  text: ComponentChildren
  /** A line under the text. */
  note?: ComponentChildren | undefined
  disabled?: boolean | undefined
}

export type ChoicesProps = FieldFrame & {
  choices: readonly Choice[]
  /** Shown under the chosen one without script: what choosing it means (a stop, a demand for reasons). */
  children?: ComponentChildren | undefined
  /** Small rows without frames, for filters and long lists. */
  plain?: boolean | undefined
}

function ChoiceRow(props: {
  frame: ChoicesProps
  choice: Choice
  first: boolean
  type: 'radio' | 'checkbox'
  checked: boolean
}) {
  const { frame, choice, first, type, checked } = props
  // The first choice carries the group's own id, so that a link in the error summary lands on a control.
  const id = first ? fieldId(frame) : `${fieldId(frame)}-${choice.value}`
  return (
    <label class="choice">
      <input
        type={type}
        id={id}
        name={frame.name}
        value={choice.value}
        checked={checked}
        disabled={choice.disabled}
        required={type === 'radio' && frame.optional !== true}
      />
      <span class="choice-words">
        <span class="choice-text">{choice.text}</span>
        {choice.note !== undefined && <span class="choice-note">{choice.note}</span>}
      </span>
    </label>
  )
}

function ChoiceGroup({
  frame,
  type,
  chosen,
}: {
  frame: ChoicesProps
  type: 'radio' | 'checkbox'
  chosen: ReadonlySet<string>
}) {
  const invalid = frame.error !== undefined
  return (
    <div class={fieldClass(frame)}>
      <fieldset aria-describedby={describedBy(frame)} data-invalid={invalid ? '' : undefined}>
        <legend class="field-label">
          <LabelWords frame={frame} />
        </legend>
        <Hint frame={frame} />
        <FieldError frame={frame} />
        <div class={`choices${frame.plain === true ? ' choices-plain' : ''}`}>
          {frame.choices.map((choice, i) => (
            <ChoiceRow
              key={choice.value}
              frame={frame}
              choice={choice}
              first={i === 0}
              type={type}
              checked={chosen.has(choice.value)}
            />
          ))}
        </div>
      </fieldset>
      {frame.children !== undefined && <div class="choices-more">{frame.children}</div>}
    </div>
  )
}

/** One of several. */
export function Radios({ value, ...frame }: ChoicesProps & { value?: string | undefined }) {
  return <ChoiceGroup frame={frame} type="radio" chosen={new Set(value === undefined ? [] : [value])} />
}

/** Any of several. */
export function Checkboxes({ values = [], ...frame }: ChoicesProps & { values?: readonly string[] }) {
  return <ChoiceGroup frame={frame} type="checkbox" chosen={new Set(values)} />
}

export type SelectProps = FieldFrame & {
  choices: readonly { value: string; text: string }[]
  value?: string | undefined
  /** Adds an empty first line ("Välj"), so that nothing is chosen by accident. */
  withEmpty?: boolean | undefined
  width?: 'short' | 'medium' | 'full' | undefined
}

/** One of many: from about seven choices on; fewer are better as radios. */
export function Select(props: SelectProps) {
  const { choices, value, withEmpty = false, width = 'medium' } = props
  return (
    <Field frame={props}>
      <select
        class={`input input-${width}`}
        id={fieldId(props)}
        name={props.name}
        required={props.optional !== true && withEmpty}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {withEmpty && (
          <option value="" selected={value === undefined || value === ''}>
            {uiTexts(props.lang).choose}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
