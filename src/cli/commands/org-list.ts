import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { withInstallation } from '../open-installation.ts'

export const orgList: Command = {
  name: 'org list',
  summary: 'List the organisations of this installation.',
  run: async (_, io) => {
    const { readOrganisations } = await import('#modules/organisation/index.ts')
    const found = await withInstallation(io, ({ db }) => db.system(readOrganisations))
    return {
      data: found.map(({ orgId, slug, name }) => ({ id: orgId, slug, name })),
      lines: found.length === 0 ? ['None yet.'] : columns(found.map(({ slug, name }) => [slug, name])),
    }
  },
}
