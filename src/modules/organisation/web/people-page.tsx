import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Checkboxes, Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { SearchForm } from '#ui/components/search-form/search-form.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ListedPerson, PeopleList } from '../queries/read-people.ts'
import type { Person } from '../rules/person.ts'
import { roleDefinitions } from '../rules/role-definitions.ts'
import { ROLES } from '../rules/roles.ts'
import type { Unit } from '../rules/units.ts'
import { organisationTexts } from '../texts.ts'
import { paths } from './paths.ts'

/** More rows than anybody reads; the search finds the rest. */
const SHOWN = 200

const LABELS = new Map(roleDefinitions(null).map((role) => [role.key, role.label]))

export function roleLabels(roles: readonly string[], lang: Lang): string {
  return roles.map((role) => LABELS.get(role)?.[lang] ?? role).join(', ')
}

type Props = {
  readonly list: PeopleList
  readonly search: string
  readonly mayChange: boolean
  readonly lang: Lang
}

export function PeoplePage({ list, search, mayChange, lang }: Props) {
  const t = organisationTexts(lang).people
  const rows = list.found.slice(0, SHOWN)
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(list.active)}</p>
      {mayChange && (
        <FormActions>
          <ButtonLink href={paths.newPerson} kind="main" icon="plus">
            {t.add}
          </ButtonLink>
          <ButtonLink href={paths.import}>{t.import}</ButtonLink>
        </FormActions>
      )}
      <SearchForm
        lang={lang}
        action={paths.people}
        label={t.search}
        value={search}
        clearHref={paths.people}
      />
      <DataTable
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={(person) => person.id}
        isClosed={(person) => !person.isActive}
        empty={<p>{t.none}</p>}
        columns={[
          {
            header: t.name,
            naming: true,
            cell: (person) => (
              <>
                <a href={paths.person(person.id)}>{person.fullName}</a>
                <span class="table-under">{person.email}</span>
              </>
            ),
          },
          { header: t.title_, cell: (person) => person.title },
          { header: t.unit, cell: (person) => person.unitName },
          { header: t.roles, cell: (person) => roleLabels(person.roles, lang) },
          { header: t.state, cell: (person) => <State person={person} lang={lang} /> },
        ]}
      />
      {list.found.length > SHOWN && <p class="quiet">{t.more(SHOWN, list.found.length)}</p>}
    </div>
  )
}

function State({ person, lang }: { person: ListedPerson; lang: Lang }) {
  const t = organisationTexts(lang).people
  if (!person.isActive) return <Tag>{t.left}</Tag>
  if (person.awayUntil === null) return null
  return <Tag tone="soon">{t.away(formatDateTime(person.awayUntil, lang))}</Tag>
}

type FieldsProps = {
  readonly kit: FormKit
  readonly form: string
  readonly action: string
  readonly person: Person | null
  readonly units: readonly Unit[]
}

/** The facts of a person: one form for a new one and for one who is here. */
export function PersonForm({ kit, form, action, person, units }: FieldsProps) {
  const t = organisationTexts(kit.lang).people
  const line = (name: 'fullName' | 'email' | 'title', label: string) => {
    const field = fieldOf(kit, form, name, label)
    return { ...field, value: field.value ?? person?.[name] }
  }
  const unit = fieldOf(kit, form, 'unitId', t.unit)
  const roles = fieldOf(kit, form, 'roles', t.roles)
  return (
    <Form action={action} fields={hidden(kit, person?.version)}>
      <TextField {...line('fullName', t.name)} />
      <TextField {...line('email', t.email)} type="email" />
      <TextField {...line('title', t.title_)} hint={t.titleHint} />
      <Select
        {...unit}
        value={unit.value ?? person?.unitId}
        withEmpty
        choices={units.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Checkboxes
        {...roles}
        plain
        values={roles.value?.split(' ') ?? person?.roles ?? ['employee']}
        choices={ROLES.map((role) => ({ value: role, text: roleLabels([role], kit.lang) }))}
      />
      {person === null && (
        <TextField
          {...fieldOf(kit, form, 'password', t.password)}
          type="password"
          autocomplete="new-password"
          hint={t.passwordHint}
          optional
        />
      )}
      <FormActions>
        <Button kind="main">{person === null ? t.addButton : t.save}</Button>
      </FormActions>
    </Form>
  )
}

export function NewPersonPage({ kit, units }: { kit: FormKit; units: readonly Unit[] }) {
  return (
    <div class="stack">
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h1>{organisationTexts(kit.lang).people.add}</h1>
      <PersonForm kit={kit} form="ny" action={paths.newPerson} person={null} units={units} />
    </div>
  )
}
