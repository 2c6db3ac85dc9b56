import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Checkboxes, Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { RIGHTS, type Assignment } from '../rules/assignment.ts'
import { accountTexts } from '../texts.ts'
import { dayOf, lastDayOf, type SectionProps } from './section-parts.ts'
import { accountPaths } from './paths.ts'

/** Who may do what, from when to when. */
export function People({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang)
  const isOver = ({ endsAt }: Assignment) =>
    endsAt !== null && Temporal.Instant.compare(endsAt, view.now) <= 0
  return (
    <section class="stack">
      <SectionHead title={t.account.people} />
      <DataTable
        caption={t.account.people}
        captionHidden
        rows={view.assignments}
        rowKey={(row) => row.id}
        isClosed={isOver}
        empty={<p class="quiet">{t.account.noPeople}</p>}
        columns={[
          {
            header: t.account.person,
            naming: true,
            cell: (row) => (
              <>
                {view.names.get(row.personId)}
                <span class="table-under">{t.assignmentKinds[row.kind]}</span>
              </>
            ),
          },
          { header: t.account.rights, cell: (row) => row.rights.map((right) => t.rights[right]).join(', ') },
          { header: t.account.from, cell: (row) => dayOf(row.startsAt, kit.lang) },
          {
            header: t.account.to,
            cell: (row) => (row.endsAt === null ? t.account.untilFurther : lastDayOf(row.endsAt, kit.lang)),
          },
          {
            header: t.account.action,
            stackedLabel: '',
            cell: (row) => (view.mayManage && !isOver(row) ? <End row={row} view={view} kit={kit} /> : null),
          },
        ]}
      />
      {view.mayManage && <Give view={view} kit={kit} />}
    </section>
  )
}

function End({ row, view, kit }: SectionProps & { row: Assignment }) {
  const action = accountPaths.step(view.care.account.id, 'avsluta-uppdrag')
  return (
    <Form action={action} fields={{ ...hidden(kit), assignmentId: row.id }}>
      <Button kind="quiet" small>
        {accountTexts(kit.lang).account.end}
        <span class="sr">: {view.names.get(row.personId)}</span>
      </Button>
    </Form>
  )
}

function Give({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang)
  const form = 'uppdrag'
  const field = (name: string, label: string) => fieldOf(kit, form, name, label)
  return (
    <Fold title={t.account.give} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(view.care.account.id, 'uppdrag')} fields={hidden(kit)}>
        <Select
          {...field('personId', t.account.person)}
          withEmpty
          choices={view.people.map(({ id, fullName, title }) => ({
            value: id,
            text: `${fullName}, ${title}`,
          }))}
        />
        <Checkboxes
          {...field('rights', t.account.rights)}
          plain
          values={[]}
          choices={RIGHTS.map((right) => ({ value: right, text: t.rights[right] }))}
        />
        <TextField {...field('startsOn', t.account.startsOn)} type="date" width="short" optional />
        <TextField {...field('endsOn', t.account.endsOn)} type="date" width="short" optional />
        <TextField {...field('hoursPerWeek', t.account.hours)} inputmode="decimal" width="short" optional />
        <FormActions>
          <Button>{t.account.giveButton}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
