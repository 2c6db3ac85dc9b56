import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const tokenList: Command = {
  name: 'token list',
  summary: 'List the API tokens of an organisation, the revoked ones too.',
  options: { org: organisationOption },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { listApiTokens } = await import('#core/auth/api-token.ts')
      const tokens = await services.db.forOrg(orgId, (tx) => listApiTokens(tx, orgId))
      const rows = tokens.map(({ id, name, scopes, expiresAt, revokedAt, lastUsedAt }) => [
        id,
        name,
        scopes.join(','),
        revokedAt !== null ? 'revoked' : expiresAt === null ? '' : `expires ${expiresAt.toString()}`,
        lastUsedAt === null ? 'never used' : `used ${lastUsedAt.toString()}`,
      ])
      return { data: tokens, lines: tokens.length === 0 ? ['None yet.'] : columns(rows) }
    }),
}
