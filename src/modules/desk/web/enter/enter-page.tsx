import { Button } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Radios, Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'

export const ENTER_FORM = 'skriv-in'

export type EnterView = {
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  /** The account that the reader came from. */
  readonly accountId: string | null
  /** The latest time that may be given, as the field writes it. */
  readonly latest: string
}

type Props = { view: EnterView; kit: FormKit }

/** What somebody saw where no network tells us of it. */
export function EnterPage({ view, kit }: Props) {
  const { lang } = kit
  const t = deskTexts(lang)
  return (
    <div class="stack">
      <Breadcrumb lang={lang} crumbs={[{ text: t.inbox.title, href: paths.inbox }]} />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.enter.title}</h1>
      <p class="lead">{t.enter.lead}</p>
      {view.accounts.length === 0 ? (
        <EmptyState title={t.enter.noAccount.title} text={t.enter.noAccount.text} />
      ) : (
        <EnterForm view={view} kit={kit} />
      )}
    </div>
  )
}

function EnterForm({ view, kit }: Props) {
  const t = deskTexts(kit.lang).enter
  const field = (name: string, label: string) => fieldOf(kit, ENTER_FORM, name, label)
  const account = field('accountId', t.account)
  const kind = field('kind', t.kind)
  return (
    <Form action={paths.enter} fields={hidden(kit)} multipart>
      <Select
        {...account}
        value={account.value ?? view.accountId ?? undefined}
        choices={view.accounts.map(({ id, name }) => ({ value: id, text: name }))}
        withEmpty={view.accounts.length > 1}
      />
      <Radios
        {...kind}
        value={kind.value ?? 'comment'}
        choices={(['comment', 'direct'] as const).map((value) => ({
          value,
          text: t.kinds[value],
          note: t.kindNotes[value],
        }))}
      />
      <TextField {...field('authorName', t.authorName)} hint={t.authorHint} maxlength={200} optional />
      <TextArea {...field('text', t.text)} hint={t.textHint} rows={6} optional />
      <TextField {...field('link', t.address)} type="url" inputmode="url" optional />
      <TextField
        {...field('writtenAt', t.writtenAt)}
        type="datetime-local"
        max={view.latest}
        width="medium"
        optional
      />
      <TextField
        {...field('pictures', t.pictures)}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        hint={t.picturesHint}
        multiple
        optional
      />
      <FormActions>
        <Button kind="main">{t.send}</Button>
      </FormActions>
    </Form>
  )
}
