import { DueBox } from '#ui/components/due-box/due-box.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import { AnswerForm } from './answer-form.tsx'
import { Chip } from './chip.tsx'
import type { ItemView, RemovalView } from './item-view.ts'
import { OtherActions } from './other-actions.tsx'
import { ReferForm } from './refer-form.tsx'
import { RegistrationBox } from './registration-box.tsx'
import { RemovalSteps } from './removal-steps.tsx'
import { SentList } from './sent-list.tsx'
import { TriageForm } from './triage-form.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'

type Props = { item: ItemView; kit: FormKit; now: Temporal.Instant }

/** By when, then the next right step. What does not apply to this item is not there. */
export function DecisionPane({ item, kit, now }: Props) {
  const t = deskTexts(kit.lang)
  return (
    <div class="decision stack">
      <DueBox
        clock={{ ...item.due.clock, lang: kit.lang, now }}
        share={item.due.share ?? undefined}
        chips={item.due.chips.map((chip) => (
          <Chip key={chip.title} chip={chip} lang={kit.lang} />
        ))}
      >
        {item.due.demand} <span class="quiet">{item.due.owner}</span>
      </DueBox>
      <Triage item={item} kit={kit} />
      {item.removal?.isOpen === true && <Removal item={item} removal={item.removal} kit={kit} />}
      <Replies item={item} kit={kit} />
      <SentList item={item} kit={kit} now={now} />
      {item.removal?.isOpen !== true && typeof item.triage?.classKey === 'string' && (
        <RegistrationBox item={item} kit={kit} />
      )}
      {item.removal !== null && !item.removal.isOpen && (
        <StartRemoval item={item} removal={item.removal} kit={kit} />
      )}
      <OtherActions item={item} kit={kit} />
      <p class="small no-print">
        <a href={paths.journal(item.id)}>{t.item.print}</a>
      </p>
    </div>
  )
}

function Triage({ item, kit }: Omit<Props, 'now'>) {
  const t = deskTexts(kit.lang).triage
  const { triage } = item
  if (triage === null) return null
  if (triage.classKey === null) {
    return (
      <section class="stack" aria-label={t.title}>
        <h3>{t.title}</h3>
        <TriageForm item={item} triage={triage} kit={kit} />
      </section>
    )
  }
  const label = triage.classes.find(({ key }) => key === triage.classKey)?.label ?? triage.classKey
  return (
    <details class="fold" open={kit.sent?.form === 'bedom'}>
      <summary>
        {t.done(label)} · {t.titleAgain.toLowerCase()}
      </summary>
      <TriageForm item={item} triage={triage} kit={kit} />
    </details>
  )
}

function Replies({ item, kit }: Omit<Props, 'now'>) {
  const t = deskTexts(kit.lang)
  const isLocked = item.answer?.lock !== null
  return (
    <>
      {item.answer !== null && (
        <section class="stack" aria-label={t.answer.title}>
          <h3>{isLocked ? t.answer.locked : t.answer.title}</h3>
          <AnswerForm item={item} answer={item.answer} kit={kit} />
        </section>
      )}
      {item.referral !== null && (
        <details class="fold" open={isLocked || kit.sent?.form === 'hanvisa'}>
          <summary>{isLocked ? t.refer.titleInstead : t.refer.title}</summary>
          <ReferForm item={item} referral={item.referral} kit={kit} />
        </details>
      )}
    </>
  )
}

function Removal({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  return (
    <section class="stack" aria-label={t.title}>
      <h3>{t.title}</h3>
      {removal.demand !== null && <p class="small">{removal.demand}</p>}
      <RemovalSteps item={item} removal={removal} kit={kit} />
      {removal.isClosed && <p class="small">{t.closed}</p>}
      {removal.canWithdraw && (
        <WithReason
          item={item}
          kit={kit}
          form="avbryt"
          action={paths.withdraw(item.id)}
          label={t.withdrawReason}
          button={t.withdraw}
        />
      )}
      {removal.canUnhide && (
        <WithReason
          item={item}
          kit={kit}
          form="visa"
          action={paths.unhide(item.id)}
          label={t.unhideReason}
          button={t.unhide}
        />
      )}
    </section>
  )
}

function StartRemoval({ item, removal, kit }: { item: ItemView; removal: RemovalView; kit: FormKit }) {
  const t = deskTexts(kit.lang).removal
  if (removal.refusal !== null) {
    return (
      <section class="stack" aria-label={t.refusal}>
        <h3>{t.refusal}</h3>
        <p class="small">{removal.refusal.text}</p>
        <Chip chip={removal.refusal.chip} lang={kit.lang} />
      </section>
    )
  }
  return (
    <details class="fold" open={kit.sent?.form === 'grund'}>
      <summary>{t.start}</summary>
      <RemovalSteps item={item} removal={removal} kit={kit} />
    </details>
  )
}

type ReasonProps = {
  item: ItemView
  kit: FormKit
  form: string
  action: string
  label: string
  button: string
}

function WithReason({ item, kit, form, action, label, button }: ReasonProps) {
  return (
    <details class="fold" open={kit.sent?.form === form}>
      <summary>{button}</summary>
      <Form action={action} fields={hidden(kit, item.version)}>
        <TextField {...fieldOf(kit, form, 'reason', label)} />
        <FormActions>
          <Button small>{button}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
