import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'

export type SettingsView = {
  readonly hidesName: boolean
  readonly language: 'sv' | 'en'
  readonly substituteId: string | null
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

const FORM = 'installningar'

/** A person's own choices: name in replies (F-105), language, substitute (B-020). */
export function SettingsPage({ view, kit }: { view: SettingsView; kit: FormKit }) {
  const t = deskTexts(kit.lang).settings
  return (
    <>
      <h1>{t.title}</h1>
      <Form action={paths.settings} fields={hidden(kit)}>
        <Checkbox
          {...tickOf(kit, FORM, 'hidesName', { label: t.name, hint: t.nameHint, isTicked: view.hidesName })}
        />
        <Radios
          {...fieldOf(kit, FORM, 'language', t.language)}
          value={view.language}
          choices={[
            { value: 'sv', text: 'Svenska' },
            { value: 'en', text: 'English' },
          ]}
          plain
        />
        <Select
          {...fieldOf(kit, FORM, 'substituteId', t.substitute)}
          value={view.substituteId ?? ''}
          choices={[
            { value: '', text: t.nobody },
            ...view.people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <FormActions>
          <Button kind="main">{t.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
