import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const accountList: Command = {
  name: 'account list',
  summary: 'List the accounts of an organisation and whether we have access to them.',
  options: { org: organisationOption },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { readAccounts } = await import('#modules/accounts/index.ts')
      const accounts = await services.db.forOrg(orgId, (tx) => readAccounts(tx, orgId))
      const rows = accounts.map(({ network, externalId, handle, name, kind, status, accessState }) => [
        network,
        externalId,
        handle,
        name,
        kind,
        status,
        `access: ${accessState}`,
      ])
      return { data: accounts, lines: accounts.length === 0 ? ['None yet.'] : columns(rows) }
    }),
}
