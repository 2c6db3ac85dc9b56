import { formatDateTime, relativeDate } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { findRule } from '#modules/policy/index.ts'
import { Steps, type StepState } from '#ui/components/steps/steps.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import type { PlannedStep, Step } from '../rules/application.ts'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { capital, roleWord } from './words.ts'

type Around = Pick<ApplicationDetail, 'inForce' | 'names' | 'deciders' | 'now'>

type Props = { readonly steps: readonly Step[]; readonly detail: Around; readonly lang: Lang }

/** Everybody who is asked, in order: who has answered what and why, whose turn it is, who comes after (F-070, B-033). */
export function StepList({ steps, detail, lang }: Props) {
  return (
    <Steps
      lang={lang}
      steps={steps.map((step) => ({
        title: stepTitle(step, detail, lang),
        state: stateOf(step),
        children: <StepBody step={step} detail={detail} lang={lang} />,
      }))}
    />
  )
}

function stateOf({ outcome, openedAt }: Step): StepState {
  if (outcome !== null) return outcome === 'no' ? 'refused' : 'done'
  return openedAt === null ? 'locked' : 'now'
}

/** "Närmaste chef godkänner"; a task says itself what it is. */
export function stepTitle(
  step: Pick<PlannedStep, 'kind' | 'role' | 'title'>,
  { inForce }: Pick<Around, 'inForce'>,
  lang: Lang,
): string {
  const does = startupTexts(lang).steps.does[step.kind](roleWord(inForce.policy, step.role, lang))
  const title = step.title === null ? '' : `: ${step.title[lang]}`
  return `${capital(does)}${title}`
}

function StepBody({ step, detail, lang }: { step: Step; detail: Around; lang: Lang }) {
  const t = startupTexts(lang).steps
  const citation = findRule(detail.inForce.policy, step.ruleId)
  const { outcome } = step
  return (
    <>
      {outcome !== null && step.decidedAt !== null && (
        <p>
          {t.said[outcome](nameIn(detail, step.decidedBy), formatDateTime(step.decidedAt, lang))}{' '}
          {step.decidedFor !== null && t.inPlaceOf(nameIn(detail, step.decidedFor))}
        </p>
      )}
      {step.askedReason !== null && <p class="quiet">{t.asked(step.askedReason)}</p>}
      {step.verdict !== null && <p>{t.verdict[step.verdict]}</p>}
      {step.reason !== null && <UserText text={step.reason} lang={lang} />}
      {outcome === null && step.openedAt !== null && <Waiting step={step} detail={detail} lang={lang} />}
      {!step.isBlocking && step.stage >= AFTER_START && <p class="quiet">{t.afterwards}</p>}
      <RuleChip citation={citation} lang={lang} />
    </>
  )
}

/** As in the plan: what nobody waits for. */
const AFTER_START = 1000

const nameIn = ({ names }: Around, id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))

function Waiting({ step, detail, lang }: { step: Step; detail: Around; lang: Lang }) {
  const t = startupTexts(lang).steps
  const people = [...new Set((detail.deciders.get(step.id) ?? []).map(({ person }) => person.fullName))]
  if (people.length === 0) return <p>{t.vacant}</p>
  return (
    <p>
      {t.waitsSince(
        joinList(people, lang, 'or'),
        relativeDate(step.openedAt ?? detail.now, detail.now, lang),
      )}
    </p>
  )
}
