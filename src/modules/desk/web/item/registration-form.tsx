import type { ComponentChildren } from 'preact'
import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { cameBack, fieldOf, hidden, tickOf, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import type { ItemView, RegistrationView } from './item-view.ts'

const FORM = 'diariefor'

type Props = { item: ItemView; kit: FormKit; isMain: boolean }

/** Hands the item over with its evidence: why, to which service, and whether it may be secret (F-138 to F-143). */
export function RegistrationForm({ item, kit, isMain }: Props) {
  const t = deskTexts(kit.lang).registration
  const { registration } = item
  return (
    <Form action={paths.register(item.id)} fields={hidden(kit)}>
      <TextArea {...fieldOf(kit, FORM, 'note', t.note)} rows={2} />
      <Details registration={registration} kit={kit}>
        <Choices registration={registration} kit={kit} />
      </Details>
      <OnceMore registration={registration} kit={kit} />
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.send}</Button>
      </FormActions>
    </Form>
  )
}

type PartProps = { registration: RegistrationView; kit: FormKit }

/** What has a number is registered again only when somebody says that it should be (scenario 19). */
function OnceMore({ registration: { current }, kit }: PartProps) {
  const t = deskTexts(kit.lang).registration
  if (current?.state !== 'registered' && current?.state !== 'linked') return null
  return (
    <Checkbox
      {...tickOf(kit, FORM, 'acknowledgesEarlier', {
        label: t.onceMore(current.number ?? ''),
        isTicked: false,
      })}
    />
  )
}

/** Where the policy has already said why and to whom, that is shown in a line and can be changed; otherwise it is asked. */
function Details({ registration, kit, children }: PartProps & { children: ComponentChildren }) {
  const t = deskTexts(kit.lang).registration
  const rule = registration.criteria.find(({ ruleId }) => ruleId === registration.suggestedRuleId)
  const unit = registration.units.find(({ id }) => id === registration.suggestedUnitId)
  if (rule === undefined || unit === undefined) return <div class="form-part">{children}</div>
  return (
    <div class="form-part">
      <KeyList
        items={[
          { term: t.to, value: unit.name },
          { term: t.because, value: rule.label },
          ...(registration.suggestsSecrecy ? [{ term: t.secret, value: t.secrecy }] : []),
        ]}
        small
      />
      <Fold title={t.change} open={cameBack(kit, FORM)}>
        {children}
      </Fold>
    </div>
  )
}

function Choices({ registration, kit }: PartProps) {
  const t = deskTexts(kit.lang).registration
  const criterion = fieldOf(kit, FORM, 'criterionRuleId', t.criterion)
  const unit = fieldOf(kit, FORM, 'unitId', t.unit)
  return (
    <>
      <Radios
        {...criterion}
        value={criterion.value ?? registration.suggestedRuleId ?? undefined}
        choices={registration.criteria.map(({ ruleId, label }) => ({ value: ruleId, text: label }))}
        plain
      />
      <Select
        {...unit}
        value={unit.value ?? registration.suggestedUnitId ?? undefined}
        choices={registration.units.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <TextField {...fieldOf(kit, FORM, 'ongoingCase', t.ongoingCase)} optional width="medium" />
      <Checkbox
        {...tickOf(kit, FORM, 'suggestedSecrecy', {
          label: t.secrecy,
          isTicked: registration.suggestsSecrecy,
        })}
      />
    </>
  )
}
