import type { ComponentChildren } from 'preact'
import { Steps, type Step } from '#ui/components/steps/steps.tsx'
import { deskTexts } from '../../texts.ts'
import type { FormKit } from '../form-kit.tsx'
import { ActionStep } from './action-step.tsx'
import { Chip } from './chip.tsx'
import { EvidenceStep } from './evidence-step.tsx'
import { GroundForm } from './ground-form.tsx'
import type { ItemView, RemovalView, StepView } from './item-view.ts'
import { NoticeStep } from './notice-step.tsx'
import { PoliceStep } from './police-step.tsx'
import { RegistrationForm } from './registration-form.tsx'

type Props = { item: ItemView; removal: RemovalView; kit: FormKit }

/**
 * Ground, evidence, basis for registration, action, notice: in that order, which the rules decide and this only shows. What cannot
 * be done yet has no button at all.
 */
export function RemovalSteps(props: Props) {
  const { removal, kit } = props
  const steps = removal.steps.map((step): Step => ({
    title: titleOf(step, props),
    state: step.state,
    waitsFor: step.waitsFor ?? undefined,
    children: <StepBody step={step} {...props} />,
  }))
  return <Steps lang={kit.lang} steps={steps} />
}

function titleOf(step: StepView, { item, kit }: Props): string {
  const words = deskTexts(kit.lang).removal.steps
  return step.key === 'action' ? words.action(item.networkName) : words[step.key]
}

function StepBody({ step, ...props }: Props & { step: StepView }) {
  return (
    <div class="stack">
      <p class="quiet small">{step.text}</p>
      <Chip chip={step.chip} lang={props.kit.lang} />
      <StepTool step={step} {...props} />
    </div>
  )
}

function StepTool({ step, item, removal, kit }: Props & { step: StepView }): ComponentChildren {
  const isNow = step.state === 'now'
  switch (step.key) {
    case 'ground':
      return isNow ? <GroundForm item={item} removal={removal} kit={kit} /> : null
    case 'evidence':
      return <EvidenceStep item={item} removal={removal} kit={kit} isNow={isNow} />
    case 'registration':
      return isNow ? <RegistrationForm item={item} kit={kit} /> : null
    case 'action':
      return isNow ? <ActionStep item={item} removal={removal} kit={kit} /> : null
    case 'notice':
      return isNow ? <NoticeStep item={item} removal={removal} kit={kit} /> : null
    case 'police':
      return <PoliceStep item={item} removal={removal} kit={kit} />
  }
}
