import { deskTexts } from '../../texts.ts'
import type { FormKit } from '#ui/form/form-kit.tsx'
import { AnswerForm } from './answer-form.tsx'
import { Chip } from './chip.tsx'
import type { AnswerView, ItemView, ReferralView, RemovalView } from './item-view.ts'
import type { NextStep } from './next-step.ts'
import { PlaceForm } from './place-form.tsx'
import { ReferForm } from './refer-form.tsx'
import { RegistrationAdvice } from './registration-box.tsx'
import { RegistrationForm } from './registration-form.tsx'
import { RemovalSteps } from './removal-steps.tsx'
import { TriageForm } from './triage-form.tsx'

type Props = {
  item: ItemView
  kit: FormKit
  step: NextStep
  /** Its button is the page's main one. */
  isMain: boolean
}

/** The tool of the next right step, open. */
export function MainStep(props: Props) {
  const { item, step, kit, isMain } = props
  const { triage, removal, answer } = item
  if (step === 'place') return <PlaceForm item={item} kit={kit} isMain={isMain} />
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
  const lock = item.answer?.lock ?? null
  const referral = withoutChip(item.referral, lock?.chip?.title)
  return (
    <>
      {lock !== null && <LockedAnswer lock={lock} kit={kit} />}
      {referral !== null && <ReferForm item={item} referral={referral} kit={kit} isMain={isMain} />}
    </>
  )
}

/** One rule is named once: it may both lock the answer and say where to refer. */
function withoutChip(referral: ReferralView | null, title: string | undefined): ReferralView | null {
  return referral?.chip?.title === title && referral !== null ? { ...referral, chip: null } : referral
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

/** Closed, the steps still show what was done. */
function Removal({ item, removal, kit, isMain }: Props & { removal: RemovalView }) {
  return (
    <>
      {removal.isClosed && <p>{deskTexts(kit.lang).removal.closed}</p>}
      <RemovalSteps item={item} removal={removal} kit={kit} isMain={isMain} />
    </>
  )
}
