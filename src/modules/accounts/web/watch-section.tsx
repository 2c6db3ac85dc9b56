import { formatDateTime } from '#core/i18n/dates.ts'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Checkboxes, Radios } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { accountTexts } from '../texts.ts'
import type { SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** When somebody looks, who, and whether they did (F-062, F-063). */
export function Watch({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, schedule, turns, demands } = view.care
  const names = (ids: readonly string[]) => ids.map((id) => view.names.get(id) ?? '').join(', ')
  return (
    <section class="stack">
      <SectionHead title={t.watch} />
      <CitationChip citation={demands.watch?.citation ?? null} lang={kit.lang} />
      {schedule === null ? (
        <p class="quiet">{t.noWatch}</p>
      ) : (
        <>
          <p>{t.watchAt(schedule.times.join(', '), t.watchDays[schedule.days])}</p>
          <p class="small">
            {t.watchers}: {names(schedule.personIds)}
            {schedule.coverIds.length > 0 && ` · ${t.covers}: ${names(schedule.coverIds)}`}
          </p>
          <ul class="plain-list small">
            {turns
              .slice(-6)
              .reverse()
              .map((turn) => (
                <li key={turn.dueAt.toString()}>
                  {turn.signedBy === null
                    ? t.gap(formatDateTime(turn.dueAt, kit.lang))
                    : t.signed(formatDateTime(turn.dueAt, kit.lang), turn.signedBy)}
                </li>
              ))}
          </ul>
          {view.maySign && view.watchAt !== null && (
            <Form action={accountPaths.step(account.id, 'kvittera')} fields={hidden(kit)}>
              <Button>{t.sign(formatDateTime(view.watchAt, kit.lang))}</Button>
            </Form>
          )}
        </>
      )}
      {view.mayManage && <Decide view={view} kit={kit} />}
    </section>
  )
}

function Decide({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const form = 'bevakning'
  const { account, schedule } = view.care
  const people = view.people.map(({ id, fullName }) => ({ value: id, text: fullName }))
  const field = (name: string, label: string, now: string) => {
    const { value, ...frame } = fieldOf(kit, form, name, label)
    return { ...frame, value: value ?? now }
  }
  return (
    <Fold title={t.saveWatch} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(account.id, 'bevakning')} fields={hidden(kit)}>
        <TextField {...field('times', t.watchTimes, schedule?.times.join(', ') ?? '')} width="medium" />
        <Radios
          {...field('days', t.watchWhen, schedule?.days ?? 'workdays')}
          plain
          choices={[
            { value: 'workdays', text: t.watchDays.workdays },
            { value: 'all', text: t.watchDays.all },
          ]}
        />
        <Checkboxes
          {...fieldOf(kit, form, 'personIds', t.watchers)}
          plain
          values={schedule?.personIds ?? []}
          choices={people}
        />
        <Checkboxes
          {...fieldOf(kit, form, 'coverIds', t.covers)}
          plain
          optional
          values={schedule?.coverIds ?? []}
          choices={people}
        />
        <FormActions>
          <Button>{t.saveWatch}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
