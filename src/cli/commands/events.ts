import type { EventQuery } from '#modules/inbox/index.ts'
import { columns } from '../columns.ts'
import { UsageError, type Answer, type Arguments, type Command, type Io } from '../command.ts'
import { withInstallation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { readHomelessDeliveries, readHomelessEvents } from '../read-homeless.ts'
import { eventsOf, type EventOf } from '../read-events-of.ts'

const DEFAULT_LIMIT = 100

export const events: Command = {
  name: 'events',
  summary: 'List what the networks sent and what became of it, newest first.',
  options: {
    org: { ...organisationOption, isRequired: false, summary: 'Only of this organisation. Default: of all.' },
    state: {
      kind: 'text',
      value: 'STATE',
      summary: 'Only those in this state: received, applied, ignored, unknown or failed.',
    },
    unclaimed: {
      kind: 'flag',
      summary:
        'What belongs to no organisation: events of unregistered pages, and bodies that could not be read.',
    },
    limit: { kind: 'text', value: 'N', summary: `At most so many. Default: ${DEFAULT_LIMIT}.` },
  },
  notes: ['unknown: kept as it came, because this release does not know what it means.'],
  run: async (args, io) => {
    const limit = readLimit(args)
    if (args.flag('unclaimed')) return listHomeless(io, limit)
    const state = await readState(args)
    return withInstallation(io, async (services) => {
      const found = await eventsOf(services, { slug: args.optionalText('org'), state, limit })
      return { data: found, lines: found.length === 0 ? ['None.'] : columns(found.map(row)) }
    })
  },
}

function row({ org, network, kind, subject, receivedAt, state, problem }: EventOf): readonly string[] {
  return [receivedAt.toString(), org, network, state, kind, subject ?? '', problem ?? '']
}

async function listHomeless(io: Io, limit: number): Promise<Answer> {
  return withInstallation(io, async ({ db }) => {
    const { unclaimed, unreadable } = await db.system(async (tx) => ({
      unclaimed: await readHomelessEvents(tx, limit),
      unreadable: await readHomelessDeliveries(tx, limit),
    }))
    const rows = [
      ...unclaimed.map((event) => [
        event.receivedAt.toString(),
        event.network,
        'unclaimed',
        event.accountExternalId,
        event.dedupeKey,
      ]),
      ...unreadable.map((delivery) => [
        delivery.receivedAt.toString(),
        delivery.network,
        'unreadable',
        delivery.id,
        delivery.problem ?? '',
      ]),
    ]
    return { data: { unclaimed, unreadable }, lines: rows.length === 0 ? ['None.'] : columns(rows) }
  })
}

function readLimit(args: Arguments): number {
  const given = args.optionalText('limit')
  if (given === null) return DEFAULT_LIMIT
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new UsageError('--limit is a number from 1 to 999999')
  return Number(given)
}

async function readState(args: Arguments): Promise<EventQuery['state']> {
  const given = args.optionalText('state')
  if (given === null) return undefined
  const { EVENT_STATES } = await import('#modules/inbox/index.ts')
  const state = EVENT_STATES.find((known) => known === given)
  if (state === undefined) throw new UsageError(`--state is one of ${EVENT_STATES.join(', ')}`)
  return state
}
