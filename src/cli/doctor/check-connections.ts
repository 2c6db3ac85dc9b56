import type { Services } from '../../app/services.ts'
import { systemActor } from '#core/actor.ts'
import type { QuotaStanding } from '#core/quota/quota.ts'
import {
  connectionJson,
  connectionTexts,
  isLost,
  readConnectionCards,
  readSharedQuota,
  type ConnectionCard,
} from '#modules/connections/index.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

/** Percent of an allowance from which it is worth telling. */
const QUOTA_TOLD = 75
/** Days before an end that only a person can move. */
const ENDS_SOON_DAYS = 14

export type ConnectionReport = {
  readonly findings: readonly Finding[]
  /** As the API tells them, with whose they are: for `--json`. */
  readonly connections: readonly object[]
}

/** Every connection of every organisation: state, scopes, end, last event, allowance. */
export async function checkConnections(services: Services): Promise<ConnectionReport> {
  const findings: Finding[] = []
  const connections: object[] = []
  const now = services.clock.now()
  for (const { orgId, slug } of await services.db.system(readOrganisations)) {
    for (const card of await readConnectionCards(services, systemActor(orgId, 'doctor'))) {
      findings.push(...judgeConnection(slug, card, now))
      connections.push({ organisation: slug, ...connectionJson(card) })
    }
  }
  findings.push(...(await readSharedQuota(services)).flatMap((standing) => judgeQuota('Allowance', standing)))
  return { findings, connections }
}

export function judgeConnection(
  slug: string,
  card: ConnectionCard,
  now: Temporal.Instant,
): readonly Finding[] {
  const found = [
    ...judgeState(slug, card),
    ...judgeEnd(slug, card, now),
    ...judgeScopes(slug, card),
    ...judgePush(slug, card),
  ]
  const quota = card.quota.flatMap((standing) => judgeQuota(`${slug} ${card.account.name}`, standing))
  if (found.length > 0) return [...found, ...quota]
  const event = card.connection?.lastEventAt ?? null
  const said = event === null ? 'no event yet' : `last event ${event.toString({ smallestUnit: 'second' })}`
  return [ok(slug, `${nameOf(card)} is connected, ${said}`), ...quota]
}

const nameOf = ({ account, connector }: ConnectionCard): string =>
  `${account.name} (${connector.profile.displayName})`

function judgeState(slug: string, card: ConnectionCard): readonly Finding[] {
  const { state, code, connector } = card
  if (state === 'connected') return []
  if (state === 'disconnected') return [ok(slug, `${nameOf(card)} is disconnected, on purpose`)]
  const own = code === null ? undefined : connector.words.en.failures[code]
  const { what, next } = own ?? connectionTexts('en').advice[state]
  const message = `${nameOf(card)}: ${what}${code === null ? '' : ` [${code}]`}`
  return [isLost(state) ? problem(slug, message, next) : warning(slug, message, next)]
}

function judgeEnd(slug: string, card: ConnectionCard, now: Temporal.Instant): readonly Finding[] {
  const { endsAt } = card
  if (endsAt === null || isLost(card.state)) return []
  const days = now.until(endsAt).total('hours') / 24
  if (days > ENDS_SOON_DAYS) return []
  const day = endsAt.toString({ smallestUnit: 'minute' })
  return [
    warning(slug, `${nameOf(card)} can be used until ${day} only.`, 'Connect it again under Kopplingar.'),
  ]
}

function judgeScopes(slug: string, card: ConnectionCard): readonly Finding[] {
  const missing = card.connection?.missingScopes ?? []
  if (missing.length === 0) return []
  const message = `${nameOf(card)} lacks ${missing.join(', ')}.`
  return [problem(slug, message, 'Connect it again under Kopplingar and approve every permission.')]
}

/** Nothing is lost while the network does not tell by itself: it is asked. So it is never a problem. */
function judgePush(slug: string, card: ConnectionCard): readonly Finding[] {
  const { connector, connection, state } = card
  if (connector.push === undefined || connection === null || state !== 'connected') return []
  const { state: push, code } = connection.push
  if (push === 'refused') {
    const known = code === null ? undefined : connector.words.en.failures[code]
    const message = `${nameOf(card)} is not told of by the network itself: ${known?.what ?? 'it refuses.'} [${code ?? ''}]`
    return [warning(slug, message, known?.next ?? 'Torget asks instead, and asks for it again once a day.')]
  }
  if (push !== 'fault') return []
  const message = `${nameOf(card)}: the network did not answer when it was asked to tell by itself.`
  return [warning(slug, message, 'Nothing to do: Torget asks for what is new, and tries again by itself.')]
}

function judgeQuota(what: string, { bucket, percent, resetsAt }: QuotaStanding): readonly Finding[] {
  if (percent < QUOTA_TOLD) return []
  const until = resetsAt.toString({ smallestUnit: 'minute' })
  const message = `${bucket.network} ${bucket.name}: ${Math.round(percent)} % used, starts over at ${until}.`
  return [
    warning(what, message, 'What is least pressing waits by itself. If it happens often, ask for more.'),
  ]
}
