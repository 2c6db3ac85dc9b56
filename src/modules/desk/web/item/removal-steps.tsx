import type { ComponentChildren } from 'preact'
import { Steps, type Step } from '#ui/components/steps/steps.tsx'
import { deskTexts } from '../../texts.ts'
import { ActionStep } from './action-step.tsx'
import { Chip } from './chip.tsx'
import { EvidenceStep } from './evidence-step.tsx'
import { GroundForm } from './ground-form.tsx'
import type { StepView } from './item-view.ts'
import { NoticeStep } from './notice-step.tsx'
import { PoliceStep } from './police-step.tsx'
import type { RemovalProps } from './removal-props.ts'
import { RegistrationForm } from './registration-form.tsx'

/**
 * Ground, evidence, basis for registration, action, notice: in that order, which the rules decide and this only shows. What cannot
 * be done yet has no button at all. Of several steps that are due at once, the first has the main button.
 */
export function RemovalSteps(props: RemovalProps) {
  const { removal, kit, isMain } = props
  const first = removal.steps.find(({ state }) => state === 'now')?.key
  const steps = removal.steps.map((step): Step => ({
    title: titleOf(step, props),
    state: step.state,
    waitsFor: step.waitsFor ?? undefined,
    children: <StepBody {...props} step={step} isMain={isMain && step.key === first} />,
  }))
  return <Steps lang={kit.lang} steps={steps} />
}

function titleOf(step: StepView, { item, kit }: RemovalProps): string {
  const words = deskTexts(kit.lang).removal.steps
  return step.key === 'action' ? words.action(item.networkName) : words[step.key]
}

function StepBody(props: RemovalProps & { step: StepView }) {
  const { step, kit } = props
  return (
    <>
      <p>{step.text}</p>
      {step.state !== 'locked' && <Chip chip={step.chip} lang={kit.lang} />}
      <StepTool {...props} />
    </>
  )
}

function StepTool({ step, ...props }: RemovalProps & { step: StepView }): ComponentChildren {
  const isNow = step.state === 'now'
  switch (step.key) {
    case 'ground':
      return isNow ? <GroundForm {...props} /> : null
    case 'evidence':
      return <EvidenceStep {...props} isNow={isNow} />
    case 'registration':
      return isNow ? <RegistrationForm {...props} /> : null
    case 'action':
      return isNow ? <ActionStep {...props} /> : null
    case 'notice':
      return isNow ? <NoticeStep {...props} /> : null
    case 'police':
      return step.state === 'locked' ? null : <PoliceStep {...props} isNow={isNow} />
  }
}
