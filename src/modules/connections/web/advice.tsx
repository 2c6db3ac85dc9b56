import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import type { IconName } from '#ui/components/icon/icon.tsx'
import { formatMoment } from '#core/i18n/dates.ts'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isIdle, isLost, isUsable, type ConnectionState } from '../rules/connection.ts'
import { givenUpAt, type Disconnection } from '../rules/disconnection.ts'
import { connectionTexts } from '../texts.ts'
import { connectionPaths } from './paths.ts'

const looks: Readonly<Record<'good' | 'shaky' | 'lost' | 'new', { tone: Tone; icon: IconName }>> = {
  good: { tone: 'calm', icon: 'check-circle' },
  shaky: { tone: 'soon', icon: 'warning' },
  lost: { tone: 'now', icon: 'warning' },
  new: { tone: 'neutral', icon: 'link' },
}

function lookOf(state: ConnectionState): keyof typeof looks {
  if (state === 'connected') return 'good'
  if (isUsable(state)) return 'shaky'
  return isLost(state) ? 'lost' : 'new'
}

/** How it stands, in a word with icon and colour. */
export function StateTag({ state, lang }: { state: ConnectionState; lang: Lang }) {
  const { tone, icon } = looks[lookOf(state)]
  return (
    <Tag tone={tone} icon={icon}>
      {connectionTexts(lang).states[state]}
    </Tag>
  )
}

/** What has happened and what to do: the network's own words for its code where there are any, else the general ones. */
export function Advice({ card, now, lang }: { card: ConnectionCard; now: Temporal.Instant; lang: Lang }) {
  const t = connectionTexts(lang)
  const { state, code, connection } = card
  if (state === 'connected') return null
  const own = code === null ? undefined : card.connector.words[lang].failures[code]
  const { what, next } = own ?? t.advice[state]
  const isIdleNow = isIdle(state)
  const since =
    connection === null || isIdleNow ? '' : t.card.since(formatMoment(connection.stateAt, now, lang))
  return (
    <Banner
      tone={isLost(state) ? 'error' : isIdleNow ? 'info' : 'warning'}
      title={t.states[state]}
      actions={<ConnectLink card={card} lang={lang} isMain />}
    >
      {card.disconnection !== null && <Parted card={card} made={card.disconnection} now={now} lang={lang} />}
      <p>
        {card.disconnection === null && what} {next}
      </p>
      <p class="small quiet">{[since, code === null ? '' : t.card.code(code)].filter(Boolean).join(' ')}</p>
    </Banner>
  )
}

type PartedProps = { card: ConnectionCard; made: Disconnection; now: Temporal.Instant; lang: Lang }

/** Who disconnected it and why, and how the network took it. */
function Parted({ card, made, now, lang }: PartedProps) {
  const t = connectionTexts(lang).disconnect
  const { revoked, unsubscribed } = made
  const byHand = card.connector.words[lang].takeBack
  const atNetwork =
    revoked === 'waits'
      ? t.atNetwork.waits(formatMoment(givenUpAt(made), now, lang))
      : [t.atNetwork[revoked], revoked === 'not-offered' ? byHand : undefined].filter(Boolean).join(' ')
  const isTold = unsubscribed === 'waits' || unsubscribed === 'refused' || unsubscribed === 'given-up'
  return (
    <>
      <p>
        {t.done(made.byName, formatMoment(made.at, now, lang))}
        <br />
        {t.because(made.reason)}
      </p>
      <p>
        {atNetwork} {isTold && t.stillTold}
      </p>
    </>
  )
}

export function ConnectLink({
  card,
  lang,
  isMain = false,
  isLine = false,
}: {
  card: ConnectionCard
  lang: Lang
  isMain?: boolean
  /** In a list of many: quieter, and whoever hears only the link hears which account. */
  isLine?: boolean
}) {
  const t = connectionTexts(lang).card
  const { state, connector, account } = card
  if (!card.mayConnect || connector.signIn === undefined || state === 'network-fault') return null
  const href = connectionPaths.connect(account.id)
  const words = state === 'never-connected' ? t.connect : t.reconnect
  if (isLine)
    return (
      <a href={href}>
        {words}
        <span class="sr">: {account.name}</span>
      </a>
    )
  return (
    <ButtonLink href={href} kind={isMain ? 'main' : 'plain'} small>
      {words}
    </ButtonLink>
  )
}

/** Scopes that were not given, each with what it is for. */
export function MissingScopes({ card, lang }: { card: ConnectionCard; lang: Lang }) {
  const t = connectionTexts(lang).card
  const missing = card.connection?.missingScopes ?? []
  if (missing.length === 0 || !isUsable(card.state)) return null
  const isElsewhereOffered = card.state === 'renewing-fails'
  return (
    <Banner
      tone="warning"
      title={t.missing(missing.length)}
      actions={isElsewhereOffered ? undefined : <ConnectLink card={card} lang={lang} isMain />}
    >
      <p>{t.missingText}</p>
      <ScopeList scopes={missing} words={card.connector.words[lang].scopes} />
    </Banner>
  )
}

export function ScopeList({
  scopes,
  words,
}: {
  scopes: readonly string[]
  words: Readonly<Record<string, string>>
}) {
  return (
    <ul class="bullet-list">
      {scopes.map((scope) => (
        <li key={scope}>
          {words[scope] !== undefined && <>{words[scope]} </>}
          <code class="small quiet">{scope}</code>
        </li>
      ))}
    </ul>
  )
}
