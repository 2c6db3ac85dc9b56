import type { Lang } from '#core/i18n/lang.ts'
import { roleName } from '#modules/policy/index.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Radios, type Choice } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { Decision } from '../../queries/read-decision.ts'
import type { StepKind } from '../../rules/application.ts'
import { needsReason } from '../../rules/progress.ts'
import { afterYes } from '../../rules/what-next.ts'
import { startupPaths } from '../paths.ts'
import { decideTexts } from './texts.ts'

export const DECISION_FORM = 'svar'

type Props = { readonly decision: Decision; readonly kit: FormKit }

/** The answers that can be given, each with what comes of it. */
export function DecisionForm({ decision, kit }: Props) {
  const { lang } = kit
  const t = decideTexts(lang).form
  const { step, whole } = decision
  const { kind } = step
  const isChoice = kind in t.choices
  const fields = { ...hidden(kit), applicationId: whole.application.id }
  return (
    <section id="beslut" class="decision-form">
      <SectionHead title={t.title} />
      <Form
        action={startupPaths.answer(step.id)}
        fields={isChoice ? fields : { ...fields, outcome: 'noted' }}
      >
        {isChoice && (
          <Radios
            {...fieldOf(kit, DECISION_FORM, 'outcome', t.outcome)}
            choices={choicesOf(decision, lang)}
          />
        )}
        {step.wantsVerdict && <Verdict kit={kit} />}
        <Reason kind={kind} kit={kit} />
        {!isChoice && <p>{nextWords(decision, lang)}</p>}
        <FormActions>
          <Button kind="main">{isChoice ? t.send : t.noted[kind as keyof typeof t.noted]}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

function Verdict({ kit }: Pick<Props, 'kit'>) {
  const t = decideTexts(kit.lang).form
  return (
    <Radios
      {...fieldOf(kit, DECISION_FORM, 'verdict', t.verdict)}
      choices={[
        { value: 'good', text: t.verdictChoices.good },
        { value: 'lacking', text: t.verdictChoices.lacking },
      ]}
    />
  )
}

function Reason({ kind, kit }: { readonly kind: StepKind; readonly kit: FormKit }) {
  const t = decideTexts(kit.lang).form.reason
  const isWords = kind === 'comment' || kind === 'consult'
  const isChoice = kind in decideTexts(kit.lang).form.choices
  const [label, hint] = isWords
    ? [t.words, t.wordsHint]
    : kind === 'override'
      ? [t.override, t.overrideHint]
      : isChoice
        ? [t.decision, t.decisionHint]
        : [t.note, t.noteHint]
  const isAlwaysNeeded = needsReason(kind, isChoice ? 'yes' : 'noted')
  return (
    <TextArea
      {...fieldOf(kit, DECISION_FORM, 'reason', label)}
      hint={hint}
      optional={!isAlwaysNeeded}
      rows={isWords ? 6 : 3}
    />
  )
}

function choicesOf(decision: Decision, lang: Lang): readonly Choice[] {
  const t = decideTexts(lang).form
  const { kind } = decision.step
  const words = t.choices[kind as keyof typeof t.choices]
  const isException = kind === 'override'
  const { partyNames } = decision
  return [
    { value: 'yes', text: words.yes, note: nextWords(decision, lang) },
    {
      value: 'no',
      text: words.no,
      note: isException ? t.next.refused(partyNames) : t.next.returned(partyNames),
    },
  ]
}

/** What comes of any other answer than a no. */
function nextWords({ step, steps, whole, partyNames }: Decision, lang: Lang): string {
  const t = decideTexts(lang).form.next
  if (step.kind === 'override') return t.granted(partyNames)
  if (whole.application.state === 'approved') return ''
  const next = afterYes(steps, step.id)
  if (next.kind === 'ends') return t[whole.application.kind]
  const { policy } = whole.inForce
  const roles = [...new Set(next.steps.map(({ role }) => roleName(policy, role)[lang]))]
  return next.kind === 'asks' ? t.asks(roles) : t.waits(roles)
}
