import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const tokenRevoke: Command = {
  name: 'token revoke',
  summary: 'Revoke an API token, from its next request on.',
  positionals: [{ name: 'ID', summary: 'The token’s id (see "torget token list").' }],
  options: { org: organisationOption },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, actor }) => {
      const { revokeToken } = await import('#modules/organisation/index.ts')
      await revokeToken(services, actor, { tokenId: args.text('ID') })
      return { data: { id: args.text('ID'), isRevoked: true }, lines: ['The token is revoked.'] }
    }),
}
