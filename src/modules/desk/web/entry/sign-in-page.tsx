import { Button } from '#ui/components/button/button.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { Icon } from '#ui/components/icon/icon.tsx'
import { LoginCard } from '#ui/components/login-card/login-card.tsx'
import { deskTexts } from '../../texts.ts'
import { cameBack, fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
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

const FORM = 'logga-in'

/** Sign-in with password; in the demo, one click as any of the invented staff. */
export function SignInPage(props: Props) {
  const { kit, demo } = props
  const t = deskTexts(kit.lang).entry
  const errors = <ErrorSummary lang={kit.lang} errors={summaryOf(kit)} />
  if (demo.length === 0) {
    return (
      <LoginCard lang={kit.lang} title={t.signIn}>
        {errors}
        <PasswordForm {...props} />
      </LoginCard>
    )
  }
  return (
    <>
      {errors}
      <h1>{t.demoTitle}</h1>
      <p class="lead">{t.demoLead}</p>
      <div class="even-columns">
        {demo.map((organisation) => (
          <DemoPeople key={organisation.orgId} organisation={organisation} {...props} />
        ))}
      </div>
      <Fold title={t.withPassword} open={cameBack(kit, FORM)}>
        <PasswordForm {...props} />
      </Fold>
    </>
  )
}

function PasswordForm({ kit, next, demo }: Props) {
  const t = deskTexts(kit.lang).entry
  return (
    <Form action={paths.signIn} fields={{ ...hidden(kit), next }}>
      <TextField {...fieldOf(kit, FORM, 'email', t.email)} type="email" autocomplete="username" />
      <TextField
        {...fieldOf(kit, FORM, 'password', t.password)}
        type="password"
        autocomplete="current-password"
      />
      <FormActions>
        <Button kind={demo.length > 0 ? 'plain' : 'main'}>{t.signIn}</Button>
      </FormActions>
    </Form>
  )
}

function DemoPeople({ organisation, kit, next }: Props & { organisation: DemoOrganisation }) {
  return (
    <section class="cast">
      <h2>{organisation.name}</h2>
      <ul>
        {organisation.people.map((person) => (
          <li key={person.personId}>
            <DemoPerson
              person={person}
              kit={kit}
              fields={{ ...hidden(kit), orgId: organisation.orgId, personId: person.personId, next }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

type PersonProps = { person: DemoChoice; kit: FormKit; fields: Readonly<Record<string, string>> }

/** The whole row is the button: the name is what one chooses, and twenty small "log in" beside it would only be noise. */
function DemoPerson({ person, kit, fields }: PersonProps) {
  return (
    <form method="post" action={paths.demoSignIn}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class="cast-person" type="submit">
        <span class="sr">{deskTexts(kit.lang).entry.signInAs(person.name)}. </span>
        <span class="cast-who">
          <b aria-hidden="true">{person.name}</b> <span class="cast-title">{person.title}</span>
        </span>
        <span class="cast-tries">{person.tries}</span>
        <Icon name="forward" />
      </button>
    </form>
  )
}
