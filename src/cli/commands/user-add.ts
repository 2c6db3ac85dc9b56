import { ROLES } from '#modules/organisation/index.ts'
import { UsageError, type Arguments, type Command, type Io } from '../command.ts'
import { findNamedUnit } from '../find-named.ts'
import { withOrganisation } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { newPassword, readSecret } from '../read-secret.ts'

export const userAdd: Command = {
  name: 'user add',
  summary: 'Add a person who works in Torget.',
  options: {
    org: organisationOption,
    email: { kind: 'text', value: 'EMAIL', isRequired: true, summary: 'Address; also the name at sign-in.' },
    name: { kind: 'text', isRequired: true, summary: 'Full name.' },
    title: { kind: 'text', isRequired: true, summary: 'Title, as it stands in a signed reply.' },
    unit: { kind: 'text', value: 'UNIT', isRequired: true, summary: 'Name or id of the unit.' },
    role: {
      kind: 'list',
      value: 'ROLE',
      isRequired: true,
      summary: 'Role; repeat it or use commas for several.',
    },
    language: { kind: 'text', value: 'sv|en', summary: 'Language of the pages. Default: sv.' },
    'password-stdin': { kind: 'flag', summary: 'Read the password from standard input.' },
    'no-password': { kind: 'flag', summary: 'No password: the person cannot sign in with one.' },
  },
  notes: [
    `Roles: ${ROLES.join(', ')}.`,
    'Without --password-stdin and --no-password a password is made and printed once.',
  ],
  run: async (args, io) => {
    const { password, isMade } = await choosePassword(args, io)
    const language = args.optionalText('language') ?? 'sv'
    if (language !== 'sv' && language !== 'en') throw new UsageError('--language is sv or en')
    const person = await withOrganisation(
      io,
      args.text('org'),
      async ({ services, organisation: { orgId }, actor }) => {
        const { addPerson } = await import('#modules/organisation/index.ts')
        const unit = await services.db.forOrg(orgId, (tx) => findNamedUnit(tx, orgId, args.text('unit')))
        return addPerson(services, actor, {
          email: args.text('email'),
          fullName: args.text('name'),
          title: args.text('title'),
          unitId: unit.id,
          roles: args.list('role'),
          password,
          language,
        })
      },
    )
    return {
      data: { ...person, ...(isMade ? { password } : {}) },
      lines: [
        `${person.fullName} is added as ${person.email}.`,
        ...(isMade ? [`Password, shown only now: ${password ?? ''}`] : []),
      ],
    }
  },
}

async function choosePassword(
  args: Arguments,
  io: Io,
): Promise<{ readonly password: string | null; readonly isMade: boolean }> {
  const [fromStdin, none] = [args.flag('password-stdin'), args.flag('no-password')]
  if (fromStdin && none) throw new UsageError('choose --password-stdin or --no-password')
  if (none) return { password: null, isMade: false }
  if (fromStdin) return { password: await readSecret(io, 'password'), isMade: false }
  return { password: newPassword(), isMade: true }
}
