import { formatDate } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { UserText } from '#ui/components/user-text/user-text.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { mayBeChanged } from '../rules/application.ts'
import { typedOf } from '../rules/read-answers.ts'
import { startupTexts } from '../texts.ts'
import { AnswerList } from './answer-list.tsx'
import { ApplicationJournal } from './application-journal.tsx'
import { Overlaps } from './overlaps.tsx'
import { startupPaths } from './paths.ts'
import { PlatformStop } from './platform-stop.tsx'
import { platformAnswer } from '../rules/derive-opening.ts'
import { StateBanner } from './state-banner.tsx'
import { StepList } from './step-list.tsx'
import { TaskList } from './task-list.tsx'
import { nameOf, STATE_TONES } from './words.ts'

type Props = { readonly detail: ApplicationDetail; readonly lang: Lang }

/** One application: how it stands, what is left for whom, what was answered, and what has happened. */
export function ApplicationPage({ detail, lang }: Props) {
  const t = startupTexts(lang)
  const { application, judgement } = detail
  const { kind, state, answers } = application
  const isBeingFilledIn = mayBeChanged(state) && kind !== 'closing'
  return (
    <>
      <Breadcrumb lang={lang} crumbs={[{ text: t.list.title, href: startupPaths.list }]} />
      <h1>{nameOf(application, lang)}</h1>
      <p class="lead">
        {t.page.kindLine(t.kinds[kind], detail.units.find(({ id }) => id === application.unitId)?.name ?? '')}{' '}
        <Tag tone={STATE_TONES[state]}>{t.states[state]}</Tag>
      </p>
      <div class="application-parts">
        <StateBanner detail={detail} lang={lang} />
        {isBeingFilledIn && (
          <PlatformStop detail={detail} typed={platformAnswer(judgement.form, answers)} lang={lang} />
        )}
        {isBeingFilledIn && <TaskList detail={detail} lang={lang} />}
        {kind === 'closing' && (
          <section>
            <SectionHead title={t.page.closingReason} />
            <UserText text={typedOf(answers['closing-reason'])} lang={lang} />
          </section>
        )}
        <Asked detail={detail} lang={lang} />
        {isBeingFilledIn && detail.overlaps.length > 0 && (
          <section>
            <SectionHead title={t.overlaps.title} />
            <Overlaps overlaps={detail.overlaps} lang={lang} />
          </section>
        )}
        <Facts detail={detail} lang={lang} />
        {kind !== 'closing' && judgement.form !== null && (
          <Folds>
            <Fold title={t.page.readOnly} open={!isBeingFilledIn}>
              <AnswerList detail={detail} lang={lang} mayChange={detail.mayFillIn} />
            </Fold>
          </Folds>
        )}
        <ApplicationJournal detail={detail} lang={lang} />
        <Ways detail={detail} lang={lang} />
      </div>
    </>
  )
}

function Asked({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { application, ofRound, overrides, steps } = detail
  const decided = overrides.filter(({ outcome, openedAt }) => outcome !== null || openedAt !== null)
  const shown = [...decided, ...ofRound]
  const rounds = Array.from(
    { length: Math.max(0, application.round - 1) },
    (_, at) => application.round - 1 - at,
  )
  if (shown.length === 0) return null
  return (
    <section>
      <SectionHead title={t.steps} />
      <StepList steps={shown} detail={detail} lang={lang} />
      {rounds.length > 0 && (
        <Folds>
          {rounds.map((round) => (
            <Fold key={round} title={`${t.earlier}: ${t.round(round)}`}>
              <StepList
                steps={steps.filter((step) => step.round === round && step.kind !== 'override')}
                detail={detail}
                lang={lang}
              />
            </Fold>
          ))}
        </Folds>
      )}
    </section>
  )
}

function Facts({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { application, names, account, inForce } = detail
  const { assigneeId, assignmentType, submittedAt, endedAt } = application
  const type = inForce.policy.startup.assignmentTypes.find(({ value }) => value.type === assignmentType)
  const line = (term: string, value: string | null) => (value === null ? [] : [{ term, value }])
  const day = (at: Temporal.Instant | null) => (at === null ? null : formatDate(at, lang))
  const link =
    account === null
      ? []
      : [{ term: t.account, value: <a href={startupPaths.account(account.id)}>{account.name}</a> }]
  return (
    <section>
      <SectionHead title={t.facts} />
      <KeyList
        items={[
          ...line(t.applicant, names.get(application.applicantId) ?? ''),
          ...line(t.assignee, assigneeId === null ? null : (names.get(assigneeId) ?? '')),
          ...line(t.type, type?.label[lang] ?? null),
          ...link,
          ...line(t.started, day(application.createdAt)),
          ...line(t.submitted, day(submittedAt)),
          ...line(t.ended, day(endedAt)),
        ]}
      />
    </section>
  )
}

function Ways({ detail, lang }: Props) {
  const t = startupTexts(lang).page
  const { application, mayWithdraw } = detail
  const { kind, id, state } = application
  const isOver = state === 'approved' || state === 'withdrawn'
  const again = kind === 'account' ? 'konto' : 'uppdrag'
  return (
    <FormActions>
      {isOver && kind !== 'closing' && (
        <ButtonLink href={`${startupPaths.startKind(again)}?fran=${id}`}>{t.again}</ButtonLink>
      )}
      {mayWithdraw && (
        <ButtonLink kind="quiet" href={startupPaths.withdraw(id)}>
          {t.withdraw}
        </ButtonLink>
      )}
    </FormActions>
  )
}
