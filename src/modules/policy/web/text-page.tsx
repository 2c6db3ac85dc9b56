import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { DraftView } from '../queries/read-draft.ts'
import { diffLines, type LineBlock } from '../rules/editing/diff-lines.ts'
import { paths } from './paths.ts'
import { ProblemTable } from './problem-table.tsx'
import { policyVersionTexts } from './version-texts.ts'

export const TEXT_FORM = 'text'

type Props = {
  readonly kit: FormKit
  readonly view: DraftView
  /** Somebody else has saved while this person wrote. */
  readonly hasClash: boolean
}

/** The file itself, with what is wrong in it above: the lines are numbered as in any editor. */
export function TextPage({ kit, view, hasClash }: Props) {
  const { lang } = kit
  const t = policyVersionTexts(lang)
  const { draft, problems } = view
  const yaml = fieldOf(kit, TEXT_FORM, 'yaml', t.textLabel)
  const name = fieldOf(kit, TEXT_FORM, 'name', t.name)
  return (
    <div class="stack">
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.title, href: paths.versions },
          { text: draft.name, href: paths.draft(draft.id) },
        ]}
      />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.textTitle(draft.name)}</h1>
      {hasClash && <Clash lang={lang} view={view} mine={yaml.value ?? ''} />}
      {problems.length > 0 && <ProblemTable lang={lang} caption={t.faults} problems={problems} />}
      <Form action={paths.text(draft.id)} fields={hidden(kit, draft.version)} multipart>
        <TextField {...name} value={name.value ?? draft.name} maxlength={200} />
        <TextArea {...yaml} value={yaml.value ?? draft.yaml} rows={40} textLang="sv" />
        <FormActions>
          {hasClash ? (
            <>
              <Button kind="main" name="both" value="own">
                {t.keepOwn}
              </Button>
              <Button name="both" value="over">
                {t.putOver(draft.savedBy)}
              </Button>
            </>
          ) : (
            <Button kind="main">{t.textSave}</Button>
          )}
          <ButtonLink kind="quiet" href={paths.draft(draft.id)}>
            {t.editOf(draft.name)}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  )
}

function Clash({ lang, view: { draft }, mine }: { lang: Lang; view: DraftView; mine: string }) {
  const t = policyVersionTexts(lang)
  const blocks = diffLines(draft.yaml, mine)
  return (
    <Banner tone="warning" title={t.textConflictTitle(draft.savedBy, formatDateTime(draft.savedAt, lang))}>
      <p>{t.textConflictLead}</p>
      {blocks.slice(0, MOST_BLOCKS).map((block) => (
        <Block key={block.line} lang={lang} block={block} />
      ))}
    </Banner>
  )
}

const MOST_BLOCKS = 40
const MOST_LINES = 60

function Block({ lang, block }: { readonly lang: Lang; readonly block: LineBlock }) {
  const t = policyVersionTexts(lang)
  const lines = (kind: string, of: readonly string[]) =>
    of.length > 0 && (
      <>
        <dt>{kind}</dt>
        {of.slice(0, MOST_LINES).map((line, index) => (
          <dd key={index}>
            <code>
              <OutsideText text={line} lang={lang} />
            </code>
          </dd>
        ))}
      </>
    )
  return (
    <div>
      <p>
        <b>{t.toLine(block.line)}</b>
      </p>
      <dl>
        {lines(t.theirs, block.struck)}
        {lines(t.yours, block.added)}
      </dl>
    </div>
  )
}
