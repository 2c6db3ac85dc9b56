import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { Closing as OpenClosing } from '../store/closings.ts'
import { accountTexts } from '../texts.ts'
import type { SectionProps } from './account-page.tsx'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** Notice, acknowledgement, the last archive, and only then the end (F-071, B-045, B-046). */
export function Closing({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, closing, demands, deviations } = view.care
  if (account.status === 'closed') return null
  if (closing !== null) return <UnderWay closing={closing} view={view} kit={kit} />
  if (!view.mayManage) return null
  const form = 'avsluta'
  const isPassive = deviations.some(({ code }) => code === 'inactive')
  const { value, ...reason } = fieldOf(kit, form, 'reason', t.closingReason)
  return (
    <section>
      <SectionHead title={t.closing} />
      <CitationChip citation={demands.closing?.citation ?? null} lang={kit.lang} />
      <Fold title={t.beginClosing} open={cameBack(kit, form)}>
        <Form action={accountPaths.step(account.id, 'avsluta')} fields={hidden(kit)}>
          <TextArea {...reason} value={value ?? (isPassive ? t.closingDefault : '')} rows={2} />
          <FormActions>
            <Button kind="danger">{t.beginClosing}</Button>
          </FormActions>
        </Form>
      </Fold>
    </section>
  )
}

function UnderWay({ closing, view, kit }: SectionProps & { closing: OpenClosing }) {
  const t = accountTexts(kit.lang).account
  const { id } = view.care.account
  return (
    <section>
      <SectionHead title={t.closing} />
      <CitationChip citation={view.care.demands.closing?.citation ?? null} lang={kit.lang} />
      <p>{closing.reason}</p>
      <p>
        {closing.acknowledgedBy === null ? t.awaitsAcknowledgement : t.acknowledged(closing.acknowledgedBy)}
      </p>
      {closing.acknowledgedBy === null && view.mayAcknowledge && (
        <Step id={id} step="bekrafta-avslut" text={t.acknowledge} kit={kit} />
      )}
      {closing.archiveReceipt !== null && (
        <p>{t.archived(closing.archiveReceipt, closing.archivePlace ?? '')}</p>
      )}
      {view.mayManage && closing.archiveReceipt === null && <Archive id={id} kit={kit} />}
      {view.mayManage && (
        <>
          {closing.archiveReceipt !== null && closing.acknowledgedBy !== null && (
            <Step id={id} step="stang" text={t.close} kit={kit} danger />
          )}
          <Step id={id} step="avbryt-avslut" text={t.withdraw} kit={kit} />
        </>
      )}
    </section>
  )
}

type StepProps = {
  readonly id: string
  readonly step: string
  readonly text: string
  readonly kit: FormKit
  readonly danger?: boolean
}

function Step({ id, step, text, kit, danger = false }: StepProps) {
  return (
    <Form action={accountPaths.step(id, step)} fields={hidden(kit)}>
      <Button kind={danger ? 'danger' : 'plain'}>{text}</Button>
    </Form>
  )
}

function Archive({ id, kit }: { readonly id: string; readonly kit: FormKit }) {
  const t = accountTexts(kit.lang).account
  const form = 'arkivera'
  return (
    <Form action={accountPaths.step(id, 'arkivera')} fields={hidden(kit)}>
      <TextField {...fieldOf(kit, form, 'receipt', t.receipt)} width="medium" />
      <TextField {...fieldOf(kit, form, 'place', t.place)} />
      <FormActions>
        <Button>{t.archive}</Button>
      </FormActions>
    </Form>
  )
}
