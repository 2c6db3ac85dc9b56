import { facebookProfile } from '#connectors/facebook/profile.ts'
import type { NetworkId } from '#connectors/connector.ts'
import type { AccountKind } from '#modules/accounts/index.ts'
import { UsageError, type Arguments, type Command } from '../command.ts'
import { findNamedPerson, findNamedUnit } from '../find-named.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { readSecret } from '../read-secret.ts'

/** An account may be registered before its network's settings are filled in. */
const NETWORKS: ReadonlyMap<NetworkId, string> = new Map([
  [facebookProfile.network, facebookProfile.displayName],
])
const KINDS: readonly AccountKind[] = ['official', 'service']

export const accountAdd: Command = {
  name: 'account add',
  summary: 'Register an account on a network, so that its messages are ours to handle.',
  options: {
    org: organisationOption,
    network: {
      kind: 'text',
      value: [...NETWORKS.keys()].join('|'),
      isRequired: true,
      summary: 'The network.',
    },
    'external-id': {
      kind: 'text',
      value: 'ID',
      isRequired: true,
      summary: 'Its id on the network (the page id).',
    },
    handle: { kind: 'text', isRequired: true, summary: 'Its handle on the network.' },
    name: { kind: 'text', isRequired: true, summary: 'Its name.' },
    kind: {
      kind: 'text',
      value: KINDS.join('|'),
      isRequired: true,
      summary: 'official: common to the organisation. service: a service’s own.',
    },
    unit: { kind: 'text', value: 'UNIT', isRequired: true, summary: 'Name or id of the unit that keeps it.' },
    holder: {
      kind: 'text',
      value: 'EMAIL',
      isRequired: true,
      summary: 'The account holder (kontoansvarig).',
    },
    url: { kind: 'text', value: 'URL', summary: 'Its public address.' },
    'shows-removal-notice': {
      kind: 'flag',
      summary: 'Visitors are told there beforehand that unsuitable content is removed.',
    },
    'token-stdin': { kind: 'flag', summary: 'Read the page’s access token from standard input.' },
  },
  notes: ['Without a token the account is registered and can be connected later ("torget account connect").'],
  run: async (args, io) => {
    const kind = readKind(args)
    const token = args.flag('token-stdin') ? (await readSecret(io, 'token')).trim() : null
    return withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId }, actor }) => {
      const { addAccount } = await import('#modules/accounts/index.ts')
      const [unit, holder] = await services.db.forOrg(orgId, async (tx) => [
        await findNamedUnit(tx, orgId, args.text('unit')),
        await findNamedPerson(tx, orgId, args.text('holder')),
      ])
      const account = await addAccount({ ...services, networks: NETWORKS }, actor, {
        network: args.text('network'),
        externalId: args.text('external-id'),
        handle: args.text('handle'),
        name: args.text('name'),
        url: args.optionalText('url'),
        kind,
        unitId: unit.id,
        holderId: holder.id,
        showsRemovalNotice: args.flag('shows-removal-notice'),
        token,
      })
      const next = token === null ? ['It is not connected yet: "torget account connect".'] : []
      return { data: account, lines: [`${account.name} is registered (${account.id}).`, ...next] }
    })
  },
}

function readKind(args: Arguments): AccountKind {
  const given = args.text('kind')
  const kind = KINDS.find((known) => known === given)
  if (kind === undefined) throw new UsageError(`--kind is one of ${KINDS.join(', ')}`)
  return kind
}
