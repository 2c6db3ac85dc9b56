import type { Command } from '../command.ts'
import { findNamedAccount } from '../find-named.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { readSecret } from '../read-secret.ts'

export const accountConnect: Command = {
  name: 'account connect',
  summary: 'Give an account a new access token, read from standard input.',
  positionals: [{ name: 'ACCOUNT', summary: 'Its id, handle or id on the network.' }],
  options: { org: organisationOption },
  run: async (args, io) => {
    const token = await readSecret(io, 'token')
    return withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId }, actor }) => {
      const { connectAccount } = await import('#modules/accounts/index.ts')
      const account = await services.db.forOrg(orgId, (tx) =>
        findNamedAccount(tx, orgId, args.text('ACCOUNT')),
      )
      await connectAccount(services, actor, { accountId: account.id, token })
      return {
        data: { id: account.id, accessState: 'ok' },
        lines: [`${account.name} has its new token.`],
      }
    })
  },
}
