import type { Connector } from '#connectors/connector.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { Account } from '#modules/accounts/index.ts'
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { ProgressList } from '#ui/components/progress-list/progress-list.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import { connectionTexts } from '../texts.ts'
import { Cannot } from './abilities.tsx'
import { ScopeList } from './advice.tsx'
import { connectionPaths } from './paths.ts'

export const SIGN_IN_FORM = 'anslut'

export type BeginProps = {
  readonly connector: Connector
  readonly account: Account | null
  readonly redirectUri: string
  readonly kit: FormKit
}

/** What must be in place, what is asked for and why; then the way in. */
export function BeginPage({ connector, account, redirectUri, kit }: BeginProps) {
  const { lang } = kit
  const t = connectionTexts(lang).before
  const { profile, signIn } = connector
  const words = connector.words[lang]
  return (
    <div class="stack">
      <ConnectSteps at={0} lang={lang} />
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{account === null ? t.title(profile.displayName) : t.titleAgain(account.name)}</h1>
      {words.before.length > 0 && (
        <section class="stack">
          <SectionHead title={t.needed} />
          <p class="quiet">{t.neededHint}</p>
          <ol class="number-list">
            {words.before.map(({ title, text }) => (
              <li key={title}>
                <b>{title}.</b> {text}
              </li>
            ))}
          </ol>
        </section>
      )}
      {signIn?.kind === 'oauth' && (
        <p>
          <b>{t.redirect}:</b> <code>{redirectUri}</code>
          <br />
          <span class="small quiet">{t.redirectHint}</span>
        </p>
      )}
      {profile.scopes.length > 0 && signIn?.kind === 'oauth' && (
        <section class="stack">
          <SectionHead title={t.scopes} />
          <p class="quiet">{t.scopesHint}</p>
          <ScopeList scopes={profile.scopes} words={words.scopes} />
        </section>
      )}
      <Cannot connector={connector} lang={lang} />
      <SignInForm connector={connector} account={account} kit={kit} />
    </div>
  )
}

export function ConnectSteps({ at, lang }: { at: number; lang: Lang }) {
  const t = connectionTexts(lang).before
  return (
    <ProgressList
      lang={lang}
      label={t.stepsLabel}
      parts={t.steps.map((text, i) => ({ text, state: i < at ? 'done' : i === at ? 'now' : 'later' }))}
    />
  )
}

function SignInForm({ connector, account, kit }: Pick<BeginProps, 'connector' | 'account' | 'kit'>) {
  const t = connectionTexts(kit.lang).before
  const { signIn, profile } = connector
  const asked = connector.words[kit.lang].fields
  if (signIn === undefined) return <p>{connectionTexts(kit.lang).list.noSignIn}</p>
  const field = (name: 'server' | 'identifier' | 'password' | 'address') => ({
    ...fieldOf(kit, SIGN_IN_FORM, name, asked?.[name]?.label ?? t[name]),
    hint: asked?.[name]?.help ?? t[`${name}Hint`],
  })
  const needsServer = signIn.kind !== 'address' && signIn.needsServer
  const server = field('server')
  const suggested = signIn.kind === 'oauth' ? signIn.suggestedServer : undefined
  const fields = { ...hidden(kit), ...(account === null ? {} : { accountId: account.id }) }
  return (
    <section class="stack">
      <SectionHead title={signIn.kind === 'address' ? t.look : t.away(profile.displayName)} />
      {signIn.kind === 'oauth' && <p>{t.awayHint}</p>}
      <Form action={connectionPaths.begin(profile.network)} fields={fields}>
        {needsServer && <TextField {...server} value={server.value ?? suggested} width="medium" />}
        {signIn.kind === 'password' && (
          <>
            <TextField {...field('identifier')} width="medium" autocomplete="off" />
            <TextField {...field('password')} type="password" width="medium" autocomplete="off" />
          </>
        )}
        {signIn.kind === 'address' && <TextField {...field('address')} />}
        <FormActions>
          <Button kind="main" iconAfter="forward">
            {signIn.kind === 'oauth'
              ? t.away(profile.displayName)
              : signIn.kind === 'password'
                ? t.signIn
                : t.look}
          </Button>
          <ButtonLink href={connectionPaths.list} kind="quiet">
            {t.leaving.stay}
          </ButtonLink>
        </FormActions>
      </Form>
    </section>
  )
}

/** A form may not send anybody to another site (its pages would be those of a forger): a link may, and says where. */
export function LeavingPage({ connector, url, lang }: { connector: Connector; url: string; lang: Lang }) {
  const t = connectionTexts(lang).before.leaving
  const { displayName } = connector.profile
  return (
    <div class="stack">
      <ConnectSteps at={1} lang={lang} />
      <h1>{t.title(displayName)}</h1>
      <p class="lead">{t.text(displayName)}</p>
      <div class="form-actions">
        <ButtonLink href={url} kind="main" iconAfter="external">
          {t.go(displayName)}
        </ButtonLink>
        <ButtonLink href={connectionPaths.list} kind="quiet">
          {t.stay}
        </ButtonLink>
      </div>
    </div>
  )
}
