import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { PolicyProblem } from '../policy-problem.ts'
import { paths } from './paths.ts'
import { ProblemTable } from './problem-table.tsx'
import { policyVersionTexts } from './version-texts.ts'

export const IMPORT_FORM = 'las-in'

type Props = { readonly kit: FormKit; readonly refused: readonly PolicyProblem[] }

/** A file or a text; `refused` says why the one just sent could not even become a draft. */
export function ImportPage({ kit, refused }: Props) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  return (
    <div class="stack">
      <Breadcrumb lang={lang} crumbs={[{ text: t.title, href: paths.versions }]} />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.importTitle}</h1>
      <p class="lead">{t.importLead}</p>
      {refused.length > 0 && (
        <>
          <Banner tone="error" title={t.refusedTitle}>
            <p>{t.refusedLead}</p>
          </Banner>
          <ProblemTable lang={lang} caption={t.faults} problems={refused} />
        </>
      )}
      <Form action={paths.import} fields={hidden(kit)} multipart>
        <TextField
          {...fieldOf(kit, IMPORT_FORM, 'file', t.importFile)}
          type="file"
          accept=".yaml,.yml,.txt,application/yaml,text/yaml"
          hint={t.importFileHint}
          optional
        />
        <TextArea {...fieldOf(kit, IMPORT_FORM, 'yaml', t.importText)} rows={12} optional />
        <TextField {...fieldOf(kit, IMPORT_FORM, 'name', t.importName)} maxlength={200} optional />
        <FormActions>
          <Button kind="main">{t.importButton}</Button>
        </FormActions>
      </Form>
      <p class="quiet">{t.schemaHint}</p>
    </div>
  )
}
