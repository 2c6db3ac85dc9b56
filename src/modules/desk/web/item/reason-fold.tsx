import { Button } from '#ui/components/button/button.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { ItemView } from './item-view.ts'

type Props = {
  item: ItemView
  kit: FormKit
  form: string
  action: string
  label: string
  button: string
}

/** Something that only needs a reason; the reason goes to the journal. */
export function ReasonFold({ item, kit, form, action, label, button }: Props) {
  return (
    <Fold title={button} open={cameBack(kit, form)}>
      <Form action={action} fields={hidden(kit, item.version)}>
        <TextField {...fieldOf(kit, form, 'reason', label)} />
        <FormActions>
          <Button small>{button}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
