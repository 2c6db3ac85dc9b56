import type { ComponentChildren } from 'preact'
import { kindNames, type AccountKind, type RegisteredAccount } from '#modules/accounts/index.ts'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { OTHER_PLATFORM, otherField } from './fields.ts'
import { startupPaths } from './paths.ts'
import { PlatformField } from './platform-field.tsx'
import type { StartView } from './start-view.ts'
import { nameOf, capital } from './words.ts'

/** The form's name on each of these pages. */
export const START_FORM = 'ny'

type Props = { readonly view: StartView; readonly kit: FormKit }

function Frame({
  kit,
  kind,
  words,
  children,
}: {
  readonly kit: FormKit
  readonly kind: string
  readonly words: { readonly title: string; readonly lead: string; readonly button: string }
  readonly children: ComponentChildren
}) {
  const { lang } = kit
  const t = startupTexts(lang)
  return (
    <>
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.list.title, href: startupPaths.list },
          { text: t.start.title, href: startupPaths.start },
        ]}
      />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{words.title}</h1>
      <div class="application-parts">
        <p class="lead">{words.lead}</p>
        <Form action={startupPaths.startKind(kind)} fields={hidden(kit)}>
          {children}
          <FormActions>
            <Button kind="main">{words.button}</Button>
            <ButtonLink kind="quiet" href={startupPaths.start}>
              {t.begin.cancel}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

/** Kinds that are applied for as accounts; a person's assignment has its own way. */
const KINDS: readonly (AccountKind & keyof ReturnType<typeof startupTexts>['begin']['kindNotes'])[] = [
  'service',
  'official',
  'campaign',
  'seasonal',
  'relay',
  'closed-group',
  'learning-platform',
]

export function BeginAccountPage({ view, kit }: Props) {
  const t = startupTexts(kit.lang).begin
  const words = { title: t.accountTitle, lead: t.accountLead, button: t.begin }
  const kind = fieldOf(kit, START_FORM, 'accountKind', t.kind)
  const name = fieldOf(kit, START_FORM, 'name', t.name)
  return (
    <Frame kit={kit} kind="konto" words={words}>
      <TextField {...name} value={name.value ?? view.earlierName} hint={t.nameHint} />
      <UnitChoice view={view} kit={kit} />
      <Radios
        {...kind}
        value={kind.value ?? 'service'}
        choices={KINDS.map((one) => ({
          value: one,
          text: capital(kindNames[kit.lang][one]),
          note: t.kindNotes[one],
        }))}
      />
      <PlatformChoice view={view} kit={kit} />
      <CopyChoice view={view} kit={kit} />
    </Frame>
  )
}

export function BeginAssignmentPage({ view, kit }: Props) {
  const t = startupTexts(kit.lang).begin
  const words = { title: t.assignmentTitle, lead: t.assignmentLead, button: t.begin }
  const account = fieldOf(kit, START_FORM, 'accountId', t.account)
  return (
    <Frame kit={kit} kind="uppdrag" words={words}>
      <TypeChoice view={view} kit={kit} types={view.types} />
      <Assignee view={view} kit={kit} />
      <UnitChoice view={view} kit={kit} />
      <Select
        {...account}
        value={account.value ?? ''}
        choices={[{ value: '', text: t.newAccount }, ...view.accounts.map(toChoice)]}
      />
      <PlatformChoice view={view} kit={kit} />
      <CopyChoice view={view} kit={kit} />
    </Frame>
  )
}

export function BeginExemptPage({ view, kit }: Props) {
  const t = startupTexts(kit.lang).begin
  const words = { title: t.exemptTitle, lead: t.exemptLead, button: t.give }
  const until = fieldOf(kit, START_FORM, 'endsOn', t.endsOn)
  return (
    <Frame kit={kit} kind="utan-plan" words={words}>
      <RuleChip citation={view.exemptCitation} lang={kit.lang} />
      <TypeChoice view={view} kit={kit} types={view.exemptTypes} />
      <Assignee view={view} kit={kit} />
      <UnitChoice view={view} kit={kit} />
      <TextField {...until} hint={t.endsHint} type="date" width="short" optional />
    </Frame>
  )
}

export function BeginClosingPage({ view, kit }: Props) {
  const t = startupTexts(kit.lang).begin
  const words = { title: t.closingTitle, lead: t.closingLead, button: t.tell }
  const account = fieldOf(kit, START_FORM, 'accountId', t.whichAccount)
  if (view.closable.length === 0)
    return (
      <EmptyState title={t.noAccounts} icon="info" action={<a href={startupPaths.start}>{t.cancel}</a>} />
    )
  return (
    <Frame kit={kit} kind="avslut" words={words}>
      <RuleChip citation={view.closingCitation} lang={kit.lang} />
      <Select
        {...account}
        value={account.value ?? view.accountId}
        withEmpty
        choices={view.closable.map(toChoice)}
      />
      <TextArea {...fieldOf(kit, START_FORM, 'reason', t.reason)} rows={3} />
    </Frame>
  )
}

const toChoice = ({ id, name, platformName }: RegisteredAccount) => ({
  value: id,
  text: `${name} (${platformName})`,
})

function UnitChoice({ view, kit }: Props) {
  const unit = fieldOf(kit, START_FORM, 'unitId', startupTexts(kit.lang).begin.unit)
  const choices = view.units.map(({ id, name }) => ({ value: id, text: name }))
  return <Select {...unit} value={unit.value ?? view.ownUnitId} withEmpty choices={choices} />
}

function Assignee({ view, kit }: Props) {
  const t = startupTexts(kit.lang).begin
  const field = fieldOf(kit, START_FORM, 'assigneeId', t.assignee)
  const choices = view.people.map(({ id, fullName, title }) => ({
    value: id,
    text: id === view.ownId ? t.me(fullName) : title === '' ? fullName : `${fullName}, ${title}`,
  }))
  return <Select {...field} value={field.value ?? view.ownId} choices={choices} />
}

function TypeChoice({ kit, types }: Props & { types: StartView['types'] }) {
  const t = startupTexts(kit.lang).begin
  const { value, ...field } = fieldOf(kit, START_FORM, 'assignmentType', t.type)
  if (types.length === 0) return null
  return (
    <Radios
      {...field}
      value={value ?? types[0]?.type}
      choices={types.map(({ type, label, may, needsEnd }) => ({
        value: type,
        text: label,
        note: [t.mayDo(may), needsEnd ? t.needsEnd : ''].filter((part) => part !== '').join(' '),
      }))}
    />
  )
}

function PlatformChoice({ view, kit }: Props) {
  const t = startupTexts(kit.lang).platform
  const { value, ...frame } = fieldOf(kit, START_FORM, 'platform', t.label)
  const typed = value === OTHER_PLATFORM ? kit.sent?.values[otherField('platform')] : value
  return <PlatformField frame={{ ...frame, optional: true }} policy={view.policy} value={typed ?? ''} />
}

function CopyChoice({ view, kit }: Props) {
  const { lang } = kit
  const t = startupTexts(lang).begin
  if (view.earlier.length === 0) return null
  const field = fieldOf(kit, START_FORM, 'copyFrom', t.copyFrom)
  return (
    <Select
      {...field}
      hint={t.copyHint}
      value={field.value ?? view.copyFrom}
      optional
      choices={[
        { value: '', text: t.nothingToCopy },
        ...view.earlier.map((one) => ({ value: one.id, text: nameOf(one, lang) })),
      ]}
    />
  )
}
