import { Button } from '#ui/components/button/button.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import { Chip } from './chip.tsx'
import type { ItemView, TriageView } from './item-view.ts'

const FORM = 'bedom'
const answerOf = (value: boolean | null) => (value === null ? undefined : value ? 'yes' : 'no')

type Props = { item: ItemView; triage: TriageView; kit: FormKit; isMain: boolean }

/** What it is, and the two questions that decide how soon (F-095, F-103). */
export function TriageForm({ item, triage, kit, isMain }: Props) {
  const t = deskTexts(kit.lang).triage
  const yesNo = [
    { value: 'yes', text: t.yes },
    { value: 'no', text: t.no },
  ]
  const classField = fieldOf(kit, FORM, 'classKey', t.class)
  const acute = fieldOf(kit, FORM, 'isAcute', t.acute)
  const now = fieldOf(kit, FORM, 'isHappeningNow', t.now)
  return (
    <Form action={paths.triage(item.id)} fields={hidden(kit, item.version)}>
      <div class="notes-beside">
        <Radios
          {...classField}
          value={classField.value ?? triage.classKey ?? undefined}
          choices={triage.classes.map(({ key, label, hint }) => ({ value: key, text: label, note: hint }))}
          plain
        />
      </div>
      <div class="choices-beside">
        <Radios
          {...acute}
          hint={t.acuteHint}
          value={acute.value ?? answerOf(triage.isAcute)}
          choices={yesNo}
          plain
        />
        <Radios
          {...now}
          hint={t.nowHint}
          value={now.value ?? answerOf(triage.isHappeningNow)}
          choices={yesNo}
          plain
          chip={<Chip chip={triage.chip} lang={kit.lang} />}
        />
      </div>
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.save}</Button>
      </FormActions>
    </Form>
  )
}
