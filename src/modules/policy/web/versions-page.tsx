import { formatDateTime, formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Button, ButtonLink, PostButton } from '#ui/components/button/button.tsx'
import { Card } from '#ui/components/card/card.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { policyTexts } from '../policy-problem.ts'
import type { Versions, VersionLine } from '../queries/read-versions.ts'
import { paths } from './paths.ts'
import { policyVersionTexts } from './version-texts.ts'

type Props = { readonly kit: FormKit; readonly view: Versions }

export function VersionsPage({ kit, view }: Props) {
  const t = policyVersionTexts(kit.lang)
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {view.mayChange && (
        <div class="row">
          <ButtonLink kind="main" href={paths.import}>
            {t.importTitle}
          </ButtonLink>
        </div>
      )}
      <VersionTable kit={kit} view={view} />
      <p>
        {t.receiptsLead} <a href={paths.receipts}>{t.receipts}</a>
      </p>
      {view.mayChange && <Drafts kit={kit} view={view} />}
      <CompareForm kit={kit} view={view} />
    </div>
  )
}

const tones: Readonly<Record<VersionLine['state'], Tone>> = {
  inForce: 'calm',
  scheduled: 'accent',
  past: 'neutral',
  withdrawn: 'neutral',
}

function VersionTable({ kit, view: { versions, mayChange } }: Props) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  return (
    <DataTable
      caption={t.versions}
      rows={versions}
      rowKey={({ id }) => id}
      isClosed={({ state }) => state === 'past' || state === 'withdrawn'}
      columns={[
        { header: t.version, naming: true, cell: ({ id, label }) => <a href={paths.version(id)}>{label}</a> },
        {
          header: t.state,
          cell: ({ state, withdrawal }) => (
            <>
              <Tag tone={tones[state]}>{t.states[state]}</Tag>
              {withdrawal !== null && (
                <p class="small quiet">
                  {t.withdrawnBy(withdrawal.by, formatDateTime(withdrawal.at, lang), withdrawal.reason)}
                </p>
              )}
            </>
          ),
        },
        { header: t.validFrom, cell: ({ validFrom }) => formatDateTime(validFrom, lang) },
        { header: t.adopted, cell: (version) => adoptedWords(version, lang) },
        {
          header: t.storedBy,
          cell: ({ storedBy, storedAt }) => t.by(storedBy, formatDateTime(storedAt, lang)),
        },
        {
          header: t.steps,
          stackedLabel: '',
          cell: (version) => <Steps kit={kit} {...{ version, mayChange }} />,
        },
      ]}
    />
  )
}

type StepsProps = { readonly kit: FormKit; readonly version: VersionLine; readonly mayChange: boolean }

function Steps({ kit, version: { id, label, state }, mayChange }: StepsProps) {
  const t = policyVersionTexts(kit.lang)
  return (
    <div class="row">
      <a href={paths.file(id)} download>
        {t.download}
        <span class="sr"> {label}</span>
      </a>
      {mayChange && (
        <PostButton action={paths.startDraft(id)} fields={hidden(kit)} kind="quiet" small>
          {t.startFrom}
          <span class="sr">: {label}</span>
        </PostButton>
      )}
      {mayChange && state === 'scheduled' && (
        <a href={paths.withdraw(id)}>
          {t.withdraw}
          <span class="sr"> {label}</span>
        </a>
      )}
    </div>
  )
}

/** "KF 12 maj 2026, § 45, KS 2026/12": as far as the file says. */
function adoptedWords({ document }: VersionLine, lang: Lang): string {
  if (document === null) return ''
  const t = policyVersionTexts(lang)
  const { adoptedBy, adoptedOn, paragraph, diaryNo } = document
  if (adoptedBy === 'unknown') return t.adoptedUnknown
  const day =
    adoptedOn === undefined || adoptedOn === 'unknown'
      ? []
      : [formatDay(Temporal.PlainDate.from(adoptedOn), lang)]
  const who = policyTexts[lang].changes.values[adoptedBy] ?? adoptedBy
  return [[who, ...day].join(' '), paragraph, diaryNo].filter((part) => part !== undefined).join(', ')
}

function Drafts({ kit: { lang }, view: { drafts } }: Props) {
  const t = policyVersionTexts(lang)
  return (
    <DataTable
      caption={t.drafts}
      rows={drafts}
      rowKey={({ id }) => id}
      empty={<p>{t.noDrafts}</p>}
      columns={[
        { header: t.draft, naming: true, cell: ({ id, name }) => <a href={paths.draft(id)}>{name}</a> },
        { header: t.saved, cell: ({ savedAt, savedBy }) => t.by(savedBy, formatDateTime(savedAt, lang)) },
      ]}
    />
  )
}

function CompareForm({ kit: { lang }, view: { versions, drafts } }: Props) {
  const t = policyVersionTexts(lang)
  const choices = [
    ...drafts.map(({ id, name }) => ({ value: id, text: `${t.draft}: ${name}` })),
    ...versions.map(({ id, label, state }) => ({ value: id, text: `${label}, ${t.states[state]}` })),
  ]
  if (choices.length < 2) return null
  const inForce = versions.find(({ state }) => state === 'inForce')?.id ?? choices.at(-1)?.value
  return (
    <Card title={t.compare}>
      <Form action={paths.compare} method="get">
        <Select {...{ lang, choices }} name="fran" id="jamfor-fran" label={t.compareFrom} value={inForce} />
        <Select
          {...{ lang, choices }}
          name="till"
          id="jamfor-till"
          label={t.compareTo}
          value={choices.find(({ value }) => value !== inForce)?.value}
        />
        <FormActions>
          <Button>{t.compareButton}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
