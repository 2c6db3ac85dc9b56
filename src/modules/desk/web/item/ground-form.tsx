import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes, Radios } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, RemovalView } from './item-view.ts'

const FORM = 'grund'

/** Which of the policy's grounds, and an objective assessment in words (F-114, F-126). */
export function GroundForm({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  const ground = fieldOf(kit, FORM, 'groundCode', t.ground)
  return (
    <Form action={paths.ground(item.id)} fields={hidden(kit, item.version)}>
      <Radios
        {...ground}
        choices={removal.grounds.map((choice) => ({
          value: choice.code,
          text: choice.label,
          note: choice.note,
        }))}
        plain
      />
      <TextArea {...fieldOf(kit, FORM, 'assessment', t.assessment)} hint={t.assessmentHint} rows={4} />
      {removal.grounds.some((choice) => choice.needsConfirmation) && (
        <Checkboxes
          {...fieldOf(kit, FORM, 'acknowledgesNeutrality', '')}
          label={<span class="sr">{t.confirmNeutrality}</span>}
          optional
          plain
          choices={[{ value: 'yes', text: t.confirmNeutrality }]}
        />
      )}
      <FormActions>
        <Button kind="main">{t.chooseGround}</Button>
      </FormActions>
    </Form>
  )
}
