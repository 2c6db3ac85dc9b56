import type { FoundAccount } from '#connectors/sign-in.ts'
import type { Connector } from '#connectors/connector.ts'
import { ACCOUNT_KINDS, kindNames, type Account } from '#modules/accounts/index.ts'
import type { Person, Unit } from '#modules/organisation/index.ts'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { cameBack, fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { matchFound, matchRefusal } from '../rules/match-found.ts'
import { connectionTexts } from '../texts.ts'
import { ScopeList } from './advice.tsx'
import { ConnectSteps } from './begin-page.tsx'
import { connectionPaths } from './paths.ts'

export type ChooseProps = {
  readonly signInId: string
  readonly connector: Connector
  readonly found: readonly FoundAccount[]
  /** The registered account that the person set out to connect; null: any. */
  readonly wanted: Account | null
  /** Registered on this network. */
  readonly ours: readonly Account[]
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly mayRegister: boolean
  readonly kit: FormKit
}

/** Forms of one kind for several accounts stand on the page: each is told apart by its place. */
const formOf = (place: number, kind: 'befintligt' | 'nytt'): string => `${kind}-${String(place)}`

/** The accounts that the person may act for, each with its way into the register. */
export function ChoosePage(props: ChooseProps) {
  const { connector, found, wanted, kit } = props
  const { lang } = kit
  const t = connectionTexts(lang).choose
  const { displayName, network } = connector.profile
  const isThere =
    wanted === null ||
    wanted.externalId === '' ||
    found.some((one) => matchRefusal(one, wanted, network) === null)
  return (
    <div class="stack">
      <ConnectSteps at={2} lang={lang} />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.title}</h1>
      <p class="lead">
        {t.lead(displayName)} {wanted !== null && t.wanted(wanted.name)}
      </p>
      {!isThere && (
        <Banner
          tone="warning"
          actions={
            <ButtonLink href={connectionPaths.connect(wanted.id)} small>
              {t.tryAgain}
            </ButtonLink>
          }
        >
          {t.noneWanted(wanted.name)}
        </Banner>
      )}
      <ul class="card-grid">
        {found.map((one, place) => (
          <li key={one.externalId}>
            <Found {...props} one={one} place={place} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type FoundProps = ChooseProps & { readonly one: FoundAccount; readonly place: number }

function Found(props: FoundProps) {
  const { one, connector, kit } = props
  const t = connectionTexts(kit.lang).choose
  return (
    <article class="card stack">
      <h2 class="card-title">{one.name}</h2>
      <p class="small quiet">
        {one.handle} {one.url !== null && <a href={one.url}>{one.url.replace(/^https?:\/\//, '')}</a>}
      </p>
      {one.missingScopes.length > 0 && (
        <Banner tone="warning" title={t.missing(one.missingScopes.length)}>
          <p>{t.missingHint}</p>
          <ScopeList scopes={one.missingScopes} words={connector.words[kit.lang].scopes} />
        </Banner>
      )}
      <Way {...props} />
    </article>
  )
}

function Way(props: FoundProps) {
  const { one, wanted, ours, connector, kit, mayRegister } = props
  const t = connectionTexts(kit.lang).choose
  if (wanted !== null) {
    const isOther = matchRefusal(one, wanted, connector.profile.network) !== null
    return isOther ? <p class="quiet">{t.other}</p> : <Known {...props} account={wanted} />
  }
  const match = matchFound(one, ours)
  const known = match.kind === 'known' ? ours.find(({ id }) => id === match.accountId) : undefined
  if (known !== undefined) return <Known {...props} account={known} />
  const among = match.kind === 'known' ? [] : ours.filter(({ id }) => match.among.includes(id))
  return (
    <>
      {among.length > 0 && <PointOut {...props} among={among} />}
      {mayRegister ? (
        <Fold title={t.isNew} open={among.length === 0 || cameBack(kit, formOf(props.place, 'nytt'))}>
          <Register {...props} />
        </Fold>
      ) : (
        among.length === 0 && <p class="quiet">{t.onlyAdministrators}</p>
      )}
    </>
  )
}

const action = ({ signInId }: FoundProps): string => connectionPaths.choose(signInId)

function sentWith({ kit, one }: FoundProps, form: string): Readonly<Record<string, string>> {
  return { ...hidden(kit), form, externalId: one.externalId }
}

function Known({ account, ...props }: FoundProps & { readonly account: Account }) {
  const t = connectionTexts(props.kit.lang).choose
  const fields = { ...sentWith(props, formOf(props.place, 'befintligt')), accountId: account.id }
  return (
    <Form action={action(props)} fields={fields}>
      <p>{t.known(account.name)}</p>
      <FormActions>
        <Button kind="main">{t.connect(props.one.name)}</Button>
      </FormActions>
    </Form>
  )
}

function PointOut({ among, ...props }: FoundProps & { readonly among: readonly Account[] }) {
  const t = connectionTexts(props.kit.lang).choose
  const form = formOf(props.place, 'befintligt')
  return (
    <Form action={action(props)} fields={sentWith(props, form)}>
      <Select
        {...fieldOf(props.kit, form, 'accountId', t.which)}
        withEmpty
        choices={among.map(({ id, name, handle }) => ({
          value: id,
          text: [name, handle].filter(Boolean).join(', '),
        }))}
      />
      <FormActions>
        <Button>{t.connect(props.one.name)}</Button>
      </FormActions>
    </Form>
  )
}

function Register(props: FoundProps) {
  const { kit, one, people, units, place } = props
  const t = connectionTexts(kit.lang).choose
  const form = formOf(place, 'nytt')
  const name = fieldOf(kit, form, 'name', t.name)
  return (
    <Form action={action(props)} fields={{ ...sentWith(props, form), isNew: 'yes' }}>
      <TextField {...name} value={name.value ?? one.name} width="medium" />
      <Select
        {...fieldOf(kit, form, 'kind', t.kind)}
        withEmpty
        choices={ACCOUNT_KINDS.map((kind) => ({ value: kind, text: kindNames[kit.lang][kind] }))}
      />
      <Select
        {...fieldOf(kit, form, 'unitId', t.unit)}
        withEmpty
        choices={units.map(({ id, name: text }) => ({ value: id, text }))}
      />
      <Select
        {...fieldOf(kit, form, 'holderId', t.holder)}
        withEmpty
        choices={people
          .filter(({ isActive }) => isActive)
          .map(({ id, fullName, title }) => ({ value: id, text: `${fullName}, ${title}` }))}
      />
      <TextField {...fieldOf(kit, form, 'purpose', t.purpose)} />
      <TextField {...fieldOf(kit, form, 'audience', t.audience)} />
      <FormActions>
        <Button>{t.connect(one.name)}</Button>
      </FormActions>
    </Form>
  )
}
