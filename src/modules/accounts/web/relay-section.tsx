import { Button } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { Checkboxes, Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { cameBack, fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { holdsNow } from '../actions/relay-at.ts'
import type { RelaySlot } from '../queries/read-account.ts'
import { accountTexts } from '../texts.ts'
import { dayOf, lastDayOf, type SectionProps } from './section-parts.ts'
import { CitationChip } from './chip.tsx'
import { accountPaths } from './paths.ts'

/** Whose week it is (F-039 to F-041). Only for accounts that go round. */
export function Relay({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const { account, demands } = view.care
  if (demands.relay === null && view.slots.length === 0) return null
  const isOver = (row: RelaySlot) => Temporal.Instant.compare(row.endsAt, view.now) <= 0
  const name = (id: string) => view.names.get(id) ?? ''
  const now = view.slots.find((slot) => holdsNow(slot, view.now))
  const over = view.slots.find((slot) => isOver(slot) && slot.handedBackAt === null)
  const handOverText = now !== undefined ? t.takeOver : over !== undefined ? t.handBack : null
  return (
    <section class="stack">
      <SectionHead title={t.relay} />
      <CitationChip citation={demands.relay?.citation ?? null} lang={kit.lang} />
      <DataTable
        caption={t.relay}
        captionHidden
        rows={view.slots}
        rowKey={(row) => row.id}
        isClosed={isOver}
        empty={<p class="quiet">{t.noRelay}</p>}
        columns={[
          {
            header: t.relayColumns.unit,
            naming: true,
            cell: (row) => view.units.find(({ id }) => id === row.unitId)?.name ?? '',
          },
          { header: t.relayColumns.from, cell: (row) => dayOf(row.startsAt, kit.lang) },
          { header: t.relayColumns.to, cell: (row) => lastDayOf(row.endsAt, kit.lang) },
          {
            header: t.relayColumns.who,
            cell: (row) =>
              row.keptBy === null ? row.personIds.map(name).join(', ') : t.keptBy(name(row.keptBy)),
          },
          {
            header: t.action,
            stackedLabel: '',
            cell: (row) =>
              view.mayManage && !isOver(row) ? <Cancel row={row} view={view} kit={kit} /> : null,
          },
        ]}
      />
      {view.mayHandOver && handOverText !== null && (
        <Form action={accountPaths.step(account.id, 'lamna-over')} fields={hidden(kit)}>
          <Button>{handOverText}</Button>
        </Form>
      )}
      {view.mayManage && demands.relay !== null && <Plan view={view} kit={kit} />}
    </section>
  )
}

function Cancel({ row, view, kit }: SectionProps & { row: RelaySlot }) {
  return (
    <Form
      action={accountPaths.step(view.care.account.id, 'stall-in')}
      fields={{ ...hidden(kit), slotId: row.id }}
    >
      <Button kind="quiet" small>
        {accountTexts(kit.lang).account.cancel}
        <span class="sr">: {dayOf(row.startsAt, kit.lang)}</span>
      </Button>
    </Form>
  )
}

function Plan({ view, kit }: SectionProps) {
  const t = accountTexts(kit.lang).account
  const form = 'stafett'
  const field = (name: string, label: string) => fieldOf(kit, form, name, label)
  const people = view.people.map(({ id, fullName }) => ({ value: id, text: fullName }))
  const communicators = view.people
    .filter(({ roles }) => roles.includes('communicator'))
    .map(({ id, fullName }) => ({ value: id, text: fullName }))
  return (
    <Fold title={t.planRelay} open={cameBack(kit, form)}>
      <Form action={accountPaths.step(view.care.account.id, 'stafett')} fields={hidden(kit)}>
        <Select
          {...field('unitId', t.unit)}
          withEmpty
          choices={view.units.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField {...field('startsOn', t.starts)} type="date" width="short" />
        <TextField {...field('days', t.days)} inputmode="numeric" width="short" />
        <Checkboxes {...field('personIds', t.who)} plain values={[]} optional choices={people} />
        {view.care.demands.relay?.value.communicatorMayKeep === true && (
          <Select
            {...field('keptBy', t.keeper)}
            optional
            choices={[{ value: '', text: t.nobody }, ...communicators]}
          />
        )}
        <FormActions>
          <Button>{t.planRelay}</Button>
        </FormActions>
      </Form>
    </Fold>
  )
}
