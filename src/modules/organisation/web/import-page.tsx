import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, PostButton } from '#ui/components/button/button.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { fieldOf, hidden, type FormKit } from '#ui/form/form-kit.tsx'
import type { Preview } from '../actions/import-people.ts'
import { describeRowProblem, organisationTexts } from '../texts.ts'
import { paths } from './paths.ts'

/** Rows shown before "and so many more": enough to see that the columns are right. */
const SHOWN = 100

export function ImportPage({ kit, preview }: { kit: FormKit; preview: Preview | null }) {
  const texts = organisationTexts(kit.lang)
  const t = texts.import
  const importId = preview?.importId ?? null
  return (
    <div class="stack">
      <Breadcrumb lang={kit.lang} crumbs={[{ text: texts.people.title, href: paths.people }]} />
      <h1>{preview === null ? t.title : t.previewTitle(preview.fileName)}</h1>
      {preview === null && <p class="lead">{t.lead}</p>}
      {preview !== null && preview.plan.problems.length > 0 && <Faults kit={kit} preview={preview} />}
      {preview === null || importId === null ? (
        <Form action={paths.import} fields={hidden(kit)} multipart>
          <TextField
            {...fieldOf(kit, 'fil', 'file', t.file)}
            type="file"
            accept=".csv,.txt,text/csv"
            hint={t.fileHint}
          />
          <FormActions>
            <Button kind="main">{t.look}</Button>
          </FormActions>
        </Form>
      ) : (
        <WhatHappens kit={kit} preview={preview} importId={importId} />
      )}
    </div>
  )
}

function Faults({ kit, preview }: { kit: FormKit; preview: Preview }) {
  const t = organisationTexts(kit.lang).import
  const { problems } = preview.plan
  const rows = problems.slice(0, SHOWN).map((problem, i) => ({
    key: String(i),
    line: problem.line,
    ...describeRowProblem(problem, kit.lang),
  }))
  return (
    <>
      <Banner tone="error" title={t.faults(problems.length)} />
      <DataTable
        caption={t.what}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { header: t.line, naming: true, cell: (row) => `${t.line} ${String(row.line)}` },
          { header: t.column, cell: (row) => row.columnName },
          { header: t.what, cell: (row) => row.text },
        ]}
      />
      {problems.length > SHOWN && <p>{t.moreFaults(problems.length - SHOWN)}</p>}
    </>
  )
}

function WhatHappens({ kit, preview, importId }: { kit: FormKit; preview: Preview; importId: string }) {
  const texts = organisationTexts(kit.lang)
  const t = texts.import
  const { rows, encoding, delimiter, ignoredColumns } = preview.plan
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length
  // what changes comes first: it is what somebody has to look at
  const order = { changed: 0, new: 1, same: 2 }
  const shown = [...rows].sort((a, b) => order[a.kind] - order[b.kind]).slice(0, SHOWN)
  return (
    <>
      <Banner tone="info" title={t.nothingYet}>
        <p>{t.would(count('new'), count('changed'), count('same'))}</p>
        {encoding !== null && delimiter !== null && <p>{t.read(encoding, t.delimiters[delimiter])}</p>}
        {ignoredColumns.length > 0 && <p>{t.ignored(ignoredColumns.join(', '))}</p>}
      </Banner>
      <FormActions>
        <PostButton action={paths.confirmImport(importId)} fields={hidden(kit)} kind="main">
          {t.confirm}
        </PostButton>
        <PostButton action={paths.dropImport(importId)} fields={hidden(kit)} kind="quiet">
          {t.drop}
        </PostButton>
      </FormActions>
      <DataTable
        caption={t.title}
        captionHidden
        rows={shown}
        rowKey={(row) => String(row.line)}
        columns={[
          { header: texts.people.name, naming: true, cell: (row) => row.fields.fullName },
          { header: texts.people.email, cell: (row) => row.fields.email },
          { header: t.line, numeric: true, cell: (row) => row.line },
          {
            header: t.kind,
            cell: (row) => [t.kinds[row.kind], ...row.changed.map((name) => t.changed[name])].join(', '),
          },
        ]}
      />
      {rows.length > SHOWN && <p>{t.moreRows(rows.length - SHOWN)}</p>}
    </>
  )
}
