import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const userList: Command = {
  name: 'user list',
  summary: 'List the people of an organisation, those who have left too.',
  options: { org: organisationOption },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { readPeople } = await import('#modules/organisation/index.ts')
      const people = await services.db.forOrg(orgId, (tx) => readPeople(tx, orgId))
      const rows = people.map(({ email, fullName, title, roles, isActive }) => [
        email,
        fullName,
        title,
        roles.join(','),
        isActive ? '' : 'inactive',
      ])
      return { data: people, lines: people.length === 0 ? ['Nobody yet.'] : columns(rows) }
    }),
}
