import type { ComponentChildren } from 'preact'
import { formatDay } from '#core/i18n/dates.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { accountTexts } from '../texts.ts'
import { dayOf, type SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** The six routines, the notices visitors are to see, and what is confirmed once a year. */
export function Routines({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { demands } = view.care
  return (
    <section class="stack">
      <SectionHead title={t.routines} />
      <CitationChip citation={demands.routines?.citation ?? null} lang={kit.lang} />
      <Folds>
        {(demands.routines?.value ?? []).map((key) => (
          <Demand key={key} area="routine" of={key} view={view} kit={kit}>
            {accountTexts(kit.lang).routines[key]}
          </Demand>
        ))}
        {demands.basicInformation.map((notice) => (
          <Demand key={notice.key} area="notice" of={notice.key} view={view} kit={kit}>
            {notice.label[kit.lang]}
          </Demand>
        ))}
        <Confirm what="resources" view={view} kit={kit} />
        <Confirm what="terms" view={view} kit={kit} />
        {view.mayManage && <LastPost view={view} kit={kit} />}
      </Folds>
    </section>
  )
}

type DemandProps = SectionProps & {
  readonly area: 'routine' | 'notice'
  readonly of: string
  readonly children: ComponentChildren
}

function Demand({ area, of, view, kit, children }: DemandProps) {
  const t = accountTexts(kit.lang).account
  const { answers, demands } = view.care
  const answer = answers.find((one) => one.area === area && one.key === of)
  const form = `${area}-${of}`
  const notice = demands.basicInformation.find(({ key }) => key === of)
  const text = view.noticeTexts.get(of) ?? ''
  const state = answer === undefined ? t.missing : answer.answer === 'cannot' ? t.cannot : t.inPlace
  return (
    <Fold title={children} state={state} open={cameBack(kit, form)}>
      {area === 'notice' && notice !== undefined && (
        <>
          <p class="quiet small">{t.showThis}</p>
          <blockquote>{text}</blockquote>
          {text.includes('…') && <p class="quiet small">{t.missingContact}</p>}
          <p class="small">{t.cannotMeans[notice.whenPlatformCannot]}</p>
          <CitationChip citation={notice.citation} lang={kit.lang} />
        </>
      )}
      {answer !== undefined && (
        <p class="small">
          {answer.link !== null && <a href={answer.link}>{answer.link}</a>} {answer.note}{' '}
          <span class="quiet">{t.lastConfirmed(dayOf(answer.answeredAt, kit.lang), answer.byName)}</span>
        </p>
      )}
      {view.mayManage && <DemandForm area={area} of={of} view={view} kit={kit} />}
    </Fold>
  )
}

function DemandForm({ area, of, view, kit }: Omit<DemandProps, 'children'>) {
  const t = accountTexts(kit.lang).account
  const { account, answers } = view.care
  const answer = answers.find((one) => one.area === area && one.key === of)
  const form = `${area}-${of}`
  const field = (name: string, label: string, now: string) => {
    const { value, ...frame } = fieldOf(kit, form, name, label)
    return { ...frame, value: value ?? now }
  }
  return (
    <Form
      action={accountPaths.step(account.id, 'underlag')}
      fields={{
        ...hidden(kit),
        form,
        area,
        key: of,
        ...(area === 'routine' ? { answer: 'in-place' } : {}),
      }}
    >
      {area === 'notice' && (
        <Radios
          {...field('answer', t.answer, answer?.answer ?? 'in-place')}
          plain
          choices={[
            { value: 'in-place', text: t.isShown },
            { value: 'cannot', text: t.isImpossible },
          ]}
        />
      )}
      {area === 'routine' && (
        <TextField {...field('link', t.routineLink, answer?.link ?? '')} type="url" optional />
      )}
      <TextField
        {...field('note', area === 'routine' ? t.routinePlace : t.note, answer?.note ?? '')}
        optional
      />
      <FormActions>
        <Button>{t.saveAnswer}</Button>
      </FormActions>
    </Form>
  )
}

function Confirm({ what, view, kit }: SectionProps & { readonly what: 'resources' | 'terms' }) {
  const t = accountTexts(kit.lang).account
  const { account, confirmations, demands } = view.care
  const last = confirmations.find((one) => one.what === what)
  const form = `bekrafta-${what}`
  const known = what === 'resources' ? demands.resources : demands.termsReview
  const { terms } = demands
  if (known === null) return null
  return (
    <Fold
      title={what === 'resources' ? t.confirmResources : t.confirmTerms}
      state={last === undefined ? t.never : t.lastConfirmed(dayOf(last.confirmedAt, kit.lang), last.byName)}
      open={cameBack(kit, form)}
    >
      <CitationChip citation={known.citation} lang={kit.lang} />
      {what === 'terms' && terms !== null && (
        <p class="small">{t.platformTerms(terms.version, formatDay(terms.reviewedOn, kit.lang), terms.by)}</p>
      )}
      {view.mayManage && (
        <Form action={accountPaths.step(account.id, 'bekrafta')} fields={{ ...hidden(kit), form, what }}>
          {what === 'resources' ? (
            <TextField {...fieldOf(kit, form, 'hoursPerWeek', t.hours)} inputmode="decimal" width="short" />
          ) : (
            <TextField {...fieldOf(kit, form, 'termsVersion', t.termsVersion)} width="medium" />
          )}
          <FormActions>
            <Button>{what === 'resources' ? t.confirmResources : t.confirmTerms}</Button>
          </FormActions>
        </Form>
      )}
    </Fold>
  )
}

function LastPost({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const form = 'inlagg'
  return (
    <Fold title={t.lastPostForm} open={cameBack(kit, form)}>
      <Form
        action={accountPaths.step(view.care.account.id, 'inlagg')}
        fields={hidden(kit, view.care.account.version)}
      >
        <TextField {...fieldOf(kit, form, 'on', t.on)} type="date" width="short" />
        <FormActions>
          <Button>{t.saveAnswer}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
