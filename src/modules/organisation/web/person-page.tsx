import { formatDateTime } from '#core/i18n/dates.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink, PostButton } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold, Folds } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { cameBack, fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { LeavingPreview, PersonDetail } from '../queries/read-people.ts'
import type { RoleHolding } from '../rules/role-holding.ts'
import { organisationTexts } from '../texts.ts'
import { AbsenceForm, AbsenceTable, NameSubstitute } from './absence-parts.tsx'
import { paths } from './paths.ts'
import { PersonForm, roleLabels } from './people-page.tsx'

type Props = {
  readonly view: PersonDetail
  readonly kit: FormKit
  readonly now: Temporal.Instant
}

/** One person: who they are here, which roles from/to, when they are away. */
export function PersonPage(props: Props) {
  const { view, kit } = props
  const { person } = view
  const texts = organisationTexts(kit.lang)
  const t = texts.person
  return (
    <div class="stack">
      <Breadcrumb lang={kit.lang} crumbs={[{ text: texts.people.title, href: paths.people }]} />
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h1>{person.fullName}</h1>
      {!person.isActive && <Banner tone="info">{t.leftSince}</Banner>}
      <KeyList
        items={[
          { term: texts.people.title_, value: person.title },
          {
            term: texts.people.unit,
            value: view.units.find((unit) => unit.id === person.unitId)?.name ?? '',
          },
          { term: texts.people.email, value: person.email },
          { term: texts.people.roles, value: roleLabels(person.roles, kit.lang) },
        ]}
      />
      <Roles {...props} />
      {view.mayBook && person.isActive && (
        <>
          <SectionHead title={t.absences} />
          <AbsenceTable {...props} personId={person.id} absences={view.absences} people={view.people} />
          <NameSubstitute {...props} personId={person.id} absences={view.absences} people={view.people} />
          <Fold title={t.book} open={cameBack(kit, 'franvaro')}>
            <AbsenceForm
              kit={kit}
              action={paths.step(person.id, 'franvaro')}
              people={view.people}
              personId={person.id}
              demand={view.rules.substitute}
              inForce={view.inForce}
              usualId={person.substituteId}
            />
          </Fold>
        </>
      )}
      {view.mayChange && <Changing {...props} />}
    </div>
  )
}

function Roles({ view, kit, now }: Props) {
  const t = organisationTexts(kit.lang).person
  const label = (key: string) => view.rules.roles.find((role) => role.key === key)?.label[kit.lang] ?? key
  const unitName = (id: string | null) => view.units.find((unit) => unit.id === id)?.name ?? t.whole
  const isOver = ({ endsAt }: RoleHolding) => endsAt !== null && Temporal.Instant.compare(endsAt, now) <= 0
  return (
    <>
      <SectionHead title={t.roles} />
      <DataTable
        caption={t.roles}
        captionHidden
        rows={view.holdings}
        rowKey={(held) => held.id}
        isClosed={isOver}
        empty={<p>{t.noRoles}</p>}
        columns={[
          { header: t.role, naming: true, cell: (held) => label(held.roleKey) },
          { header: t.where, cell: (held) => unitName(held.unitId) },
          { header: t.from, cell: (held) => formatDateTime(held.startsAt, kit.lang) },
          {
            header: t.until,
            cell: (held) => (held.endsAt === null ? t.furtherNotice : formatDateTime(held.endsAt, kit.lang)),
          },
          {
            header: t.end,
            stackedLabel: '',
            cell: (held) =>
              view.mayChange && !isOver(held) ? (
                <PostButton
                  action={paths.step(view.person.id, 'roll-slut')}
                  fields={{ ...hidden(kit), holdingId: held.id }}
                  small
                >
                  {t.end}
                </PostButton>
              ) : null,
          },
        ]}
      />
    </>
  )
}

function Changing({ view, kit }: Props) {
  const { person, units } = view
  const t = organisationTexts(kit.lang).person
  if (!person.isActive)
    return (
      <PostButton action={paths.step(person.id, 'oppna')} fields={hidden(kit)} kind="main">
        {t.reactivate}
      </PostButton>
    )
  return (
    <Folds>
      <Fold title={t.give} open={cameBack(kit, 'roll')}>
        <RoleForm view={view} kit={kit} />
      </Fold>
      <Fold title={t.facts} open={cameBack(kit, 'uppgifter')}>
        <PersonForm
          kit={kit}
          form="uppgifter"
          action={paths.step(person.id, 'uppgifter')}
          person={person}
          units={units}
        />
      </Fold>
      <Fold title={t.newPassword} open={cameBack(kit, 'losenord')}>
        <Form action={paths.step(person.id, 'losenord')} fields={hidden(kit)}>
          <TextField
            {...fieldOf(kit, 'losenord', 'password', organisationTexts(kit.lang).people.password)}
            type="password"
            autocomplete="new-password"
            hint={t.newPasswordHint}
          />
          <FormActions>
            <Button>{t.setPassword}</Button>
          </FormActions>
        </Form>
      </Fold>
      <p>
        <a href={paths.step(person.id, 'avsluta')}>{t.deactivate}</a>
      </p>
    </Folds>
  )
}

function RoleForm({ view, kit }: Pick<Props, 'view' | 'kit'>) {
  const t = organisationTexts(kit.lang).person
  const unit = fieldOf(kit, 'roll', 'unitId', t.where)
  return (
    <Form action={paths.step(view.person.id, 'roll')} fields={hidden(kit)}>
      <Select
        {...fieldOf(kit, 'roll', 'roleKey', t.role)}
        withEmpty
        choices={view.rules.roles.map((role) => ({ value: role.key, text: role.label[kit.lang] }))}
      />
      <Select
        {...unit}
        value={unit.value ?? ''}
        choices={[
          { value: '', text: t.whole },
          ...view.units.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <TextField {...fieldOf(kit, 'roll', 'startsAt', t.from)} type="date" width="short" />
      <TextField {...fieldOf(kit, 'roll', 'endsAt', t.to)} type="date" width="short" optional />
      <FormActions>
        <Button>{t.giveButton}</Button>
      </FormActions>
    </Form>
  )
}

export function LeavingPage({ view, kit }: { view: LeavingPreview; kit: FormKit }) {
  const t = organisationTexts(kit.lang).person
  const { person, inheritances } = view
  return (
    <div class="stack">
      <h1>
        {t.deactivate}: {person.fullName}
      </h1>
      <p class="lead">{t.deactivateLead}</p>
      <ul>
        {inheritances.map(({ what, count, toName }, i) => (
          <li key={i}>{t.inherits(count, t.what[what], toName)}</li>
        ))}
        {inheritances.length === 0 && <li>{t.inheritsNothing}</li>}
        {view.standsInTimes > 0 && <li>{t.standsIn(view.standsInTimes)}</li>}
      </ul>
      <FormActions>
        <PostButton
          action={paths.step(person.id, 'avsluta')}
          fields={hidden(kit, person.version)}
          kind="danger"
        >
          {t.deactivateSure}
        </PostButton>
        <ButtonLink href={paths.person(person.id)} kind="quiet">
          {t.stay}
        </ButtonLink>
      </FormActions>
    </div>
  )
}
