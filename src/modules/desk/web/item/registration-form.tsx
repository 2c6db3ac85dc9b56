import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes, Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView } from './item-view.ts'

const FORM = 'diariefor'

/** Hands the item over with its evidence: why, to which service, and whether it may be secret (F-138 to F-143). */
export function RegistrationForm({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).registration
  const { registration } = item
  const criterion = fieldOf(kit, FORM, 'criterionRuleId', t.criterion)
  const unit = fieldOf(kit, FORM, 'unitId', t.unit)
  const secrecy = fieldOf(kit, FORM, 'suggestedSecrecy', '')
  return (
    <Form action={paths.register(item.id)} fields={hidden(kit)}>
      <Radios
        {...criterion}
        value={criterion.value ?? registration.suggestedRuleId ?? undefined}
        choices={registration.criteria.map(({ ruleId, label }) => ({ value: ruleId, text: label }))}
        plain
      />
      <TextArea {...fieldOf(kit, FORM, 'note', t.note)} rows={3} />
      <Select
        {...unit}
        value={unit.value ?? registration.suggestedUnitId ?? undefined}
        choices={registration.units.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <TextField {...fieldOf(kit, FORM, 'ongoingCase', t.ongoingCase)} optional width="medium" />
      <Checkboxes
        {...secrecy}
        label={<span class="sr">{t.secrecy}</span>}
        values={(secrecy.value ?? (registration.suggestsSecrecy ? 'yes' : '')) === 'yes' ? ['yes'] : []}
        choices={[{ value: 'yes', text: t.secrecy }]}
        optional
        plain
      />
      <FormActions>
        <Button kind="main">{t.send}</Button>
      </FormActions>
    </Form>
  )
}
