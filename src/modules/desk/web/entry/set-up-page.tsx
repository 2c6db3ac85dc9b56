import { Button, PostButton } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Radios } from '#ui/components/field/choices.tsx'
import { TextArea, TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'

export type ShippedPolicy = {
  readonly key: string
  readonly name: string
  readonly unknowns: readonly string[]
}

type Props = { kit: FormKit; policies: readonly ShippedPolicy[]; canTryDemo: boolean }

const FORM = 'kom-igang'

/** An empty installation's first page: try an invented municipality, or set up your own. */
export function SetUpPage({ kit, policies, canTryDemo }: Props) {
  const t = deskTexts(kit.lang).entry
  return (
    <>
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      <h1>{t.welcome}</h1>
      <p class="lead">{t.welcomeLead}</p>
      {canTryDemo && (
        <section class="card way-in">
          <h2 class="card-title">{t.tryDemo}</h2>
          <p>{t.tryDemoText}</p>
          <PostButton
            kind={kit.sent === null ? 'main' : 'plain'}
            action={`${paths.setUp}/ova`}
            fields={hidden(kit)}
          >
            {t.startDemo}
          </PostButton>
        </section>
      )}
      <section class="card way-in">
        <h2 class="card-title">{t.setUpOwn}</h2>
        <p>{t.setUpOwnText}</p>
        {canTryDemo ? (
          <Fold title={t.fillIn} open={kit.sent !== null}>
            <OwnForm kit={kit} policies={policies} isMain={kit.sent !== null} />
          </Fold>
        ) : (
          <OwnForm kit={kit} policies={policies} isMain />
        )}
      </section>
    </>
  )
}

type OwnProps = Omit<Props, 'canTryDemo'>

function OwnForm({ kit, policies, isMain }: OwnProps & { isMain: boolean }) {
  const t = deskTexts(kit.lang).entry
  const field = (name: string, label: string) => fieldOf(kit, FORM, name, label)
  return (
    <Form action={paths.setUp} fields={hidden(kit)}>
      <PolicyFields kit={kit} policies={policies} />
      <TextField {...field('name', t.orgName)} autocomplete="organization" />
      <TextField {...field('slug', t.slug)} hint={t.slugHint} width="medium" autocomplete="off" />
      <TextField {...field('unit', t.unit)} />
      <TextField {...field('fullName', t.adminName)} autocomplete="name" />
      <TextField {...field('title', t.adminTitle)} autocomplete="organization-title" />
      <TextField {...field('email', t.adminEmail)} type="email" autocomplete="email" />
      <TextField
        {...field('password', t.adminPassword)}
        hint={t.adminPasswordHint}
        type="password"
        autocomplete="new-password"
      />
      <FormActions>
        <Button kind={isMain ? 'main' : 'plain'}>{t.begin}</Button>
      </FormActions>
    </Form>
  )
}

function PolicyFields({ kit, policies }: OwnProps) {
  const t = deskTexts(kit.lang).entry
  const policy = fieldOf(kit, FORM, 'policy', t.policy)
  const yaml = fieldOf(kit, FORM, 'policyYaml', t.policyOwn)
  const note = ({ unknowns }: ShippedPolicy) =>
    unknowns.length === 0 ? t.policyComplete : `${t.policyUnknowns(unknowns.length)}: ${unknowns.join(', ')}`
  return (
    <>
      <Radios
        {...policy}
        value={policy.value ?? policies[0]?.key}
        choices={policies.map((one) => ({ value: one.key, text: one.name, note: note(one) }))}
      />
      <div class="form-part">
        <Fold title={t.policyOwn} open={yaml.error !== undefined || (yaml.value ?? '') !== ''}>
          <TextArea {...yaml} hint={t.policyOwnHint} optional rows={8} />
        </Fold>
      </div>
    </>
  )
}
