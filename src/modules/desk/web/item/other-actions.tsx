import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { cameBack, fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView } from './item-view.ts'
import { ReasonFold } from './reason-fold.tsx'

/** Hand over to a colleague, or leave without action: each with its reason in the journal. */
export function OtherActions({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).other
  const { other } = item
  return (
    <>
      {other.people.length > 0 && <Assign item={item} kit={kit} />}
      {other.mayLeave && (
        <ReasonFold
          item={item}
          kit={kit}
          form="ingen-atgard"
          action={paths.noAction(item.id)}
          label={t.noActionReason}
          button={t.noAction}
        />
      )}
    </>
  )
}

function Assign({ item, kit }: { item: ItemView; kit: FormKit }) {
  const t = deskTexts(kit.lang).other
  return (
    <Fold title={t.assignTitle} open={cameBack(kit, 'lamna-over')}>
      <Form action={paths.assign(item.id)} fields={hidden(kit, item.version)}>
        <Select
          {...fieldOf(kit, 'lamna-over', 'toId', t.assign)}
          choices={item.other.people.map(({ id, name }) => ({ value: id, text: name }))}
          withEmpty
        />
        <TextField {...fieldOf(kit, 'lamna-over', 'reason', t.assignReason)} />
        <FormActions>
          <Button small>{t.assignSend}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
