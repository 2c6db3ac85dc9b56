import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const unitList: Command = {
  name: 'unit list',
  summary: 'List the units of an organisation.',
  options: { org: organisationOption },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { readUnits } = await import('#modules/organisation/index.ts')
      const units = await services.db.forOrg(orgId, (tx) => readUnits(tx, orgId))
      const names = new Map<string, string>(units.map(({ id, name }) => [id, name]))
      const rows = units.map(({ id, name, kind, parentId }) => [
        id,
        name,
        kind,
        parentId === null ? '' : (names.get(parentId) ?? ''),
      ])
      return { data: units, lines: units.length === 0 ? ['None yet.'] : columns(rows) }
    }),
}
