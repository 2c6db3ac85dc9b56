import type { ComponentChildren } from 'preact'
import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { Icon } from '../icon/icon.tsx'

/** refused: it was answered with a no, and what comes after waits for ever. */
export type StepState = 'done' | 'now' | 'locked' | 'refused'

export type Step = {
  title: string
  state: StepState
  /** The number of the step that must be done first; said on locked steps. */
  waitsFor?: number | undefined
  children?: ComponentChildren | undefined
}

function StepMark({ step, number }: { step: Step; number: number }) {
  return (
    <span class="step-mark" aria-hidden="true">
      {step.state === 'done' ? (
        <Icon name="check" />
      ) : step.state === 'refused' ? (
        <Icon name="cross" />
      ) : (
        number
      )}
    </span>
  )
}

function stepWords(step: Step, lang: Lang): string {
  const t = uiTexts(lang)
  if (step.state === 'done') return t.stepDone
  if (step.state === 'now') return t.stepNow
  if (step.state === 'refused') return t.stepRefused
  return step.waitsFor === undefined ? t.stepLocked : t.waitsForStep(step.waitsFor)
}

export type StepsProps = { lang: Lang; steps: readonly Step[]; level?: 2 | 3 | undefined }

/**
 * Steps that unlock in order. The order itself is decided in the rules; here it is only shown, so a locked step's button
 * must be absent or disabled by the caller.
 */
export function Steps({ lang, steps, level = 3 }: StepsProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <ol class="steps">
      {steps.map((step, i) => (
        <li
          key={i}
          class={`step step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <StepMark step={step} number={i + 1} />
          <Title class="step-title">
            <span class="sr">{i + 1}. </span>
            {step.title}
            <span class={`step-state${step.state === 'locked' ? '' : ' sr'}`}>
              {' '}
              <span aria-hidden="true">·</span> {stepWords(step, lang)}
            </span>
          </Title>
          {step.children !== undefined && <div class="step-body">{step.children}</div>}
        </li>
      ))}
    </ol>
  )
}
