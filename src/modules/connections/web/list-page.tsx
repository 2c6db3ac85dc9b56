import type { Connector } from '#connectors/connector.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { QuotaStanding } from '#core/quota/quota.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { FactLines, SectionHead } from '#ui/components/card/card.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isLost, isUsable } from '../rules/connection.ts'
import { connectionTexts } from '../texts.ts'
import { Advice, MissingScopes, StateTag } from './advice.tsx'
import { factsOf, quotaLine } from './card-facts.ts'
import { connectionPaths } from './paths.ts'

export type ListProps = {
  readonly cards: readonly ConnectionCard[]
  /** Those that can be signed in to. */
  readonly networks: readonly Connector[]
  readonly mayConnectNew: boolean
  /** Allowances that the whole installation shares. */
  readonly shared: readonly QuotaStanding[]
  readonly now: Temporal.Instant
  readonly lang: Lang
}

/** Every connection, the ones that need a person first. */
export function ListPage({ cards, networks, mayConnectNew, shared, now, lang }: ListProps) {
  const t = connectionTexts(lang).list
  const needs = cards.filter(needsSomething)
  const works = cards.filter((card) => isUsable(card.state) && !needsSomething(card))
  const waiting = cards.filter(({ state }) => state === 'never-connected')
  const ok = cards.filter(({ state }) => isUsable(state)).length
  const groups = [
    [t.needs, needs],
    [t.works, works],
    [t.waiting, waiting],
  ] as const
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">
        {t.lead} {cards.length > 0 && t.summary(ok, cards.length)}
      </p>
      {cards.length === 0 && <EmptyState icon="link" title={t.none.title} text={t.none.text} />}
      {groups.map(([title, group]) =>
        group.length === 0 ? null : (
          <section key={title} class="stack">
            <SectionHead title={title} />
            <ul class="card-grid">
              {group.map((card) => (
                <li key={card.account.id}>
                  <Summary card={card} now={now} lang={lang} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {mayConnectNew && <Networks networks={networks} lang={lang} />}
      <Shared {...{ shared, networks, now, lang }} />
      <StorageLinks networks={networks} lang={lang} />
    </div>
  )
}

function needsSomething({ state, connection }: ConnectionCard): boolean {
  return (
    isLost(state) ||
    state === 'renewing-fails' ||
    (isUsable(state) && (connection?.missingScopes.length ?? 0) > 0)
  )
}

function Summary({ card, now, lang }: { card: ConnectionCard; now: Temporal.Instant; lang: Lang }) {
  const { account, connector, state } = card
  const href = connectionPaths.card(account.id)
  return (
    <article class="card stack">
      <div class="row">
        <h3 class="card-title">
          <a href={href}>{account.name}</a>
        </h3>
        <StateTag state={state} lang={lang} />
      </div>
      <p class="small quiet">{[connector.profile.displayName, account.handle].filter(Boolean).join(' · ')}</p>
      <Advice card={card} now={now} lang={lang} />
      <MissingScopes card={card} lang={lang} />
      {isUsable(state) && <KeyList items={factsOf(card, { now, lang })} />}
    </article>
  )
}

function Networks({ networks, lang }: { networks: readonly Connector[]; lang: Lang }) {
  const t = connectionTexts(lang).list
  return (
    <section class="stack">
      <SectionHead title={t.connectNew} />
      {networks.length === 0 ? (
        <p>{t.noNetworks}</p>
      ) : (
        <>
          <p class="quiet">{t.connectNewHint}</p>
          <div class="form-actions">
            {networks.map(({ profile, signIn }) =>
              signIn === undefined ? null : (
                <ButtonLink key={profile.network} href={connectionPaths.begin(profile.network)} icon="plus">
                  {profile.displayName}
                </ButtonLink>
              ),
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Shared({ shared, networks, now, lang }: Pick<ListProps, 'shared' | 'networks' | 'now' | 'lang'>) {
  const t = connectionTexts(lang).list
  if (shared.length === 0) return null
  const names = new Map(networks.map(({ profile }) => [profile.network, profile.displayName]))
  const nameOf = (id: string) => names.get(id) ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`
  return (
    <section class="stack">
      <SectionHead title={t.shared} />
      <p class="quiet">{t.sharedHint}</p>
      <FactLines
        lines={shared.map((standing) => ({
          name: nameOf(standing.bucket.network),
          fact: quotaLine(standing, { now, lang }),
        }))}
      />
    </section>
  )
}

function StorageLinks({ networks, lang }: { networks: readonly Connector[]; lang: Lang }) {
  const t = connectionTexts(lang).list
  const limited = networks.filter(({ profile }) => profile.terms !== undefined)
  if (limited.length === 0) return null
  return (
    <ul class="plain-list small">
      {limited.map(({ profile }) => (
        <li key={profile.network}>
          <a href={connectionPaths.storage(profile.network)}>{t.storage(profile.displayName)}</a>
        </li>
      ))}
    </ul>
  )
}
