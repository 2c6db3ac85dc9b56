import { Confirm } from '#ui/components/confirm/confirm.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { Parting } from '../queries/read-parting.ts'
import { connectionTexts } from '../texts.ts'
import { connectionPaths, DISCONNECT } from './paths.ts'

/** What follows from disconnecting an account, and why it is done: a page of its own before anything happens. */
export function DisconnectPage({ parting, kit }: { parting: Parting; kit: FormKit }) {
  const { account, connector, waiting, isRevocable } = parting
  const { lang } = kit
  const t = connectionTexts(lang).disconnect
  const words = connector?.words[lang].takeBack
  const atNetwork = isRevocable && connector !== null ? t.revokes(connector.profile.displayName) : words
  const reason = fieldOf(kit, DISCONNECT, 'reason', t.reason)
  return (
    <div class="stack">
      <p class="small">
        <a href={connectionPaths.card(account.id)}>{connectionTexts(lang).card.title(account.name)}</a>
      </p>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <Confirm
        lang={lang}
        title={t.title(account.name)}
        consequences={[
          t.nothingMore,
          t.waiting(waiting),
          t.kept,
          ...(atNetwork === undefined ? [] : [atNetwork]),
          t.again,
        ]}
        action={connectionPaths.step(account.id, DISCONNECT)}
        fields={hidden(kit)}
        inputs={<TextField {...reason} hint={t.reasonHint} width="medium" />}
        confirmText={connectionTexts(lang).card.disconnect}
        danger
        cancelHref={connectionPaths.card(account.id)}
      />
    </div>
  )
}
