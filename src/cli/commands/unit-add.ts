import type { UnitKind } from '#modules/organisation/index.ts'
import { UsageError, type Arguments, type Command } from '../command.ts'
import { findNamedUnit } from '../find-named.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

const KINDS: readonly UnitKind[] = ['authority', 'department', 'service', 'company']

export const unitAdd: Command = {
  name: 'unit add',
  summary: 'Add a unit: an authority (nämnd), department (förvaltning), service (verksamhet) or company.',
  options: {
    org: organisationOption,
    name: { kind: 'text', isRequired: true, summary: 'Its name.' },
    kind: { kind: 'text', value: KINDS.join('|'), isRequired: true, summary: 'What it is.' },
    parent: { kind: 'text', value: 'UNIT', summary: 'Name or id of the unit it belongs to.' },
    'common-accounts': { kind: 'flag', summary: 'It keeps the common accounts of the organisation.' },
  },
  run: async (args, io) => {
    const kind = readKind(args)
    return withOrganisation(io, args.text('org'), async ({ services, organisation, actor }) => {
      const { orgId } = organisation
      const { addUnit } = await import('#modules/organisation/index.ts')
      const parent = args.optionalText('parent')
      const above =
        parent === null ? null : await services.db.forOrg(orgId, (tx) => findNamedUnit(tx, orgId, parent))
      const unit = await addUnit(services, actor, {
        name: args.text('name'),
        kind,
        parentId: above?.id ?? null,
        ownsCommonAccounts: args.flag('common-accounts'),
      })
      return { data: unit, lines: [`${unit.name} is added (${unit.id}).`] }
    })
  },
}

function readKind(args: Arguments): UnitKind {
  const given = args.text('kind')
  const kind = KINDS.find((known) => known === given)
  if (kind === undefined) throw new UsageError(`--kind is one of ${KINDS.join(', ')}`)
  return kind
}
