import { readFile } from 'node:fs/promises'
import type { Command } from '../command.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'

export const userImport: Command = {
  name: 'user import',
  summary: 'Add and change people from a CSV file: all of it, or nothing when a row does not hold.',
  positionals: [{ name: 'file', summary: 'The file. Headings in Swedish or English, in any order.' }],
  options: {
    org: organisationOption,
    'dry-run': { kind: 'flag', summary: 'Only say what it would do.' },
  },
  notes: [
    'Columns: E-post, Namn (or Förnamn and Efternamn), Titel, Enhet, Roller, Språk. The last two may be left out.',
    'UTF-8, UTF-16 or Latin-1; semicolon, comma or tab. At most 10 000 rows. A cell that begins like a formula is refused.',
  ],
  run: async (args, io) => {
    const content = await readFile(io.path(args.text('file')))
    const { describeRowProblem, importPeople } = await import('#modules/organisation/index.ts')
    return withOrganisation(io, args.text('org'), async ({ services, actor }) => {
      const isTrial = args.flag('dry-run')
      const { plan, imported } = await importPeople(services, actor, { content, isTrial })
      const { encoding, delimiter, ignoredColumns } = plan
      const problems = plan.problems.map((problem) => ({ ...problem, ...describeRowProblem(problem, 'en') }))
      const count = (kind: string) => plan.rows.filter((row) => row.kind === kind).length
      const would = { added: count('new'), changed: count('changed'), same: count('same') }
      const rows = plan.rows.map(({ line, kind, fields, changed }) => ({
        line,
        kind,
        email: fields.email,
        changed,
      }))
      const isFailure = problems.length > 0
      const summary = `${would.added} added, ${would.changed} changed, ${would.same} as they were`
      return {
        data: { isWritten: imported !== null, ...would, encoding, delimiter, ignoredColumns, problems, rows },
        isFailure,
        lines: isFailure
          ? [
              'Nothing is written. These rows do not hold:',
              ...problems.map(
                ({ line, columnName, text }) =>
                  `  line ${line}${columnName === '' ? '' : `, ${columnName}`}: ${text}`,
              ),
            ]
          : [imported === null ? `Nothing is written. It would be: ${summary}.` : `Done: ${summary}.`],
      }
    })
  },
}
