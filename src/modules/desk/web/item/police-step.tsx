import { Button } from '#ui/components/button/button.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, RemovalView } from './item-view.ts'

const FORM = 'polis'

/** The affected service reports, and returns the number or a reasoned decision not to (F-131). */
export function PoliceStep({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  const { police } = removal
  if (police === null) return null
  return (
    <div class="stack">
      {police.basisHref !== null && (
        <p class="small">
          <a href={police.basisHref} download>
            {t.policeBasis}
          </a>
        </p>
      )}
      {police.reportNumber !== null && <p>{police.reportNumber}</p>}
      {police.reason !== null && <p>{police.reason}</p>}
      {police.state === 'open' && police.maySettle && (
        <Form action={paths.police(item.id)} fields={hidden(kit)}>
          <TextField {...fieldOf(kit, FORM, 'reportNumber', t.policeNumber)} optional width="medium" />
          <TextArea {...fieldOf(kit, FORM, 'reason', t.policeDecision)} optional rows={3} />
          <FormActions>
            <Button>{t.policeSave}</Button>
          </FormActions>
        </Form>
      )}
    </div>
  )
}
