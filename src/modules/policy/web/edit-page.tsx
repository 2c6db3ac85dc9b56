import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextArea } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { policyTexts } from '../policy-problem.ts'
import type { PolicyDraft } from '../queries/read-draft.ts'
import { editSections, type EditSection } from '../rules/editing/edit-sections.ts'
import { fieldWords, type EditState, type GroupView } from './build-edit-view.ts'
import { EditField } from './edit-fields.tsx'
import { paths } from './paths.ts'
import { policyVersionTexts } from './version-texts.ts'
import type { FormValue } from '../rules/editing/form-fields.ts'

export type EditPageProps = {
  readonly kit: FormKit
  readonly draft: PolicyDraft
  readonly section: EditSection
  /** Null when the draft is not readable as YAML. */
  readonly groups: readonly GroupView[] | null
  readonly state: EditState
  readonly clashes: ReadonlyMap<string, FormValue>
}

/** The common parameters of one part of the policy, each with its rule, force and source; what the law keeps is said beside it. */
export function EditPage(props: EditPageProps) {
  const { kit, draft, section, groups, state, clashes } = props
  const { lang } = kit
  const t = policyVersionTexts(lang)
  return (
    <div class="stack">
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.title, href: paths.versions },
          { text: draft.name, href: paths.draft(draft.id) },
        ]}
      />
      <ErrorSummary
        lang={lang}
        errors={Object.entries(state.problems).map(([field, text]) => ({ field, text }))}
      />
      <h1>{t.sections[section]}</h1>
      <Sections lang={lang} draftId={draft.id} current={section} />
      {clashes.size > 0 && (
        <Banner tone="warning" title={t.fieldConflictTitle(draft.savedBy)}>
          <p>{t.fieldConflictLead}</p>
        </Banner>
      )}
      {groups === null ? (
        <Banner
          tone="error"
          title={t.unreadable}
          actions={<ButtonLink href={paths.text(draft.id)}>{t.editText}</ButtonLink>}
        />
      ) : (
        <Fields {...props} groups={groups} />
      )}
    </div>
  )
}

function Sections({ lang, draftId, current }: { lang: Lang; draftId: string; current: EditSection }) {
  const t = policyVersionTexts(lang)
  return (
    <nav aria-label={t.editFields}>
      <ul class="row">
        {editSections.map((section) => (
          <li key={section}>
            <a href={paths.edit(draftId, section)} aria-current={section === current ? 'page' : undefined}>
              {t.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Fields({
  kit,
  draft,
  section,
  groups,
  state,
  clashes,
}: EditPageProps & { groups: readonly GroupView[] }) {
  const t = policyVersionTexts(kit.lang)
  if (groups.length === 0)
    return (
      <p>
        {t.emptySection} <a href={paths.text(draft.id)}>{t.editText}</a>
      </p>
    )
  // What the form showed goes with it, so that a field nobody touched never undoes what somebody else wrote meanwhile.
  const fields = { ...hidden(kit), base: JSON.stringify(state.base) }
  return (
    <Form action={paths.edit(draft.id, section)} fields={fields}>
      {groups.map((group) => (
        <Group key={group.key} lang={kit.lang} group={group} state={state} clashes={clashes} />
      ))}
      <FormActions>
        <Button kind="main">{t.saveFields}</Button>
        <ButtonLink kind="quiet" href={paths.draft(draft.id)}>
          {t.editOf(draft.name)}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

type GroupProps = {
  readonly lang: Lang
  readonly group: GroupView
  readonly state: EditState
  readonly clashes: ReadonlyMap<string, FormValue>
}

function Group({ lang, group, state, clashes }: GroupProps) {
  const t = policyVersionTexts(lang)
  const fields = group.fields.map((field) => (
    <div key={field.name}>
      <EditField lang={lang} field={field} state={state} />
      <ClashNote lang={lang} name={field.name} clashes={clashes} />
    </div>
  ))
  return (
    <div class="card stack" role="group" aria-labelledby={`grupp-${group.key}`}>
      <h2 class="card-title" id={`grupp-${group.key}`}>
        {group.title}
      </h2>
      {group.isRule && group.isThere && <RuleChip lang={lang} group={group} />}
      {!group.isThere && <p class="quiet">{t.notRegulated}</p>}
      {group.floor !== null && <p>{t.floors[group.floor]}</p>}
      {fields}
      {group.isRule && (
        <>
          <Force lang={lang} group={group} state={state} />
          <TextArea
            {...{ lang, name: group.noteName, label: t.note }}
            value={textOf(state.values[group.noteName])}
            {...errorOf(state, group.noteName)}
            rows={2}
            optional
          />
          <ClashNote lang={lang} name={group.noteName} clashes={clashes} />
        </>
      )}
    </div>
  )
}

const textOf = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '')

const errorOf = (state: EditState, name: string) => {
  const error = state.problems[name]
  return error === undefined ? {} : { error }
}

const forces = ['ska', 'bör', 'får', 'gärna'] as const

function Force({ lang, group, state }: Omit<GroupProps, 'clashes'>) {
  const t = policyVersionTexts(lang)
  const value = textOf(state.values[group.modalityName])
  const { modality } = policyTexts[lang]
  return (
    <Select
      {...{ lang, name: group.modalityName, label: t.modality, width: 'short' }}
      {...errorOf(state, group.modalityName)}
      value={value === '' && !group.isThere ? 'ska' : value}
      choices={forces.map((force) => ({ value: force, text: modality[force] }))}
    />
  )
}

function RuleChip({ lang, group }: { readonly lang: Lang; readonly group: GroupView }) {
  return (
    <ParagraphChip
      lang={lang}
      title={group.title}
      {...(group.modality === null ? {} : { modality: group.modality })}
      demand={group.title}
      {...(group.source === null ? {} : { source: group.source })}
      requirements={group.requirements}
    />
  )
}

function ClashNote({
  lang,
  name,
  clashes,
}: Pick<GroupProps, 'lang' | 'clashes'> & { readonly name: string }) {
  const t = policyVersionTexts(lang)
  const theirs = [name, `${name}-sv`, `${name}-en`].flatMap((one) => {
    const value = clashes.get(one)
    return value === undefined ? [] : [value]
  })
  return (
    <>
      {theirs.map((value, index) => (
        <p key={index} class="field-hint">
          {t.theirs}: {fieldWords(value, lang)}
        </p>
      ))}
    </>
  )
}
