import { formatDateTimeLong } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { roleName } from '#modules/policy/index.ts'
import { Card } from '#ui/components/card/card.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import type { Decision, NamedStep } from '../../queries/read-decision.ts'
import { decideTexts } from './texts.ts'

type Props = { readonly decision: Decision; readonly lang: Lang }

/** Who has answered what and why, and for whom it waits: those who decide later read the reasons of those before them. */
export function AnsweredSteps({ decision, lang }: Props) {
  const t = decideTexts(lang).page
  const { steps, earlier, step } = decision
  const others = steps.filter(({ id }) => id !== step.id)
  return (
    <>
      {others.length > 0 && (
        <Card title={t.steps}>
          <StepList steps={others} decision={decision} lang={lang} />
        </Card>
      )}
      {earlier.length > 0 && (
        <Fold title={t.earlier} state={earlier.length}>
          <StepList steps={earlier} decision={decision} lang={lang} />
        </Fold>
      )}
    </>
  )
}

function StepList({ steps, decision, lang }: Props & { readonly steps: readonly NamedStep[] }) {
  return (
    <ol class="answered-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <StepLine step={step} decision={decision} lang={lang} />
        </li>
      ))}
    </ol>
  )
}

function StepLine({ step, decision, lang }: Props & { readonly step: NamedStep }) {
  const t = decideTexts(lang)
  const { policy } = decision.whole.inForce
  const who = roleName(policy, step.role)[lang]
  return (
    <>
      <p>
        <b>{step.title?.[lang] ?? `${t.kinds[step.kind]}, ${who}`}</b>{' '}
        {step.outcome !== null && (
          <Tag tone={step.outcome === 'no' ? 'now' : 'calm'} icon={step.outcome === 'no' ? 'cross' : 'check'}>
            {t.page.outcome(step.outcome, step.kind)}
          </Tag>
        )}
      </p>
      <p class="quiet small">{whoAnswered(step, lang)}</p>
      {step.verdict !== null && <p class="small">{t.page.verdicts[step.verdict]}</p>}
      {step.reason !== null && <blockquote class="user-text">{step.reason}</blockquote>}
    </>
  )
}

function whoAnswered(step: NamedStep, lang: Lang): string {
  const t = decideTexts(lang).page
  const { decidedAt, openedAt, byName, forName, mayAnswer } = step
  if (decidedAt === null) {
    if (mayAnswer.length === 0) return t.nobody
    return openedAt === null ? t.askedLater(mayAnswer) : t.waitsFor(mayAnswer)
  }
  const at = formatDateTimeLong(decidedAt, lang)
  return forName === null ? t.by(byName ?? '', at) : t.byFor(byName ?? '', forName, at)
}
