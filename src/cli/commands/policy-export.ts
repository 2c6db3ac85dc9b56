import { NotFound } from '#core/errors.ts'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const policyExport: Command = {
  name: 'policy export',
  summary: 'Print the file of a policy version exactly as it was adopted.',
  options: {
    org: organisationOption,
    version: { kind: 'text', value: 'LABEL', summary: 'Which version. Default: the one in force.' },
  },
  run: async (args, io) =>
    withOrganisation(io, args.text('org'), async ({ services, organisation: { orgId } }) => {
      const { listPolicyVersions, policyVersionYaml } = await import('#modules/policy/index.ts')
      const wanted = args.optionalText('version')
      const found = await services.db.forOrg(orgId, async (tx) => {
        const versions = await listPolicyVersions(tx, orgId, services.clock.now())
        const version = versions.find(({ label, state }) =>
          wanted === null ? state === 'inForce' : label === wanted,
        )
        const yaml = version === undefined ? null : await policyVersionYaml(tx, orgId, version.id)
        return version === undefined || yaml === null ? null : { ...version, yaml }
      })
      if (found === null) throw new NotFound('policy version', wanted ?? 'in force')
      const { id, label, state, sha256, yaml } = found
      return { data: { id, label, state, sha256, yaml }, lines: [yaml.replace(/\n$/, '')] }
    }),
}
