import { Button, PostButton } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, summaryOf, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'

export type ShippedPolicy = {
  readonly key: string
  readonly name: string
  readonly unknowns: readonly string[]
}

type Props = { kit: FormKit; policies: readonly ShippedPolicy[]; canTryDemo: boolean }

/** An empty installation's first page: try an invented municipality, or set up your own. */
export function SetUpPage({ kit, policies, canTryDemo }: Props) {
  const t = deskTexts(kit.lang).entry
  return (
    <>
      <h1>{t.welcome}</h1>
      <p class="lead">{t.welcomeLead}</p>
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <div class="columns columns-even">
        {canTryDemo && (
          <section class="card" aria-label={t.tryDemo}>
            <h2 class="card-title">{t.tryDemo}</h2>
            <p>{t.tryDemoText}</p>
            <PostButton kind="main" action={`${paths.setUp}/ova`} fields={hidden(kit)}>
              {t.tryDemo}
            </PostButton>
          </section>
        )}
        <section class="card" aria-label={t.setUpOwn}>
          <h2 class="card-title">{t.setUpOwn}</h2>
          <p>{t.setUpOwnText}</p>
          <OwnForm kit={kit} policies={policies} />
        </section>
      </div>
    </>
  )
}

function OwnForm({ kit, policies }: { kit: FormKit; policies: readonly ShippedPolicy[] }) {
  const t = deskTexts(kit.lang).entry
  const field = (name: string, label: string) => fieldOf(kit, 'kom-igang', name, label)
  return (
    <Form action={paths.setUp} fields={hidden(kit)}>
      <TextField {...field('name', t.orgName)} autocomplete="organization" />
      <TextField {...field('slug', t.slug)} hint={t.slugHint} width="medium" />
      <Select
        {...field('policy', t.policy)}
        choices={policies.map(({ key, name }) => ({ value: key, text: name }))}
      />
      <details class="fold" open={kit.sent !== null}>
        <summary>{t.policyOwn}</summary>
        <TextArea {...field('policyYaml', t.policyOwn)} hint={t.policyOwnHint} optional rows={8} />
      </details>
      <TextField {...field('unit', t.unit)} />
      <TextField {...field('fullName', t.adminName)} autocomplete="name" />
      <TextField {...field('title', t.adminTitle)} autocomplete="organization-title" />
      <TextField {...field('email', t.adminEmail)} type="email" autocomplete="email" />
      <TextField {...field('password', t.adminPassword)} type="password" autocomplete="new-password" />
      <FormActions>
        <Button kind="main">{t.begin}</Button>
      </FormActions>
    </Form>
  )
}
