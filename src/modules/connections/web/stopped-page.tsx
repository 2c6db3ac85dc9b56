import type { Connector } from '#connectors/connector.ts'
import { formatMoment } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { ErrorState } from '#ui/components/state-page/state-page.tsx'
import type { SignInOutcome } from '../actions/begin-sign-in.ts'
import { connectionTexts } from '../texts.ts'
import { connectionPaths } from './paths.ts'

export type Stopped = Exclude<SignInOutcome, { readonly kind: 'away' | 'found' }>

export type StoppedProps = {
  readonly outcome: Stopped
  /** null: not known where the person came from. */
  readonly connector: Connector | null
  readonly accountId: string | null
  readonly now: Temporal.Instant
  readonly lang: Lang
}

/** A sign-in that came to nothing: what happened, that nothing is lost, and the way on. */
export function StoppedPage({ outcome, connector, accountId, now, lang }: StoppedProps) {
  const t = connectionTexts(lang).stopped
  const again =
    accountId !== null
      ? connectionPaths.connect(accountId)
      : connector === null
        ? connectionPaths.list
        : connectionPaths.begin(connector.profile.network)
  return (
    <ErrorState
      lang={lang}
      title={titleOf(outcome, lang)}
      text={
        <>
          {textOf(outcome, connector, lang)}
          {outcome.kind === 'fault' && outcome.retryAt !== null && (
            <> {t.fault.retry(formatMoment(outcome.retryAt, now, lang))}</>
          )}
          {outcome.kind === 'refused' && (
            <span class="small quiet"> {connectionTexts(lang).card.code(outcome.code)}</span>
          )}
        </>
      }
      action={
        <>
          <ButtonLink href={again} kind="main">
            {t.again}
          </ButtonLink>
          <ButtonLink href={connectionPaths.list} kind="quiet">
            {t.toList}
          </ButtonLink>
        </>
      }
    />
  )
}

const keyOf = ({ kind }: Stopped) => (kind === 'nothing-found' ? 'nothing' : kind)

export function titleOf(outcome: Stopped, lang: Lang): string {
  return connectionTexts(lang).stopped[keyOf(outcome)].title
}

/** The network's own words for its code, where it has any. */
function textOf(outcome: Stopped, connector: Connector | null, lang: Lang): string {
  const own = outcome.kind === 'refused' ? connector?.words[lang].failures[outcome.code] : undefined
  return own === undefined ? connectionTexts(lang).stopped[keyOf(outcome)].text : `${own.what} ${own.next}`
}
