import type { Lang } from '#core/i18n/lang.ts'
import { Checkboxes, Select } from '#ui/components/field/choices.tsx'
import type { FieldFrame } from '#ui/components/field/field.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { policyTexts } from '../policy-problem.ts'
import type { FormValue } from '../rules/editing/form-fields.ts'
import type { EditState, FieldView } from './build-edit-view.ts'
import { policyVersionTexts } from './version-texts.ts'

type Props = { readonly lang: Lang; readonly field: FieldView; readonly state: EditState }

const one = (value: FormValue | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))

function frameOf({ lang, field, state }: Props, name: string, label: string): FieldFrame & { value: string } {
  const error = state.problems[name] ?? state.problems[field.name]
  return {
    ...{ lang, name, label, value: one(state.values[name]) },
    hint: hintOf(field, lang),
    ...(error === undefined ? {} : { error }),
  }
}

function hintOf({ spec }: FieldView, lang: Lang): string | undefined {
  const t = policyVersionTexts(lang)
  if (spec.kind === 'lines')
    return spec.suggestions === undefined ? t.onePerLine : t.daysHint(spec.suggestions.join(', '))
  return spec.isOpen ? t.emptyIsUnknown : undefined
}

/** One parameter in the control that fits it. */
export function EditField(props: Props) {
  const { lang, field, state } = props
  const { spec, name, label } = field
  const t = policyVersionTexts(lang)
  const words = (value: string) => policyTexts[lang].changes.values[value] ?? value
  const frame = frameOf(props, name, label)
  switch (spec.kind) {
    case 'number':
      return <TextField {...frame} width="short" inputmode="numeric" />
    case 'day':
      return <TextField {...frame} type="date" width="short" />
    case 'line':
      return <TextField {...frame} />
    case 'lines':
      return <TextArea {...frame} rows={6} />
    case 'text':
      return (
        <>
          <TextArea {...frameOf(props, `${name}-sv`, t.inSwedish(label))} rows={3} textLang="sv" />
          <TextArea {...frameOf(props, `${name}-en`, t.inEnglish(label))} rows={3} textLang="en" />
        </>
      )
    case 'yesNo':
      return (
        <Select
          {...frame}
          width="short"
          choices={[
            { value: '', text: t.notSaid },
            { value: 'yes', text: t.yes },
            { value: 'no', text: t.no },
          ]}
        />
      )
    case 'choice':
      return (
        <Select
          {...frame}
          choices={[
            { value: '', text: t.notSaid },
            ...known(spec.values, frame.value).map((value) => ({ value, text: words(value) })),
          ]}
        />
      )
    case 'checks': {
      const chosen = state.values[name]
      return (
        <Checkboxes
          {...frame}
          plain
          values={typeof chosen === 'string' ? [chosen] : (chosen ?? [])}
          choices={spec.values.map((value) => ({ value, text: words(value) }))}
        />
      )
    }
  }
}

/** What the file says stays in the list, even where it is none of the choices: saving the page must not change it. */
function known(values: readonly string[], current: string): readonly string[] {
  return current === '' || values.includes(current) ? values : [current, ...values]
}
