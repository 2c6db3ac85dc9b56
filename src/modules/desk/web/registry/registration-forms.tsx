import type { ComponentChildren } from 'preact'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button, PostButton, type ButtonKind } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { cameBack, fieldOf, hidden, tickOf, type FormKit } from '../form-kit.tsx'
import { paths, type RegistrationStep } from '../paths.ts'
import type { RegistrationPageView } from './registration-view.ts'

type Props = { view: RegistrationPageView; kit: FormKit }

/** In the order they are taken: the first one open to this reader has the main button. */
const FORWARD = ['ta-emot', 'nummer', 'lamna-vidare'] as const satisfies readonly RegistrationStep[]

/** Receive, pass on, number; and folded, the ways out: link, decline, another service, back. */
export function RegistrationForms({ view, kit }: Props) {
  const first = FORWARD.find((step) => view.may.has(step))
  const kindOf = (step: RegistrationStep): ButtonKind => (step === first ? 'main' : 'plain')
  return (
    <>
      {view.may.has('ta-emot') && <Receive view={view} kit={kit} kind={kindOf('ta-emot')} />}
      {view.may.has('nummer') && <NumberForm view={view} kit={kit} kind={kindOf('nummer')} />}
      {view.may.has('lamna-vidare') && <ForwardForm view={view} kit={kit} kind={kindOf('lamna-vidare')} />}
      <WaysOut view={view} kit={kit} />
    </>
  )
}

function WaysOut({ view, kit }: Props) {
  const t = deskTexts(kit.lang).registry
  const steps = ['koppla', 'annan-verksamhet', 'avsla', 'skicka-tillbaka'] as const
  const open = steps.filter((step) => view.may.has(step))
  if (open.length === 0) return null
  const reason = (label: string) => (step: RegistrationStep) => (
    <TextField {...fieldOf(kit, step, 'reason', label)} />
  )
  const words = {
    koppla: { title: t.link, button: t.linkSend, fields: caseNumber(kit) },
    avsla: { title: t.reject, button: t.rejectSend, fields: reason(t.rejectReason) },
    'skicka-tillbaka': { title: t.bounce, button: t.bounceSend, fields: reason(t.bounceReason) },
    'annan-verksamhet': { title: t.readdress, button: t.readdressSend, fields: otherUnit(view, kit) },
  }
  return (
    <Folds>
      {open.map((step) => (
        <Fold key={step} title={words[step].title} open={cameBack(kit, step)}>
          <Form action={paths.registrationStep(view.id, step)} fields={hidden(kit, view.version)}>
            {words[step].fields(step)}
            <FormActions>
              <Button small>{words[step].button}</Button>
            </FormActions>
          </Form>
        </Fold>
      ))}
    </Folds>
  )
}

type Fields = (step: RegistrationStep) => ComponentChildren

const caseNumber = (kit: FormKit): Fields => {
  const label = deskTexts(kit.lang).registry.linkNumber
  return (step) => <TextField {...fieldOf(kit, step, 'number', label)} width="medium" />
}

const otherUnit = (view: RegistrationPageView, kit: FormKit): Fields => {
  const t = deskTexts(kit.lang).registry
  return (step) => (
    <>
      <Select
        {...fieldOf(kit, step, 'unitId', t.readdressTo)}
        choices={view.units.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <TextField {...fieldOf(kit, step, 'reason', t.bounceReason)} />
    </>
  )
}

type StepProps = Props & { kind: ButtonKind }

function Receive({ view, kit, kind }: StepProps) {
  return (
    <PostButton
      kind={kind}
      action={paths.registrationStep(view.id, 'ta-emot')}
      fields={hidden(kit, view.version)}
    >
      {deskTexts(kit.lang).registry.receive}
    </PostButton>
  )
}

function NumberForm({ view, kit, kind }: StepProps) {
  const t = deskTexts(kit.lang).registry
  return (
    <Form action={paths.registrationStep(view.id, 'nummer')} fields={hidden(kit, view.version)}>
      <TextField
        {...fieldOf(kit, 'nummer', 'number', t.number)}
        hint={t.numberHint(view.numberExample)}
        width="medium"
        autocomplete="off"
      />
      <Checkbox
        {...tickOf(kit, 'nummer', 'isSecret', { label: t.markSecret, isTicked: view.suggestsSecrecy })}
      />
      {view.sameNumber !== null && (
        <div class="form-part">
          <Banner tone="warning">{view.sameNumber}</Banner>
          <Checkbox {...tickOf(kit, 'nummer', 'confirmsSameCase', { label: t.confirmSame })} />
        </div>
      )}
      <FormActions>
        <Button kind={kind}>{t.numberSend}</Button>
      </FormActions>
    </Form>
  )
}

/** The service it concerns is known already; another one is chosen only where the reader may. */
function ForwardForm({ view, kit, kind }: StepProps) {
  const t = deskTexts(kit.lang).registry
  const unit = fieldOf(kit, 'lamna-vidare', 'unitId', t.forward)
  const same = view.units.find(({ name }) => name === view.unit)?.id
  return (
    <Form action={paths.registrationStep(view.id, 'lamna-vidare')} fields={hidden(kit, view.version)}>
      <Select
        {...unit}
        value={unit.value ?? same}
        choices={view.units.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <FormActions>
        <Button kind={kind}>{t.forwardSend}</Button>
      </FormActions>
    </Form>
  )
}
