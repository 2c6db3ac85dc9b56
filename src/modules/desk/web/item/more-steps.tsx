import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { uiTexts } from '#ui/texts.ts'
import { deskTexts } from '../../texts.ts'
import { cameBack, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'
import { AnswerForm } from './answer-form.tsx'
import { Chip } from './chip.tsx'
import type { ItemView } from './item-view.ts'
import { LockedAnswer } from './main-step.tsx'
import { mustRegister, type NextStep } from './next-step.ts'
import { ReasonFold } from './reason-fold.tsx'
import { OtherActions } from './other-actions.tsx'
import { ReferForm } from './refer-form.tsx'
import { RegistrationBox } from './registration-box.tsx'
import { RemovalSteps } from './removal-steps.tsx'
import { TriageForm } from './triage-form.tsx'

type Props = { item: ItemView; kit: FormKit; step: NextStep }

/** Everything else this reader may do with the item, each folded and none of them the main thing. */
export function MoreSteps(props: Props) {
  const { item, kit, step } = props
  const isRemovalOpen = item.removal?.isOpen === true
  return (
    <Folds>
      {step !== 'triage' && <Triage {...props} />}
      {step !== 'answer' && step !== 'refer' && <Answer {...props} />}
      {step !== 'refer' && <Refer {...props} />}
      {step !== 'register' && !isRemovalOpen && <Registration {...props} />}
      {step !== 'removal' && <Removal {...props} />}
      <TakeBack {...props} />
      <OtherActions item={item} kit={kit} />
    </Folds>
  )
}

function Triage({ item, kit }: Props) {
  const { triage } = item
  if (triage === null) return null
  const label = triage.classes.find(({ key }) => key === triage.classKey)?.label ?? triage.classKey
  return (
    <Fold
      title={deskTexts(kit.lang).triage.titleAgain}
      state={label ?? undefined}
      open={cameBack(kit, 'bedom')}
    >
      <TriageForm item={item} triage={triage} kit={kit} isMain={false} />
    </Fold>
  )
}

function Answer({ item, kit }: Props) {
  const t = deskTexts(kit.lang).answer
  const { answer } = item
  if (answer === null) return null
  return answer.lock === null ? (
    <Fold title={t.title} open={cameBack(kit, 'svara')}>
      <AnswerForm item={item} answer={answer} kit={kit} isMain={false} />
    </Fold>
  ) : (
    <Fold title={t.title} state={uiTexts(kit.lang).stepLocked}>
      <LockedAnswer lock={answer.lock} kit={kit} />
    </Fold>
  )
}

function Refer({ item, kit }: Props) {
  const { referral } = item
  if (referral === null) return null
  return (
    <Fold title={deskTexts(kit.lang).refer.title} open={cameBack(kit, 'hanvisa')}>
      <ReferForm item={item} referral={referral} kit={kit} isMain={false} />
    </Fold>
  )
}

function Registration({ item, kit }: Props) {
  const t = deskTexts(kit.lang).registration
  const { advice, current } = item.registration
  const isUntriaged = item.triage !== null && item.triage.classKey === null
  if (current === null && isUntriaged) return null
  const words = current === null ? t.needs[advice.need] : (current.number ?? t.states[current.state])
  return (
    <Fold
      title={t.title}
      state={mustRegister(item) ? <Tag tone="soon">{words}</Tag> : words}
      open={cameBack(kit, 'diariefor')}
    >
      <RegistrationBox item={item} kit={kit} />
    </Fold>
  )
}

function Removal({ item, kit }: Props) {
  const t = deskTexts(kit.lang).removal
  const { removal } = item
  if (removal === null) return null
  if (removal.refusal !== null) {
    return (
      <Fold title={t.start} state={t.refusal.toLocaleLowerCase(kit.lang)}>
        <p>{removal.refusal.text}</p>
        <Chip chip={removal.refusal.chip} lang={kit.lang} />
      </Fold>
    )
  }
  return (
    <Fold title={t.start} open={cameBack(kit, 'grund')}>
      <RemovalSteps item={item} removal={removal} kit={kit} isMain={false} />
    </Fold>
  )
}

/** What can be undone: a removal that has not happened, and a hiding that has. */
function TakeBack({ item, kit }: Props) {
  const t = deskTexts(kit.lang).removal
  const { removal } = item
  return (
    <>
      {removal?.canWithdraw === true && (
        <ReasonFold
          kit={kit}
          item={item}
          form="avbryt"
          action={paths.withdraw(item.id)}
          label={t.withdrawReason}
          button={t.withdraw}
        />
      )}
      {removal?.canUnhide === true && (
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
