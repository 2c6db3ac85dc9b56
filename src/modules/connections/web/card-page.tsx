import { toLocal } from '#core/clock.ts'
import { formatDate, formatMoment } from '#core/i18n/dates.ts'
import { Button, ButtonLink, PostButton } from '#ui/components/button/button.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { TextField } from '#ui/components/field/text-field.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { cameBack, fieldOf, hidden, summaryOf, type FormKit } from '#ui/form/form-kit.tsx'
import type { ConnectionCard } from '../queries/read-connections.ts'
import { isIdle, isUsable, type Past } from '../rules/connection.ts'
import { connectionTexts } from '../texts.ts'
import { Abilities } from './abilities.tsx'
import { Advice, ConnectLink, MissingScopes, StateTag } from './advice.tsx'
import { factsOf, quotaLine } from './card-facts.ts'
import { connectionPaths, DISCONNECT } from './paths.ts'

export type CardProps = {
  readonly card: ConnectionCard
  readonly kit: FormKit
  readonly now: Temporal.Instant
}

/** One account's connection: how it stands, until when, what can be done there, and what was there before. */
export function CardPage({ card, kit, now }: CardProps) {
  const { lang } = kit
  const t = connectionTexts(lang).card
  const { account, connector, state } = card
  const quota = card.quota.map((standing) => quotaLine(standing, { now, lang }))
  const shown = { now, lang }
  const goodAt = card.connection?.lastGoodAt ?? null
  return (
    <div class="stack">
      <p class="small">
        <a href={connectionPaths.list}>{t.back}</a> · <a href={`/konton/${account.id}`}>{t.toAccount}</a>
      </p>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{t.title(account.name)}</h1>
      <p class="lead">
        {[connector.profile.displayName, account.handle].filter(Boolean).join(' · ')}{' '}
        <StateTag state={state} lang={lang} />
      </p>
      <Advice card={card} now={now} lang={lang} />
      <MissingScopes card={card} lang={lang} />
      <KeyList
        items={[
          ...factsOf(card, shown),
          { term: t.lastGood, value: goodAt === null ? t.noEvent : formatMoment(goodAt, now, lang) },
          ...(isIdle(state)
            ? []
            : [
                {
                  term: t.quota,
                  value: quota.length === 0 ? t.quotaNone : quota.map((line) => <div key={line}>{line}</div>),
                },
              ]),
        ]}
      />
      {isUsable(state) && card.mayConnect && (
        <div class="form-actions">
          <PostButton action={connectionPaths.step(account.id, 'testa')} fields={hidden(kit)} small>
            {t.testNow}
          </PostButton>
          {state === 'connected' && <ConnectLink card={card} lang={lang} />}
        </div>
      )}
      {isUsable(state) && <PastSection card={card} kit={kit} now={now} />}
      <Abilities connector={connector} lang={lang} />
      {card.mayConnect && !isIdle(state) && (
        <p>
          <ButtonLink href={connectionPaths.step(account.id, DISCONNECT)} small>
            {t.disconnect}
          </ButtonLink>
        </p>
      )}
    </div>
  )
}

function PastSection({ card, kit, now }: CardProps) {
  const t = connectionTexts(kit.lang).past
  const past = card.connection?.past ?? null
  if (card.connector.harvest === undefined) return null
  if (card.connector.harvest.past === undefined)
    return (
      <section class="stack">
        <SectionHead title={t.title} />
        <p>{t.notOffered}</p>
      </section>
    )
  const isRunning = past !== null && past.doneAt === null
  return (
    <section class="stack">
      <SectionHead title={t.title} />
      {past === null ? (
        <p class="quiet">{t.hint}</p>
      ) : (
        <Progress card={card} past={past} kit={kit} now={now} />
      )}
      {card.mayConnect &&
        (past === null ? (
          <BeginPast card={card} kit={kit} now={now} />
        ) : (
          !isRunning && (
            <Fold title={t.beginAnew} open={cameBack(kit, 'hamta')}>
              <BeginPast card={card} kit={kit} now={now} />
            </Fold>
          )
        ))}
    </section>
  )
}

function Progress({ card, past, kit, now }: CardProps & { past: Past }) {
  const { lang } = kit
  const t = connectionTexts(lang).past
  const when = (at: Temporal.Instant) => formatMoment(at, now, lang)
  const isWaiting =
    past.nextAt !== null &&
    Temporal.Instant.compare(past.nextAt, now.add({ minutes: 2 })) > 0 &&
    past.pausedAt === null
  const step = past.pausedAt === null ? 'pausa' : 'fortsatt'
  return (
    <>
      <p role="status">
        {past.doneAt === null ? t.running(formatDate(past.since, lang)) : t.done(when(past.doneAt))}{' '}
        {t.progress(past.posts, past.reachedAt === null ? null : formatDate(past.reachedAt, lang))}{' '}
        {past.doneAt === null && past.pausedAt !== null && t.paused(when(past.pausedAt))}
        {isWaiting && t.waits(when(past.nextAt))}
      </p>
      {past.doneAt === null && card.mayConnect && (
        <PostButton action={connectionPaths.step(card.account.id, step)} fields={hidden(kit)}>
          {step === 'pausa' ? t.pause : t.goOn}
        </PostButton>
      )}
    </>
  )
}

function BeginPast({ card, kit, now }: CardProps) {
  const t = connectionTexts(kit.lang).past
  const today = toLocal(now).toPlainDate()
  const { value, ...frame } = fieldOf(kit, 'hamta', 'since', t.since)
  const yearAgo = today.subtract({ years: 1 })
  return (
    <Form action={connectionPaths.step(card.account.id, 'hamta')} fields={hidden(kit)}>
      <TextField {...frame} type="date" width="short" value={value ?? yearAgo.toString()} />
      <FormActions>
        <Button>{t.begin}</Button>
      </FormActions>
    </Form>
  )
}
