import { Conflict, InvalidInput, NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { UsageError } from './command.ts'

/** From what was thrown to what the person at the terminal reads. A bug keeps its stack: somebody has to mend it. */
export function explainError(error: unknown): readonly string[] {
  if (error instanceof UsageError) return [`torget: ${error.message}`]
  if (error instanceof InvalidInput) return ['torget: this does not hold:', ...fieldLines(error)]
  if (error instanceof NotFound) return [`torget: there is no ${error.what} "${error.id}"`]
  if (error instanceof Conflict) return [`torget: ${conflicts[error.code] ?? error.code}${details(error)}`]
  if (error instanceof RuleBroken)
    return [`torget: a rule is in the way: ${broken[error.code] ?? error.message}${details(error)}`]
  if (error instanceof NotPermitted) return [`torget: ${error.message}`]
  if (isFileProblem(error)) return [`torget: ${error.message}`]
  if (hasRemedy(error)) return [`torget: ${error.message}`, error.remedy]
  return [
    'torget: this is a bug in Torget.',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]
}

const conflicts: Readonly<Record<string, string>> = {
  'slug-taken': 'there is already an organisation with that short name',
  'email-taken': 'there is already a person with that address in the organisation',
  'account-taken': 'that page is already registered in this installation',
}

const broken: Readonly<Record<string, string>> = {
  'policy.other-organisation': 'the file belongs to another organisation (meta.org.slug)',
  'policy.label-taken':
    'there is already a version of that name; give this one another in meta.document.version',
  'policy.valid-in-the-past': 'a version cannot be valid in the past',
  'policy.before-scheduled':
    'another version is scheduled for later and would take over; add --before-scheduled',
  'policy.has-unknowns': 'something is still unknown ("torget policy check" lists it); add --with-unknowns',
}

const faults: Readonly<Record<string, string>> = {
  required: 'is missing',
  'slug-form': 'is 2 to 60 characters: a to z, 0 to 9 and -',
  'email-form': 'is not an e-mail address',
  'address-form': 'is not an address that begins with https://',
  'unknown-unit': 'is no unit of the organisation (see "torget unit list")',
  'unknown-person': 'is no active person of the organisation (see "torget user list")',
  'unknown-role': 'names a role that there is not',
  'unknown-scope': 'names a scope that there is not',
  'unknown-network': 'is no network that this release knows',
  'already-past': 'is in the past',
  'password-too-short': 'is too short',
  'password-too-long': 'is too long',
  'password-is-email': 'is the e-mail address',
  'password-too-common': 'is too easy to guess',
}

function fieldLines(error: InvalidInput): readonly string[] {
  return error.fields.map(({ field, code, params }) => {
    const extra = params === undefined ? '' : ` (${Object.entries(params).map(pair).join(', ')})`
    return `  ${field} ${faults[code] ?? code}${extra}`
  })
}

function details({ details }: Conflict | RuleBroken): string {
  const pairs = Object.entries(details).map(pair)
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`
}

function pair([name, value]: [string, string | number]): string {
  return `${name}: ${value}`
}

/** A file that the person named is not there, or may not be read. */
function isFileProblem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}

function hasRemedy(error: unknown): error is Error & { readonly remedy: string } {
  return error instanceof Error && 'remedy' in error && typeof error.remedy === 'string'
}
