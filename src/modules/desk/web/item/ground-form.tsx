import type { ComponentChildren } from 'preact'
import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { GroundChoice, ItemView, RemovalView } from './item-view.ts'

const FORM = 'grund'

type Props = { item: ItemView; removal: RemovalView; kit: FormKit; isMain: boolean }

/** Which of the policy's grounds, and an objective assessment in words (F-114, F-126). */
export function GroundForm({ item, removal, kit, isMain }: Props) {
  const t = deskTexts(kit.lang).removal
  return (
    <Form action={paths.ground(item.id)} fields={hidden(kit, item.version)}>
      <Radios
        {...fieldOf(kit, FORM, 'groundCode', t.ground)}
        choices={removal.grounds.map((choice) => ({
          value: choice.code,
          text: choice.label,
          note: noteOf(choice, kit),
        }))}
        plain
      />
      <TextArea {...fieldOf(kit, FORM, 'assessment', t.assessment)} hint={t.assessmentHint} rows={3} />
      <AffectedService item={item} kit={kit} />
      {removal.grounds.some((choice) => choice.needsConfirmation) && (
        <Checkbox {...tickOf(kit, FORM, 'acknowledgesNeutrality', { label: t.confirmNeutrality })} />
      )}
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.chooseGround}</Button>
      </FormActions>
    </Form>
  )
}

/** Whose matter it is: that service registers, and reports to the police (F-027, F-128, F-131). */
function AffectedService({ item, kit }: Pick<Props, 'item' | 'kit'>) {
  const { units, suggestedUnitId } = item.registration
  const unit = fieldOf(kit, FORM, 'unitId', deskTexts(kit.lang).registration.unit)
  return (
    <Select
      {...unit}
      value={unit.value ?? suggestedUnitId ?? undefined}
      choices={units.map(({ id, name }) => ({ value: id, text: name }))}
    />
  )
}

/** Of child abuse not even a copy may be made (requirements §3.2, 15): said where it is chosen, before anything is. */
function noteOf(choice: GroundChoice, kit: FormKit): ComponentChildren {
  if (!choice.isChildAbuse) return choice.note === '' ? undefined : choice.note
  return (
    <>
      {choice.note} <b>{deskTexts(kit.lang).removal.childAbuse}</b>
    </>
  )
}
