import { formatDay } from '#core/i18n/dates.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { closingObstacle } from '../rules/closing.ts'
import { idleDays } from '../rules/inactivity.ts'
import type { Closing as OpenClosing } from '../queries/read-account.ts'
import { accountTexts } from '../texts.ts'
import type { SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** Notice, acknowledgement, the last archive, and only then the end (F-071, B-045, B-046). */
export function Closing({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, closing, demands } = view.care
  if (account.status === 'closed') return null
  if (closing !== null) return <UnderWay closing={closing} view={view} kit={kit} />
  if (!view.mayManage) return null
  const form = 'avsluta'
  return (
    <section class="stack">
      <SectionHead title={t.closing} />
      <CitationChip citation={demands.closing?.citation ?? null} lang={kit.lang} />
      <Fold title={t.beginClosing} open={cameBack(kit, form)}>
        <Begin view={view} kit={kit} />
      </Fold>
    </section>
  )
}

function Begin({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, deviations } = view.care
  const form = 'avsluta'
  const isPassive = deviations.some(({ code }) => code === 'inactive')
  const { value, ...reason } = fieldOf(kit, form, 'reason', t.closingReason)
  const prefilled = isPassive ? t.closingForStillness(idleDays(account, view.now) ?? 0) : ''
  const people = view.people.map(({ id, fullName, title }) => ({ value: id, text: `${fullName}, ${title}` }))
  return (
    <Form action={accountPaths.step(account.id, form)} fields={hidden(kit)}>
      <TextArea {...reason} value={value ?? prefilled} rows={2} />
      <Select
        {...fieldOf(kit, form, 'archiveToId', t.archivist)}
        optional
        choices={[{ value: '', text: t.asPolicy }, ...people]}
      />
      <TextField
        {...fieldOf(kit, form, 'closesOn', t.closesOn)}
        type="date"
        width="short"
        hint={t.closesOnHint}
        optional
      />
      <FormActions>
        <Button kind="danger">{t.beginClosing}</Button>
      </FormActions>
    </Form>
  )
}

type OpenProps = SectionProps & { readonly closing: OpenClosing }

function UnderWay({ closing, view, kit }: OpenProps) {
  const t = accountTexts(kit.lang).account
  const { account, demands } = view.care
  const { id } = account
  const isAwaited = (demands.closing?.value.acknowledgedBy.length ?? 0) > 0
  return (
    <section class="stack">
      <SectionHead title={t.closing} />
      <CitationChip citation={demands.closing?.citation ?? null} lang={kit.lang} />
      <p>{closing.reason}</p>
      <ul class="plain-list">
        {isAwaited && (
          <li>
            {closing.acknowledgedBy === null
              ? t.awaitsAcknowledgement(view.awaitedNames.join(', '))
              : t.acknowledged(closing.acknowledgedBy)}
          </li>
        )}
        <li>{archiveWords({ closing, view, kit })}</li>
        {closing.closesOn !== null && <li>{t.closesAt(formatDay(closing.closesOn, kit.lang))}</li>}
      </ul>
      {isAwaited && closing.acknowledgedBy === null && view.mayAcknowledge && (
        <Step id={id} step="bekrafta-avslut" text={t.acknowledge} kit={kit} />
      )}
      {view.mayArchive && closing.archiveReceipt === null && <Archive id={id} kit={kit} />}
      {view.mayManage && <Manage closing={closing} view={view} kit={kit} />}
    </section>
  )
}

function archiveWords({ closing, view, kit }: OpenProps): string {
  const t = accountTexts(kit.lang).account
  if (closing.archiveReceipt !== null) return t.archived(closing.archiveReceipt, closing.archivePlace ?? '')
  return t.archiveTask(view.names.get(closing.archiveToId ?? '') ?? t.unknown)
}

function Manage({ closing, view, kit }: OpenProps) {
  const t = accountTexts(kit.lang).account
  const { account, demands } = view.care
  const form = 'planera-avslut'
  const people = view.people.map(({ id, fullName, title }) => ({ value: id, text: `${fullName}, ${title}` }))
  const archivist = fieldOf(kit, form, 'archiveToId', t.archivist)
  const day = fieldOf(kit, form, 'closesOn', t.closesOn)
  return (
    <>
      {closingObstacle(closing, demands.closing) === null && (
        <Step id={account.id} step="stang" text={t.close} kit={kit} danger />
      )}
      <Fold title={t.planClosing} open={cameBack(kit, form)}>
        <Form action={accountPaths.step(account.id, form)} fields={hidden(kit)}>
          <Select {...archivist} value={archivist.value ?? closing.archiveToId ?? ''} choices={people} />
          <TextField
            {...day}
            value={day.value ?? closing.closesOn?.toString() ?? ''}
            type="date"
            width="short"
            hint={t.closesOnHint}
            optional
          />
          <FormActions>
            <Button>{t.savePlan}</Button>
          </FormActions>
        </Form>
      </Fold>
      <Step id={account.id} step="avbryt-avslut" text={t.withdraw} kit={kit} />
    </>
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
    <Fold title={t.archive} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(id, form)} fields={hidden(kit)}>
        <TextField {...fieldOf(kit, form, 'receipt', t.receipt)} width="medium" />
        <TextField {...fieldOf(kit, form, 'place', t.place)} />
        <FormActions>
          <Button>{t.archive}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
