import type { FormKit } from '#ui/form/form-kit.tsx'
import { fieldOf, hidden } from '#ui/form/form-kit.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Confirm } from '#ui/components/confirm/confirm.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { accountTexts } from '../texts.ts'
import { accountPaths } from './paths.ts'

type AskProps = {
  readonly kit: FormKit
  readonly accountId: string
  readonly credentialId: string
  readonly label: string
}

/** Says first what reading it means, and asks why. */
export function AskToReveal({ kit, accountId, credentialId, label }: AskProps) {
  const t = accountTexts(kit.lang).account
  return (
    <Confirm
      lang={kit.lang}
      title={t.revealTitle(label)}
      consequences={t.revealConsequences}
      action={accountPaths.reveal(accountId, credentialId)}
      fields={hidden(kit)}
      inputs={<TextField {...fieldOf(kit, 'visa', 'reason', t.revealReason)} />}
      confirmText={t.revealButton}
      cancelHref={accountPaths.account(accountId)}
    />
  )
}

type ShownProps = Pick<AskProps, 'kit' | 'accountId' | 'label'> & {
  readonly userName: string
  readonly secret: string
}

/** Once: the answer to a sent form, kept nowhere. Reloading asks again. */
export function Revealed({ kit, accountId, label, userName, secret }: ShownProps) {
  const t = accountTexts(kit.lang).account
  return (
    <>
      <h1>{label}</h1>
      <Banner tone="warning" title={t.revealed}>
        {t.revealedHint}
      </Banner>
      <KeyList
        items={[
          { term: t.userName, value: userName },
          { term: t.secret, value: <code>{secret}</code> },
        ]}
      />
      <p>
        <ButtonLink href={accountPaths.account(accountId)}>{t.back}</ButtonLink>
      </p>
    </>
  )
}
