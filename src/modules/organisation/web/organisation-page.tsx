import { ChipRow, ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Checkbox } from '#ui/components/field/checkbox.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { cameBack, fieldOf, hidden, summaryOf, tickOf, type FormKit } from '#ui/form/form-kit.tsx'
import { findRule, formatCitation } from '#modules/policy/index.ts'
import type { OrganisationView } from '../queries/read-people.ts'
import { UNIT_KINDS, type Unit } from '../rules/units.ts'
import { organisationTexts } from '../texts.ts'
import { paths } from './paths.ts'

type Props = { readonly view: OrganisationView; readonly kit: FormKit }

/** The tree of units and the roles that nobody holds. */
export function OrganisationPage({ view, kit }: Props) {
  const t = organisationTexts(kit.lang).organisation
  return (
    <div class="stack">
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Vacancies view={view} kit={kit} />
      {view.units.some((unit) => unit.ownsCommonAccounts) ? null : <Banner tone="warning">{t.gap}</Banner>}
      <SectionHead title={t.units} />
      <UnitTable view={view} kit={kit} />
      {view.mayChange && (
        <Fold title={t.add} open={cameBack(kit, 'ny')}>
          <UnitForm kit={kit} form="ny" action={paths.organisation} unit={null} units={view.units} />
        </Fold>
      )}
    </div>
  )
}

function Vacancies({ view, kit }: Props) {
  const t = organisationTexts(kit.lang).organisation
  if (view.vacant.length === 0) return <Banner tone="done">{t.noVacant}</Banner>
  return (
    <Banner tone="warning" title={t.vacant(view.vacant.length)}>
      <p>{t.vacantLead}</p>
      <ul class="plain-list">
        {view.vacant.map(({ role, ruleIds }) => (
          <li key={role.key}>
            <b>{role.label[kit.lang]}</b>
            <ChipRow>
              {ruleIds.map((ruleId) => (
                <RuleChip key={ruleId} view={view} kit={kit} ruleId={ruleId} />
              ))}
            </ChipRow>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function RuleChip({ view, kit, ruleId }: Props & { readonly ruleId: string }) {
  const citation = findRule(view.inForce.policy, ruleId)
  if (citation === null) return null
  const chip = formatCitation(citation, kit.lang)
  return (
    <ParagraphChip
      lang={kit.lang}
      title={chip.label}
      modality={chip.modality}
      demand={chip.note ?? chip.label}
      source={chip.source}
      version={view.inForce.label}
    />
  )
}

function UnitTable({ view, kit }: Props) {
  const texts = organisationTexts(kit.lang)
  const t = texts.organisation
  return (
    <DataTable
      caption={t.units}
      captionHidden
      rows={view.units}
      rowKey={(unit) => unit.id}
      columns={[
        {
          header: t.unit,
          naming: true,
          cell: (unit) => (
            <>
              <span aria-hidden="true">{'\u2003'.repeat(unit.depth)}</span>
              {view.mayChange ? <a href={paths.unit(unit.id)}>{unit.name}</a> : unit.name}
            </>
          ),
        },
        { header: t.kind, cell: (unit) => texts.kinds[unit.kind] },
        { header: t.people, numeric: true, cell: (unit) => unit.people },
        {
          header: t.marks,
          cell: (unit) => (
            <>
              {unit.ownsCommonAccounts && <Tag tone="accent">{t.common}</Tag>}{' '}
              {unit.isArchiveCreator && <Tag>{t.archive}</Tag>}
            </>
          ),
        },
      ]}
    />
  )
}

type FormProps = {
  readonly kit: FormKit
  readonly form: string
  readonly action: string
  readonly unit: Unit | null
  readonly units: readonly (Unit & { readonly depth: number })[]
}

export function UnitForm({ kit, form, action, unit, units }: FormProps) {
  const texts = organisationTexts(kit.lang)
  const t = texts.organisation
  const name = fieldOf(kit, form, 'name', t.name)
  const kind = fieldOf(kit, form, 'kind', t.kind)
  const parent = fieldOf(kit, form, 'parentId', t.parent)
  const mark = (field: 'ownsCommonAccounts' | 'isArchiveCreator', label: string, hint?: string) =>
    tickOf(kit, form, field, {
      label,
      isTicked: unit?.[field] ?? false,
      ...(hint === undefined ? {} : { hint }),
    })
  return (
    <Form action={action} fields={hidden(kit, unit?.version)}>
      <TextField {...name} value={name.value ?? unit?.name} />
      <Select
        {...kind}
        value={kind.value ?? unit?.kind}
        withEmpty
        choices={UNIT_KINDS.map((value) => ({ value, text: texts.kinds[value] }))}
      />
      <Select
        {...parent}
        value={parent.value ?? unit?.parentId ?? ''}
        choices={[
          { value: '', text: t.top },
          ...units
            .filter((one) => one.id !== unit?.id)
            .map((one) => ({ value: one.id, text: `${'\u2003'.repeat(one.depth)}${one.name}` })),
        ]}
      />
      <Checkbox {...mark('ownsCommonAccounts', t.common)} />
      <Checkbox {...mark('isArchiveCreator', t.archive, t.archiveHint)} />
      <FormActions>
        <Button kind="main">{t.save}</Button>
      </FormActions>
    </Form>
  )
}
