import { Clock } from '#ui/components/clock/clock.tsx'
import { deskTexts } from '../../texts.ts'
import type { FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'
import { AnswerForm } from './answer-form.tsx'
import { Chip } from './chip.tsx'
import type { AnswerView, ItemView, RemovalView } from './item-view.ts'
import type { NextStep } from './next-step.ts'
import { ReasonFold } from './reason-fold.tsx'
import { ReferForm } from './refer-form.tsx'
import { RegistrationAdvice } from './registration-box.tsx'
import { RegistrationForm } from './registration-form.tsx'
import { RemovalSteps } from './removal-steps.tsx'
import { TriageForm } from './triage-form.tsx'

type Props = {
  item: ItemView
  kit: FormKit
  now: Temporal.Instant
  step: NextStep
  /** Its button is the page's main one. */
  isMain: boolean
}

/** The tool of the next right step, open. */
export function MainStep(props: Props) {
  const { item, step, kit, isMain } = props
  const { triage, removal, answer } = item
  if (step === 'triage' && triage !== null) return <TriageForm {...props} triage={triage} />
  if (step === 'removal' && removal !== null) return <Removal {...props} removal={removal} />
  if (step === 'answer' && answer !== null) return <AnswerForm {...props} answer={answer} />
  if (step === 'refer') return <Refer {...props} />
  if (step === 'register') {
    return (
      <>
        <RegistrationAdvice item={item} kit={kit} />
        <RegistrationForm item={item} kit={kit} isMain={isMain} />
      </>
    )
  }
  return null
}

function Refer({ item, kit, isMain }: Props) {
  const { answer, referral } = item
  return (
    <>
      {answer?.lock != null && <LockedAnswer lock={answer.lock} kit={kit} />}
      {referral !== null && <ReferForm item={item} referral={referral} kit={kit} isMain={isMain} />}
    </>
  )
}

/** Why nobody answers the matter itself, with the rule (F-109, F-112). */
export function LockedAnswer({ lock, kit }: { lock: NonNullable<AnswerView['lock']>; kit: FormKit }) {
  return (
    <div>
      <p>{lock.text}</p>
      {lock.chip !== null && (
        <div class="under">
          <Chip chip={lock.chip} lang={kit.lang} />
        </div>
      )}
    </div>
  )
}

function Removal({ item, removal, kit, now, isMain }: Props & { removal: RemovalView }) {
  const t = deskTexts(kit.lang).removal
  return (
    <>
      <RemovalDue item={item} removal={removal} kit={kit} now={now} />
      <RemovalSteps item={item} removal={removal} kit={kit} isMain={isMain} />
      {removal.isClosed && <p>{t.closed}</p>}
      {removal.canWithdraw && (
        <ReasonFold
          kit={kit}
          item={item}
          form="avbryt"
          action={paths.withdraw(item.id)}
          label={t.withdrawReason}
          button={t.withdraw}
        />
      )}
      {removal.canUnhide && (
        <ReasonFold
          kit={kit}
          item={item}
          form="visa"
          action={paths.unhide(item.id)}
          label={t.unhideReason}
          button={t.unhide}
        />
      )}
    </>
  )
}

/** The removal has a time of its own beside the reply's: said only where the box above does not say it already. */
function RemovalDue({ item, removal, kit, now }: Omit<Props, 'step' | 'isMain'> & { removal: RemovalView }) {
  const { clock, demand } = removal
  const above = item.due
  const isSaid =
    clock?.state === above.clock.state &&
    clock.dueAt?.epochMilliseconds === above.clock.dueAt?.epochMilliseconds
  if (removal.isClosed || (isSaid && demand === above.demand)) return null
  return (
    <p class="removal-due">
      {clock !== null && !isSaid && <Clock {...clock} lang={kit.lang} now={now} />}{' '}
      {demand !== above.demand && demand}
    </p>
  )
}
