import type { Command } from '../command.ts'
import { findNamedPerson } from '../find-named.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const userDeactivate: Command = {
  name: 'user deactivate',
  summary:
    'End a person’s access from this minute. What they have done stays in the journal under their name.',
  options: {
    org: organisationOption,
    email: { kind: 'text', value: 'EMAIL', isRequired: true, summary: 'The person.' },
  },
  run: (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId }, actor }) => {
      const { createModules } = await import('../../app/modules.ts')
      const { deactivatePerson } = await import('#modules/organisation/index.ts')
      const person = await services.db.forOrg(orgId, (tx) => findNamedPerson(tx, orgId, args.text('email')))
      const left = await deactivatePerson(createModules(services).organisation, actor, {
        personId: person.id,
      })
      return {
        data: { id: person.id, email: person.email, isActive: false, ...left },
        lines: [
          `${person.fullName} (${person.email}) has no access any more.`,
          ...(left.absencesWithoutSubstitute.length === 0
            ? []
            : [`${left.absencesWithoutSubstitute.length} booked leaves of others lack a substitute now.`]),
        ],
      }
    }),
}
