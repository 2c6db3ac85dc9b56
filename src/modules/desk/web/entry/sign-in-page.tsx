import { Button, PostButton } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { LoginCard } from '#ui/components/login-card/login-card.tsx'
import { deskTexts } from '../../texts.ts'
import { fieldOf, hidden, summaryOf, type FormKit } from '../form-kit.tsx'
import { paths } from '../paths.ts'

export type DemoChoice = {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly tries: string
}
export type DemoOrganisation = {
  readonly orgId: string
  readonly name: string
  readonly people: readonly DemoChoice[]
}

type Props = { kit: FormKit; next: string; demo: readonly DemoOrganisation[] }

/** Sign-in with password; in the demo, one click as any of the invented staff. */
export function SignInPage({ kit, next, demo }: Props) {
  const t = deskTexts(kit.lang).entry
  return (
    <>
      <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
      {demo.length > 0 && <DemoSignIn kit={kit} demo={demo} next={next} />}
      <LoginCard lang={kit.lang} title={t.signIn}>
        <Form action={paths.signIn} fields={{ ...hidden(kit), next }}>
          <TextField {...fieldOf(kit, 'logga-in', 'email', t.email)} type="email" autocomplete="username" />
          <TextField
            {...fieldOf(kit, 'logga-in', 'password', t.password)}
            type="password"
            autocomplete="current-password"
          />
          <FormActions>
            <Button kind={demo.length > 0 ? 'plain' : 'main'}>{t.signIn}</Button>
          </FormActions>
        </Form>
      </LoginCard>
    </>
  )
}

function DemoSignIn({ kit, demo, next }: Props) {
  const t = deskTexts(kit.lang).entry
  return (
    <section class="demo-sign-in" aria-labelledby="ova">
      <h1 id="ova">{t.demoTitle}</h1>
      <p class="lead">{t.demoLead}</p>
      <div class="columns columns-even">
        {demo.map((organisation) => (
          <section key={organisation.orgId} class="card" aria-label={organisation.name}>
            <h2 class="card-title">{organisation.name}</h2>
            <ul class="plain-list">
              {organisation.people.map((person) => (
                <DemoPersonRow
                  key={person.personId}
                  person={person}
                  orgId={organisation.orgId}
                  kit={kit}
                  next={next}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

type RowProps = { person: DemoChoice; orgId: string; kit: FormKit; next: string }

function DemoPersonRow({ person, orgId, kit, next }: RowProps) {
  return (
    <li class="spread">
      <span>
        <b>{person.name}</b> <span class="quiet small">{person.title}</span>
        <br />
        <span class="small">{person.tries}</span>
      </span>
      <PostButton
        small
        action={paths.demoSignIn}
        fields={{ ...hidden(kit), orgId, personId: person.personId, next }}
      >
        {deskTexts(kit.lang).entry.signIn}
        <span class="sr">: {person.name}</span>
      </PostButton>
    </li>
  )
}
