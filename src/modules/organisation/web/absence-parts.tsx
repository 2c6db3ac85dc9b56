import { formatDateTime } from '#core/i18n/dates.ts'
import { Button, PostButton } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { findRule, formatCitation, type PolicyInForce } from '#modules/policy/index.ts'
import { isAwayAt, type Absence } from '../rules/absence.ts'
import type { Person } from '../rules/person.ts'
import type { SubstituteDemand } from '../rules/role-definitions.ts'
import { organisationTexts } from '../texts.ts'
import { paths } from './paths.ts'

type TableProps = {
  readonly kit: FormKit
  readonly now: Temporal.Instant
  readonly personId: string
  readonly absences: readonly Absence[]
  readonly people: readonly Person[]
}

/** For the next leave that has nobody: their substitute has left, or none was asked for when it was booked. */
export function NameSubstitute({ kit, personId, absences, people }: TableProps) {
  const t = organisationTexts(kit.lang).person
  const next = absences.find(({ substituteId }) => substituteId === null)
  if (next === undefined) return null
  const others = people.filter((person) => person.isActive && person.id !== personId)
  return (
    <Form
      action={paths.step(personId, 'ersattare')}
      fields={{ ...hidden(kit, next.version), absenceId: next.id }}
    >
      <Select
        {...fieldOf(
          kit,
          'ersattare',
          'substituteId',
          t.nameSubstitute(formatDateTime(next.fromAt, kit.lang)),
        )}
        withEmpty
        choices={others.map(({ id, fullName, title }) => ({ value: id, text: `${fullName}, ${title}` }))}
      />
      <FormActions>
        <Button>{t.nameButton}</Button>
      </FormActions>
    </Form>
  )
}

export function AbsenceTable({ kit, now, personId, absences, people }: TableProps) {
  const t = organisationTexts(kit.lang).person
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.fullName ?? t.noSubstitute
  return (
    <DataTable
      caption={t.absences}
      captionHidden
      rows={absences}
      rowKey={(absence) => absence.id}
      empty={<p>{t.noAbsences}</p>}
      columns={[
        { header: t.from, naming: true, cell: (absence) => formatDateTime(absence.fromAt, kit.lang) },
        { header: t.until, cell: (absence) => formatDateTime(absence.untilAt, kit.lang) },
        { header: t.substitute, cell: (absence) => nameOf(absence.substituteId) },
        {
          header: t.cancel,
          stackedLabel: '',
          cell: (absence) => (
            <PostButton
              action={paths.step(personId, 'franvaro-slut')}
              fields={{ ...hidden(kit, absence.version), absenceId: absence.id }}
              small
            >
              {isAwayAt(absence, now) ? t.back : t.cancel}
            </PostButton>
          ),
        },
      ]}
    />
  )
}

type FormProps = {
  readonly kit: FormKit
  readonly action: string
  readonly personId: string
  readonly people: readonly Person[]
  readonly usualId: string | null
  readonly demand: SubstituteDemand | null
  readonly inForce: PolicyInForce
}

export function AbsenceForm(props: FormProps) {
  const { kit, people, personId, usualId, demand } = props
  const t = organisationTexts(kit.lang).person
  const field = (name: string, label: string) => fieldOf(kit, 'franvaro', name, label)
  const substitute = field('substituteId', t.substitute)
  const others = people.filter((person) => person.isActive && person.id !== personId)
  const time = (name: string, label: string) => (
    <TextField
      {...field(name, `${label}, ${t.clock}`)}
      type="time"
      width="short"
      value={field(name, label).value ?? '00:00'}
    />
  )
  return (
    <Form action={props.action} fields={{ ...hidden(kit), personId }}>
      <p class="field-hint">{t.bookHint}</p>
      <div class="row">
        <TextField {...field('fromDay', t.from)} type="date" width="short" />
        {time('fromTime', t.from)}
      </div>
      <div class="row">
        <TextField {...field('untilDay', t.until)} type="date" width="short" />
        {time('untilTime', t.until)}
      </div>
      <Select
        {...substitute}
        optional={demand?.modality !== 'ska'}
        chip={demand === null ? undefined : <DemandChip {...props} demand={demand} />}
        value={substitute.value ?? usualId ?? ''}
        choices={[
          { value: '', text: t.noSubstitute },
          ...others.map(({ id, fullName, title }) => ({ value: id, text: `${fullName}, ${title}` })),
        ]}
      />
      <FormActions>
        <Button>{t.bookButton}</Button>
      </FormActions>
    </Form>
  )
}

function DemandChip({ kit, inForce, demand }: FormProps & { demand: SubstituteDemand }) {
  const citation = findRule(inForce.policy, demand.ruleId)
  if (citation === null) return null
  const chip = formatCitation(citation, kit.lang)
  return (
    <ParagraphChip
      lang={kit.lang}
      title={chip.label}
      modality={chip.modality}
      demand={chip.note ?? chip.label}
      source={chip.source}
      version={inForce.label}
    />
  )
}
