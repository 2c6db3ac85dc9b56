import { toLocal } from '#core/clock.ts'
import { formatDateTime, formatDay } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, summaryOf, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { DraftView } from '../queries/read-draft.ts'
import { ChangeList } from './change-list.tsx'
import { paths } from './paths.ts'
import { ProblemTable, UnknownList } from './problem-table.tsx'
import { policyVersionTexts } from './version-texts.ts'

export const ADOPT_FORM = 'anta'

type Props = { readonly kit: FormKit; readonly view: DraftView; readonly now: Temporal.Instant }
type SoundProps = Props & { readonly sound: NonNullable<DraftView['sound']> }

/** What happens when a draft is adopted, what is still open in it, and from when. */
export function AdoptPage({ kit, view, now }: Props) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  const { draft, sound, warnings, problems } = view
  return (
    <div class="stack">
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.title, href: paths.versions },
          { text: draft.name, href: paths.draft(draft.id) },
        ]}
      />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.adoptTitle(draft.name)}</h1>
      {sound === null ? (
        <>
          <Banner tone="stop" title={t.draftFaulty(problems.length)} />
          <ProblemTable lang={lang} caption={t.faults} problems={problems} />
        </>
      ) : (
        <>
          <ul>
            {[
              t.consequences.pinned,
              t.consequences.fresh,
              t.consequences.receipts,
              t.consequences.record,
            ].map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
          <Fold title={`${t.changesSince(view.inForce.label)}: ${t.changes(sound.changes.length)}`}>
            <ChangeList lang={lang} changes={sound.changes} level={2} />
          </Fold>
          {warnings.length > 0 && <ProblemTable lang={lang} caption={t.warnings} problems={warnings} />}
          <AdoptForm kit={kit} view={view} now={now} sound={sound} />
        </>
      )}
    </div>
  )
}

function AdoptForm({ kit, view, now, sound }: SoundProps) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  const { draft } = view
  const said = sound.policy.meta.document.validFrom
  const today = toLocal(now).toPlainDate()
  const coming = said !== 'unknown' && Temporal.PlainDate.compare(Temporal.PlainDate.from(said), today) > 0
  const when = fieldOf(kit, ADOPT_FORM, 'when', t.when)
  const day = fieldOf(kit, ADOPT_FORM, 'day', t.day)
  return (
    <Form action={paths.adopt(draft.id)} fields={hidden(kit, draft.version)}>
      <Scheduled kit={kit} view={view} />
      <Open kit={kit} view={view} sound={sound} />
      <Radios
        {...when}
        value={when.value ?? (coming ? 'day' : 'now')}
        hint={
          said === 'unknown' ? t.fileSaysUnknown : t.fileSays(formatDay(Temporal.PlainDate.from(said), lang))
        }
        choices={[
          { value: 'now', text: t.now },
          { value: 'day', text: t.fromDay },
        ]}
        plain
      />
      <TextField
        {...day}
        value={day.value ?? (coming ? said : '')}
        type="date"
        width="short"
        hint={t.dayHint}
        min={today.add({ days: 1 }).toString()}
        optional
      />
      <FormActions>
        <Button kind="main">{t.adoptButton}</Button>
        <ButtonLink kind="quiet" href={paths.draft(draft.id)}>
          {t.editOf(draft.name)}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

function Scheduled({ kit, view: { scheduled } }: Pick<Props, 'kit' | 'view'>) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  if (scheduled.length === 0) return null
  return (
    <Card title={t.beforeTitle}>
      {scheduled.map(({ id, label, validFrom }) => (
        <p key={id}>{t.before(label, formatDateTime(validFrom, lang))}</p>
      ))}
      <Checkbox {...tickOf(kit, ADOPT_FORM, 'knowsScheduled', { label: t.knowsScheduled })} />
    </Card>
  )
}

function Open({ kit, view, sound }: Pick<SoundProps, 'kit' | 'view' | 'sound'>) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  if (sound.unknowns.length === 0) return null
  return (
    <Card title={t.unknowns}>
      {sound.lost.length > 0 && (
        <>
          <p>
            <b>{t.lostTitle}.</b> {t.lostLead}
          </p>
          <UnknownList lang={lang} unknowns={sound.lost} draftId={view.draft.id} />
        </>
      )}
      <p>{t.unknownsLead}</p>
      <UnknownList lang={lang} unknowns={sound.unknowns} draftId={view.draft.id} />
      <Checkbox {...tickOf(kit, ADOPT_FORM, 'knowsUnknowns', { label: t.knowsUnknowns })} />
    </Card>
  )
}
