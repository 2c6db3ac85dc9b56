import type { PersonActor } from '#core/actor.ts'
import { hasRole } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { findRule, roleName } from '#modules/policy/index.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { Decision } from '../../queries/read-decision.ts'
import { itemName } from '../../rules/groups.ts'
import { startupPaths } from '../paths.ts'
import { AnsweredSteps } from './answered-steps.tsx'
import { RuleChip } from '../chip.tsx'
import { Overlaps } from '../overlaps.tsx'
import { DecisionForm } from './decision-form.tsx'
import { decideTexts } from './texts.ts'
import { nameOf, PEOPLE } from './waiting-words.ts'
import { itemId, WholeApplication } from './whole-application.tsx'

type Props = {
  readonly decision: Decision
  readonly actor: PersonActor
  readonly kit: FormKit
  /** Why an answer was refused, when it was not the form's fault. */
  readonly refusal: string | null
}

/** One question to one person: all that was handed in, what others have said, and the answers there are. */
export function DecisionPage({ decision, actor, kit, refusal }: Props) {
  const { lang } = kit
  const t = decideTexts(lang)
  const { step, whole, verdict, isOpen } = decision
  const mayAnswer = verdict.may && isOpen
  return (
    <>
      <p class="small">
        <a href={startupPaths.waiting}>{t.page.back}</a>
      </p>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      {refusal !== null && <Banner tone="error">{refusal}</Banner>}
      <h1>{step.title?.[lang] ?? t.verbs[step.kind](nameOf(decision, lang))}</h1>
      {mayAnswer ? (
        <Asked decision={decision} lang={lang} />
      ) : (
        <Shut decision={decision} actor={actor} lang={lang} />
      )}
      <div class="chip-row under">
        <RuleChip citation={findRule(whole.inForce.policy, step.ruleId)} lang={lang} />
      </div>
      <div class="two-columns">
        <div class="stack">
          <Exception decision={decision} lang={lang} />
          <WholeApplication decision={decision} lang={lang} />
          {mayAnswer && <DecisionForm decision={decision} kit={kit} />}
        </div>
        <Beside decision={decision} lang={lang} />
      </div>
    </>
  )
}

type Part = { readonly decision: Decision; readonly lang: Lang }

function Asked({ decision, lang }: Part) {
  const t = decideTexts(lang).page
  const { step, whole, inPlaceOf } = decision
  const role = roleName(whole.inForce.policy, step.role)[lang]
  return (
    <p class="lead">
      {inPlaceOf === null ? t.asked(role) : t.askedInPlaceOf(role, inPlaceOf)}{' '}
      <a href="#beslut">{t.toDecision}</a>
      <AboutItem decision={decision} lang={lang} />
    </p>
  )
}

/** What drew somebody in: one answer among the others, to go to at once. */
function AboutItem({ decision, lang }: Part) {
  const { step, whole } = decision
  const item = whole.judgement.form?.items.find(({ value }) => value.key === step.itemKey)
  if (item === undefined) return null
  return (
    <>
      <br />
      {decideTexts(lang).page.aboutItem} <a href={`#${itemId(item.value.key)}`}>{itemName(item, lang)}</a>
    </>
  )
}

/** Why there is nothing to answer here. */
function Shut({ decision, actor, lang }: Part & { readonly actor: PersonActor }) {
  const t = decideTexts(lang).page
  const { step, whole, verdict, isOpen } = decision
  const role = roleName(whole.inForce.policy, step.role)[lang]
  if (!isOpen) return <Banner tone="info">{t.shut}</Banner>
  if (step.mayAnswer.length === 0)
    return (
      <Banner tone="warning" actions={hasRole(actor, 'administrator') && <a href={PEOPLE}>{t.people}</a>}>
        {t.vacant(role)}
      </Banner>
    )
  return (
    <Banner tone="info">
      {verdict.may ? '' : t.notMine[verdict.because]} {t.waitsFor(step.mayAnswer)}.
    </Banner>
  )
}

function Exception({ decision, lang }: Part) {
  const t = decideTexts(lang).page
  const { step, standing } = decision
  if (step.kind !== 'override') return null
  const deviceNote = standing?.override?.deviceNote ?? null
  return (
    <Banner tone="stop" title={t.exceptionAsked}>
      <p>{standing?.reason?.[lang]}</p>
      <p>
        <b>{t.exceptionReason}:</b> <span class="user-text">{step.askedReason}</span>
      </p>
      {deviceNote !== null && <p>{deviceNote[lang]}</p>}
    </Banner>
  )
}

function Beside({ decision, lang }: Part) {
  const t = decideTexts(lang).page
  const { overlaps, whole } = decision
  const isLetterThere = whole.application.state === 'approved' && whole.application.assignmentId !== null
  return (
    <aside aria-label={t.steps} class="stack">
      {isLetterThere && (
        <ButtonLink href={startupPaths.letter(whole.application.id)} icon="file">
          {t.letter}
        </ButtonLink>
      )}
      <AnsweredSteps decision={decision} lang={lang} />
      {overlaps.length > 0 && (
        <Card title={t.overlaps}>
          <Overlaps overlaps={overlaps} lang={lang} />
        </Card>
      )}
    </aside>
  )
}
