import type { ErrorTexts } from '#core/http/explain-error.ts'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Card, SectionHead } from '#ui/components/card/card.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { findRule } from '#modules/policy/index.ts'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { subjectOf } from '../rules/judge.ts'
import { planSteps } from '../rules/plan-steps.ts'
import { startupTexts } from '../texts.ts'
import { AnswerList } from './answer-list.tsx'
import { RuleChip } from './chip.tsx'
import { MissingList } from './missing-list.tsx'
import { Overlaps } from './overlaps.tsx'
import { PartFrame } from './part-frame.tsx'
import { partsOf } from './parts.ts'
import { startupPaths } from './paths.ts'
import { stepTitle } from './step-list.tsx'

type Props = {
  readonly detail: ApplicationDetail
  readonly kit: FormKit
  readonly texts: ErrorTexts
  readonly isRefusal: boolean
}

/** All answers on one page, what is left, and who will be asked; then one button. */
export function ReviewPage({ detail, kit, texts, isRefusal }: Props) {
  const { lang } = kit
  const t = startupTexts(lang)
  const { application, overlaps } = detail
  const parts = partsOf(detail, lang)
  const last = parts.at(-1)
  const place = t.part.basicsPlace(parts.length + 1, parts.length + 1)
  return (
    <PartFrame detail={detail} lang={lang} current="granska" place={place} heading={t.review.title}>
      <div class="application-parts">
        <MissingList detail={detail} lang={lang} texts={texts} isRefusal={isRefusal} />
        <p class="lead">{t.review.lead}</p>
        {detail.judgement.isStandIn && <Banner tone="info">{t.part.standIn}</Banner>}
        <div class="application-parts">
          <AnswerList detail={detail} lang={lang} mayChange />
        </div>
        {overlaps.length > 0 && (
          <Card title={t.overlaps.title}>
            <Overlaps overlaps={overlaps} lang={lang} />
          </Card>
        )}
        <Then detail={detail} kit={kit} />
        <Form action={startupPaths.submit(application.id)} fields={hidden(kit, application.version)}>
          <p class="quiet measure" id="innan-du-lamnar-in">
            {t.review.submitNote}
          </p>
          <FormActions>
            <Button kind="main" describedBy="innan-du-lamnar-in">
              {t.review.submit}
            </Button>
            <ButtonLink kind="quiet" href={last?.href ?? startupPaths.application(application.id)}>
              {t.part.back}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </PartFrame>
  )
}

function Then({ detail, kit: { lang } }: Pick<Props, 'detail' | 'kit'>) {
  const t = startupTexts(lang).review
  const { application, judgement, inForce } = detail
  const { policy } = inForce
  const { form, check } = judgement
  const steps = planSteps({ policy, subject: subjectOf(application), form, check })
  return (
    <section>
      <SectionHead title={t.then} />
      {steps.length === 0 && <p>{t.nobody}</p>}
      <ol class="plain-steps">
        {steps.map((step, at) => (
          <li key={`${step.kind} ${step.role} ${step.ruleId}`}>
            <p>
              {at + 1}. {stepTitle(step, detail, lang)}
            </p>
            <RuleChip citation={findRule(policy, step.ruleId)} lang={lang} />
          </li>
        ))}
      </ol>
    </section>
  )
}
