import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LOCAL_ZONE } from '#core/clock.ts'
import { UsageError, type Arguments, type Command, type Io } from '../command.ts'
import { withOrganisation, type OrganisationWork } from '../open-installation.ts'
import { organisationOption } from '../organisation-option.ts'
import { faultLines } from '../policy-faults.ts'

export const policyImport: Command = {
  name: 'policy import',
  summary: 'Read a policy file into an organisation, as a draft or as a new version.',
  positionals: [{ name: 'FILE', summary: 'The policy file (YAML).' }],
  options: {
    org: organisationOption,
    name: { kind: 'text', value: 'TEXT', summary: 'Name of the draft. Default: the file’s.' },
    from: {
      kind: 'text',
      value: 'now|DAY',
      summary: 'Adopt it too, from now or from a day such as 2027-01-01. Left out, it stays a draft.',
    },
    'with-unknowns': { kind: 'flag', summary: 'Adopt it although something is still unknown.' },
    'before-scheduled': {
      kind: 'flag',
      summary: 'Adopt it although another version is scheduled for later.',
    },
  },
  notes: [
    'Exits with 1 when the file cannot be read in, when a draft to be adopted has a fault, and when a rule stands in the way. A file',
    'with faults that is not to be adopted becomes a draft, to be mended under /policy/versioner; its faults are listed.',
  ],
  run: async (args, io) => {
    const from = readFrom(args)
    return withOrganisation(io, args.text('org'), (given) => take(args, io, given, from))
  },
}

type From = 'draft' | 'now' | Temporal.Instant

function readFrom(args: Arguments): From {
  const from = args.optionalText('from')
  if (from === null) return 'draft'
  if (from === 'now') return 'now'
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(from)) throw new RangeError(from)
    const day = Temporal.PlainDate.from(from, { overflow: 'reject' })
    return day.toZonedDateTime({ timeZone: LOCAL_ZONE, plainTime: '00:00' }).toInstant()
  } catch {
    throw new UsageError('--from is now, or a day such as 2027-01-01')
  }
}

async function take(args: Arguments, io: Io, { services, actor }: OrganisationWork, from: From) {
  const { adoptVersion, checkPolicyFile, discardDraft, importDraft } =
    await import('#modules/policy/index.ts')
  const { createModules } = await import('../../app/modules.ts')
  const deps = createModules(services).policy
  const file = io.path(args.text('FILE'))
  const check = await checkPolicyFile(file)
  const problems = check.ok ? [] : check.problems
  const faults = [...faultLines(problems, 'sv'), ...faultLines(check.warnings, 'sv', 'warning')]
  const cannotBeRead = problems.some(({ rule }) => rule.startsWith('file.'))
  if (cannotBeRead || (from !== 'draft' && !check.ok))
    return { data: { problems, draftId: null }, lines: [...faults, 'Nothing is read in.'], isFailure: true }
  const name = args.optionalText('name') ?? basename(file)
  const imported = await importDraft(deps, actor, { name, content: await readFile(file) })
  if (imported.kind === 'refused')
    return {
      data: imported,
      lines: [...faultLines(imported.problems, 'sv'), 'Nothing is read in.'],
      isFailure: true,
    }
  const { draftId, version } = imported
  if (from === 'draft') {
    const words = `"${name}" is a draft. ${check.ok ? 'It holds.' : `Faults to mend: ${problems.length}.`}`
    return { data: { draftId, problems }, lines: [...faults, words] }
  }
  const adopting = adoptVersion(deps, actor, {
    ...{ draftId, version, validFrom: from === 'now' ? null : from },
    knows: { unknowns: args.flag('with-unknowns'), scheduled: args.flag('before-scheduled') },
  })
  // A version was asked for, not a draft: when a rule stands in the way nothing of it stays behind.
  const adopted = await adopting.catch(async (error: unknown) => {
    await discardDraft(deps, actor, draftId)
    throw error
  })
  const validFrom = adopted.validFrom.toString()
  return {
    data: { versionId: adopted.versionId, label: adopted.label, validFrom },
    lines: [...faults, `${adopted.label} is adopted, valid from ${validFrom}.`],
  }
}
