import { SCOPES } from '#modules/organisation/index.ts'
import { UsageError, type Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const tokenCreate: Command = {
  name: 'token create',
  summary: 'Make an API token. It is printed once and kept nowhere.',
  options: {
    org: organisationOption,
    name: { kind: 'text', isRequired: true, summary: 'What it is for.' },
    scopes: { kind: 'list', value: 'a,b', isRequired: true, summary: 'What it may do.' },
    expires: { kind: 'text', value: 'DATE', summary: 'Last day it works, in Swedish time. Default: no end.' },
  },
  notes: [`Scopes: ${SCOPES.join(', ')}.`],
  run: async (args, io) => {
    const expiresAt = readExpiry(args.optionalText('expires'))
    return withOrganisation(io, args.text('org'), async ({ services, actor }) => {
      const { makeToken } = await import('#modules/organisation/index.ts')
      const made = await makeToken(services, actor, {
        name: args.text('name'),
        scopes: args.list('scopes'),
        expiresAt,
      })
      return { data: made, lines: [`Token, shown only now: ${made.token}`, `Id, to revoke it: ${made.id}`] }
    })
  },
}

/** A day works to its end; an instant is taken as it is. */
function readExpiry(given: string | null): Temporal.Instant | null {
  if (given === null) return null
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(given)) {
      return Temporal.PlainDate.from(given, { overflow: 'reject' })
        .add({ days: 1 })
        .toZonedDateTime('Europe/Stockholm')
        .toInstant()
    }
    return Temporal.Instant.from(given)
  } catch {
    throw new UsageError('--expires is a day such as 2027-06-30, or a time with its offset')
  }
}
