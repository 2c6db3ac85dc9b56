import { Button } from '#ui/components/button/button.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Icon } from '#ui/components/icon/icon.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import type { PoliceView } from './item-view.ts'
import type { RemovalProps } from './removal-props.ts'

const FORM = 'polis'

/** The affected service reports, and returns the number or a reasoned decision not to (F-131). */
export function PoliceStep({ item, removal, kit, isMain, isNow }: RemovalProps & { isNow: boolean }) {
  const t = deskTexts(kit.lang).removal
  const { police } = removal
  if (police === null) return null
  return (
    <>
      {police.basisHref !== null && (
        <p>
          <Icon name="file" />{' '}
          <a href={police.basisHref} download>
            {t.policeBasis}
          </a>
        </p>
      )}
      <Settled police={police} kit={kit} />
      {isNow && police.state === 'open' && police.maySettle && (
        <Form action={paths.police(item.id)} fields={hidden(kit)}>
          <p>{t.policeEither}</p>
          <TextField {...fieldOf(kit, FORM, 'reportNumber', t.policeNumber)} optional width="medium" />
          <TextArea {...fieldOf(kit, FORM, 'reason', t.policeDecision)} optional rows={2} />
          <FormActions>
            <Button kind={isMain ? 'main' : 'plain'}>{t.policeSave}</Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}

function Settled({ police, kit }: { police: PoliceView; kit: RemovalProps['kit'] }) {
  const t = deskTexts(kit.lang).removal
  const facts = [
    ...(police.reportNumber === null ? [] : [{ term: t.policeNumber, value: police.reportNumber }]),
    ...(police.reason === null ? [] : [{ term: t.policeWhyNot, value: police.reason }]),
  ]
  return facts.length === 0 ? null : <KeyList items={facts} small />
}
