import { describedBy, fieldClass, FieldError, fieldId } from './field.tsx'
import type { FieldFrame } from './field.tsx'

export type CheckboxProps = Omit<FieldFrame, 'optional' | 'chip'> & {
  /** What is sent when it is ticked. */
  value?: string | undefined
  checked?: boolean | undefined
}

/** One box by itself, named by the words beside it. Several that belong together are `Checkboxes`. */
export function Checkbox({ value = 'yes', checked = false, ...frame }: CheckboxProps) {
  const { hint, error } = frame
  return (
    <div class={fieldClass(frame)}>
      <FieldError frame={frame} />
      <div class="choices-plain">
        <label class="choice">
          <input
            type="checkbox"
            id={fieldId(frame)}
            name={frame.name}
            value={value}
            checked={checked}
            aria-describedby={describedBy({ ...frame, hint: undefined })}
            aria-invalid={error === undefined ? undefined : 'true'}
          />
          <span class="choice-words">
            <span class="choice-text">{frame.label}</span>
            {hint !== undefined && <span class="choice-note">{hint}</span>}
          </span>
        </label>
      </div>
    </div>
  )
}
