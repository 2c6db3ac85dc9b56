import type { ComponentChildren } from 'preact'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button, PostButton } from '#ui/components/button/button.tsx'
import { Checkboxes, Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths, type RegistrationStep } from '../paths.ts'
import type { RegistrationPageView } from './registration-view.ts'

type Props = { view: RegistrationPageView; kit: FormKit }

/** Receive, pass on, send back, number, link, decline: only what this reader may do just now. */
export function RegistrationForms({ view, kit }: Props) {
  const t = deskTexts(kit.lang).registry
  const { may } = view
  return (
    <div class="stack">
      {may.has('ta-emot') && (
        <PostButton action={paths.registrationStep(view.id, 'ta-emot')} fields={hidden(kit, view.version)}>
          {t.receive}
        </PostButton>
      )}
      {may.has('nummer') && <NumberForm view={view} kit={kit} />}
      {may.has('lamna-vidare') && <ForwardForm view={view} kit={kit} />}
      {may.has('koppla') && (
        <OneLine
          view={view}
          kit={kit}
          step="koppla"
          name="caseNumber"
          label={t.linkNumber}
          button={t.linkSend}
          title={t.link}
        />
      )}
      {may.has('avsla') && (
        <OneLine
          view={view}
          kit={kit}
          step="avsla"
          name="reason"
          label={t.rejectReason}
          button={t.rejectSend}
          title={t.reject}
        />
      )}
      {may.has('skicka-tillbaka') && (
        <OneLine
          view={view}
          kit={kit}
          step="skicka-tillbaka"
          name="reason"
          label={t.bounceReason}
          button={t.bounceSend}
          title={t.bounce}
        />
      )}
    </div>
  )
}

function NumberForm({ view, kit }: Props) {
  const t = deskTexts(kit.lang).registry
  return (
    <Form action={paths.registrationStep(view.id, 'nummer')} fields={hidden(kit, view.version)}>
      <TextField
        {...fieldOf(kit, 'nummer', 'diaryNumber', t.number)}
        hint={t.numberHint(view.numberExample)}
        width="medium"
      />
      <Checkboxes
        {...fieldOf(kit, 'nummer', 'isSecret', '')}
        label={<span class="sr">{t.markSecret}</span>}
        values={view.suggestsSecrecy ? ['yes'] : []}
        choices={[{ value: 'yes', text: t.markSecret }]}
        optional
        plain
      />
      {view.sameNumber !== null && (
        <>
          <Banner tone="warning">{view.sameNumber}</Banner>
          <Checkboxes
            {...fieldOf(kit, 'nummer', 'confirmsSameCase', '')}
            label={<span class="sr">{t.confirmSame}</span>}
            choices={[{ value: 'yes', text: t.confirmSame }]}
            optional
            plain
          />
        </>
      )}
      <FormActions>
        <Button kind="main">{t.numberSend}</Button>
      </FormActions>
    </Form>
  )
}

function ForwardForm({ view, kit }: Props) {
  const t = deskTexts(kit.lang).registry
  return (
    <Form action={paths.registrationStep(view.id, 'lamna-vidare')} fields={hidden(kit, view.version)}>
      <Select
        {...fieldOf(kit, 'lamna-vidare', 'unitId', t.forward)}
        choices={view.units.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty
      />
      <FormActions>
        <Button>{t.forwardSend}</Button>
      </FormActions>
    </Form>
  )
}

type OneLineProps = Props & {
  step: RegistrationStep
  name: string
  label: string
  button: string
  title: ComponentChildren
}

function OneLine({ view, kit, step, name, label, button, title }: OneLineProps) {
  return (
    <details class="fold" open={kit.sent?.form === step}>
      <summary>{title}</summary>
      <Form action={paths.registrationStep(view.id, step)} fields={hidden(kit, view.version)}>
        <TextField {...fieldOf(kit, step, name, label)} />
        <FormActions>
          <Button small>{button}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
