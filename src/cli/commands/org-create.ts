import { readFile } from 'node:fs/promises'
import type { Command } from '../command.ts'
import { withInstallation } from '../open-installation.ts'
import { faultLines } from '../policy-faults.ts'

export const orgCreate: Command = {
  name: 'org create',
  summary: 'Make an organisation with its first policy.',
  options: {
    slug: {
      kind: 'text',
      value: 'NAME',
      isRequired: true,
      summary: 'Short name in addresses: a to z, 0 to 9 and -.',
    },
    name: { kind: 'text', isRequired: true, summary: 'Full name.' },
    policy: { kind: 'text', value: 'FILE', isRequired: true, summary: 'Its policy (YAML).' },
  },
  run: async (args, io) => {
    const file = io.path(args.text('policy'))
    const { checkPolicyFile } = await import('#modules/policy/index.ts')
    const check = await checkPolicyFile(file)
    if (!check.ok) {
      return { data: { problems: check.problems }, lines: faultLines(check.problems, 'sv'), isFailure: true }
    }
    const policyYaml = await readFile(file, 'utf8')
    const { createOrganisation } = await import('#modules/organisation/index.ts')
    const made = await withInstallation(io, (services) =>
      createOrganisation(services, { slug: args.text('slug'), name: args.text('name'), policyYaml }),
    )
    const open = check.unknowns.length
    return {
      data: { id: made.orgId, slug: made.slug, name: made.name, unknowns: open },
      lines: [
        `${made.name} is made, as ${made.slug}.`,
        ...(open === 0 ? [] : [`${open} facts of the policy are unknown: "torget policy check" lists them.`]),
        `Next: torget unit add --org ${made.slug} --name … --kind authority`,
      ],
    }
  },
}
