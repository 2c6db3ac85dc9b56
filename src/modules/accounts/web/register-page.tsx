import type { Lang } from '#core/i18n/lang.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { DataTable, type Column } from '#ui/components/table/table.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { Views } from '#ui/components/views/views.tsx'
import type { Weight } from '../rules/deviations.ts'
import { accountTexts } from '../texts.ts'
import { accountPaths } from './paths.ts'
import { REGISTER_VIEWS, type RegisterList, type RegisterQuery, type RegisterRow } from './register-view.ts'

const TONES: Readonly<Record<Weight, Tone>> = { breach: 'now', deviation: 'soon', advice: 'neutral' }
const MOST_NEEDS = 3

type Props = { readonly list: RegisterList; readonly query: RegisterQuery; readonly lang: Lang }

/** Every account of the organisation, with what is missing beside each. */
export function RegisterPage({ list, query, lang }: Props) {
  const t = accountTexts(lang).register
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(list.running, list.counts.closed)}</p>
      <div class="tools">
        <Views
          label={t.title}
          lang={lang}
          views={REGISTER_VIEWS.map((view) => ({
            href: addressOf({ ...query, view }),
            text: t.views[view],
            count: list.counts[view],
            current: view === query.view,
          }))}
        />
        <Filter list={list} query={query} lang={lang} />
      </div>
      <DataTable
        caption={t.title}
        captionHidden
        rows={list.rows}
        rowKey={(row) => row.id}
        isClosed={(row) => row.status === 'closed'}
        empty={<p class="quiet">{t.none}</p>}
        columns={columnsIn(lang)}
      />
      <p class="small">
        <a href={accountPaths.registerCsv}>{t.csv}</a>
      </p>
    </div>
  )
}

function addressOf({ view, unitId, search }: RegisterQuery): string {
  const query = new URLSearchParams()
  if (view !== 'all') query.set('vy', view)
  if (unitId !== null) query.set('enhet', unitId)
  if (search !== '') query.set('q', search)
  const text = query.toString()
  return text === '' ? accountPaths.register : `${accountPaths.register}?${text}`
}

function Filter({ list, query, lang }: Props) {
  const t = accountTexts(lang).register
  const choices = list.units.map((unit) => ({ value: unit.id, text: unit.name }))
  return (
    <search>
      <form class="list-filter" method="get" action={accountPaths.register}>
        {query.view !== 'all' && <input type="hidden" name="vy" value={query.view} />}
        <TextField lang={lang} name="q" label={t.search} value={query.search} optional />
        <Select
          lang={lang}
          name="enhet"
          label={t.unit}
          optional
          value={query.unitId ?? ''}
          choices={[{ value: '', text: t.allUnits }, ...choices]}
        />
        <Button>{t.searchButton}</Button>
      </form>
    </search>
  )
}

function columnsIn(lang: Lang): readonly Column<RegisterRow>[] {
  const { register: t, statuses, access } = accountTexts(lang)
  return [
    {
      header: t.columns.name,
      naming: true,
      cell: (row) => (
        <>
          <a href={accountPaths.account(row.id)}>{row.name}</a>
          <span class="table-under">{[row.platform, row.handle, row.kind].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { header: t.columns.unit, cell: (row) => row.unit },
    { header: t.columns.responsible, cell: (row) => row.responsible },
    {
      header: t.columns.state,
      cell: (row) => (
        <>
          {statuses[row.status]}
          {row.access === 'revoked' && (
            <>
              {' '}
              <Tag tone="now" icon="warning">
                {access.revoked}
              </Tag>
            </>
          )}
        </>
      ),
    },
    { header: t.columns.needs, cell: (row) => <Needs row={row} lang={lang} /> },
  ]
}

function Needs({ row, lang }: { row: RegisterRow; lang: Lang }) {
  const t = accountTexts(lang).register
  if (row.needs.length === 0) return <span class="quiet">{row.status === 'closed' ? '' : t.ok}</span>
  const more = row.needs.length - MOST_NEEDS
  return (
    <>
      {row.needs.slice(0, MOST_NEEDS).map((need) => (
        <div key={need.text}>
          <Tag tone={TONES[need.weight]} icon={need.weight === 'breach' ? 'warning' : undefined}>
            {need.text}
          </Tag>
        </div>
      ))}
      {more > 0 && <a href={accountPaths.account(row.id)}>{t.more(more)}</a>}
    </>
  )
}
